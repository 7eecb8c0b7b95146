// What becomes of each answer: those of the contract resolve, all others reject and say what was sent.
import { assert, client, json, serve } from "./server.mjs";

let next;
const server = await serve(() => next);
const api = client.createClient({ baseURL: server.baseURL, retries: 0 });

/** What a call resolves with where the server sends this. */
function answered(answer, call) {
  next = answer;
  return call();
}

/** The error that a call rejects with. */
async function refused(answer, call) {
  try {
    await answered(answer, call);
  } catch (error) {
    assert.ok(error instanceof client.APIError && error instanceof Error, String(error));
    assert.equal(error.message, error.detail);
    return error;
  }
  assert.fail("it resolved");
}

const range = () => api.getRange();
const problem = { "Content-Type": "application/problem+json; charset=utf-8" };
const item = await answered(json(200, { id: 1 }), range);
assert.deepEqual([item.ok, item.status, item.body, item.contentType], [true, 200, { id: 1 }, "application/json"]);
assert.equal(item.response.status, 200);
const later = await answered({ status: 202, body: "ignored" }, range);
assert.deepEqual([later.ok, later.body], [true, undefined]);
assert.equal(await later.response.text(), "ignored");
assert.equal((await answered(json(404, "none"), range)).body, "none");
const gone = await answered({ status: 410, fields: problem, body: '{"detail":"Gone."}' }, range);
assert.deepEqual([gone.ok, gone.body.detail], [false, "Gone."]);
const text = await answered({ status: 500, fields: { "Content-Type": "Text/Plain" }, body: "Oh." }, range);
assert.deepEqual([text.ok, text.body], [false, "Oh."]);

// `default` beside nothing is what the status says.
assert.equal((await answered(json(299, { id: 2 }), () => api.getOpen())).ok, true);
assert.equal((await answered(json(418, { id: 3 }), () => api.getOpen())).ok, false);

const choice = () => api.getChoice();
const fields = { ETag: '"1"', "X-Count": "3", "X-Last": "true" };
const first = await answered(json(200, { id: 1 }, fields), choice);
assert.deepEqual({ ...first.headers }, { ETag: '"1"', "X-Count": 3, "X-Last": true });
assert.equal(
  server.requests.at(-1).headers.accept,
  "application/json, application/vnd.item+json, text/csv, application/pdf",
);
assert.deepEqual({ ...(await answered(json(200, { id: 1 }), choice)).headers }, {});
const csv = await answered({ status: 200, fields: { "Content-Type": "text/csv" }, body: "a,b" }, choice);
assert.deepEqual([csv.contentType, csv.body], ["text/csv", "a,b"]);
const pdf = await answered(
  { status: 200, fields: { "Content-Type": "application/pdf" }, body: "%PDF" },
  () => api.getChoice({ accept: "application/pdf" }),
);
assert.ok(pdf.body instanceof Blob);
assert.equal(await pdf.body.text(), "%PDF");
assert.equal(server.requests.at(-1).headers.accept, "application/pdf");

const any = () => api.getAny();
assert.deepEqual((await answered(json(200, [1]), any)).body, [1]);
assert.equal((await answered({ status: 200, fields: { "Content-Type": "text/html" }, body: "<p>" }, any)).body, "<p>");
const unknown = await answered({ status: 200, fields: { "Content-Type": "application/x" }, body: "b" }, any);
assert.equal(await unknown.body.text(), "b");
assert.deepEqual((await answered({ status: 201, fields: { "Content-Type": "x/y" }, body: '{"id":1}' }, any)).body, { id: 1 });
assert.equal((await answered({ status: 202, fields: { "Content-Type": "application/xml" }, body: "<a/>" }, any)).body, "<a/>");
assert.ok((await answered({ status: 203, fields: { "Content-Type": "image/png" }, body: "b" }, any)).body instanceof Blob);
assert.equal((await answered({ status: 204 }, any)).body, undefined);
const head = await answered({ status: 200, fields: { "Content-Type": "application/json" } }, () => api.headAny());
assert.deepEqual([head.ok, head.body], [true, undefined]);

// What the contract does not describe.
const page = await refused({ status: 502, fields: { "Content-Type": "text/html" }, body: "<h1>Bad" }, any);
assert.deepEqual([page.status, page.body], [502, "<h1>Bad"]);
assert.equal(page.detail, "The contract does not describe the status 502.");
const detailed = await refused({ status: 401, fields: problem, body: '{"detail":"No token."}' }, any);
assert.deepEqual([detailed.detail, detailed.body], ["No token.", { detail: "No token." }]);
const html = await refused({ status: 200, fields: { "Content-Type": "text/html" }, body: "<html>" }, range);
assert.deepEqual([html.body, html.detail], ["<html>", "The contract does not describe content of type 'text/html'."]);
const broken = await refused({ status: 200, fields: { "Content-Type": "application/json" }, body: '{"id":' }, range);
assert.deepEqual([broken.body, broken.detail], ['{"id":', "The server sent what is not JSON."]);
const binary = await refused({ status: 501, fields: { "Content-Type": "application/zip" }, body: "PK" }, any);
assert.equal(await binary.body.text(), "PK");

assert.deepEqual(await answered(json(200, { id: 7 }), () => client.orThrow(range())), { id: 7 });
const thrown = await refused({ status: 410, fields: problem, body: '{"detail":"Gone."}' }, () => client.orThrow(range()));
assert.deepEqual([thrown.status, thrown.detail], [410, "Gone."]);
const bare = await refused(json(404, "none"), () => client.orThrow(range()));
assert.equal(bare.detail, "404 Not Found");
server.stop();
