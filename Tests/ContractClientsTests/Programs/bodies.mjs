// Each kind of body as it is sent.
import { assert, client, serve } from "./server.mjs";

const server = await serve(() => undefined);
const api = client.createClient({ baseURL: server.baseURL });

/** The media type and the body of the request that a call makes. */
async function sent(call) {
  assert.equal((await call).status, 204);
  const { headers, body } = server.requests.at(-1);
  return { type: headers["content-type"], text: body.toString(), body };
}

const { type, text } = await sent(api.putJSON({ body: { text: "é", gone: undefined } }));
assert.equal(type, "application/merge-patch+json");
assert.equal(text, '{"text":"é"}');
assert.equal((await sent(api.patchJSON())).type, undefined);
assert.equal((await sent(api.patchJSON({ body: null }))).text, "null");
assert.equal((await sent(api.getWithBody())).text, "");

const form = await sent(
  api.sendForm({
    body: {
      name: "a&b=c d",
      tags: ["x", "y"],
      csv: ["1", "2"],
      filter: { a: "b" },
      data: { b: 1 },
      plain: { c: 2 },
    },
  }),
);
assert.equal(form.type, "application/x-www-form-urlencoded");
assert.equal(
  form.text,
  "name=a%26b%3Dc%20d&tags=x&tags=y&csv=1,2&filter%5Ba%5D=b&data=%7B%22b%22%3A1%7D&plain=%7B%22c%22%3A2%7D",
);

const file = new Blob(["PNG"], { type: "image/png" });
const upload = await sent(
  api.upload({
    body: { file, others: [file, file], caption: "a", about: { text: "b" }, table: "c,d" },
  }),
);
assert.match(upload.type, /^multipart\/form-data; ?boundary=/);
const parts = await new Response(upload.body, { headers: { "Content-Type": upload.type } }).formData();
assert.equal(await parts.get("file").text(), "PNG");
assert.equal(parts.get("file").type, "image/png");
assert.equal(parts.getAll("others").length, 2);
assert.equal(parts.get("caption"), "a");
assert.equal(parts.get("about").type, "application/json");
assert.equal(await parts.get("about").text(), '{"text":"b"}');
assert.equal(parts.get("table").type, "text/csv");

assert.deepEqual(await sent(api.sendText({ body: 5 })).then(({ type, text }) => [type, text]), ["text/plain", "5"]);
const bytes = await sent(api.sendBytes({ body: new Uint8Array([0, 255]) }));
assert.equal(bytes.type, "application/octet-stream");
assert.deepEqual([...bytes.body], [0, 255]);
assert.equal((await sent(api.sendXML({ body: "<a/>" }))).type, "application/xml");
assert.equal((await sent(api.sendXML())).type, undefined);

assert.deepEqual(
  await sent(api.sendChoice({ body: { text: "a" } })).then(({ type, text }) => [type, text]),
  ["application/json", '{"text":"a"}'],
);
assert.deepEqual(
  await sent(api.sendChoice({ contentType: "text/plain", body: "a" })).then(({ type, text }) => [type, text]),
  ["text/plain", "a"],
);
assert.match(
  (await sent(api.sendChoice({ contentType: "multipart/form-data", body: { note: "a" } }))).type,
  /^multipart\/form-data; ?boundary=/,
);
assert.deepEqual(
  await sent(api.sendChoice({ contentType: "image/png", body: file })).then(({ type, text }) => [type, text]),
  ["image/png", "PNG"],
);
assert.equal((await sent(api.sendAny({ body: { text: "a" } }))).type, "application/json");
server.stop();
