// Each style as it stands in the request.
import { assert, client, serve } from "./server.mjs";

const server = await serve(() => undefined);
const api = client.createClient({ baseURL: server.baseURL + "/" });

/** The request that a call makes. */
async function request(call) {
  const before = server.requests.length;
  assert.equal((await call).status, 204);
  assert.equal(server.requests.length, before + 1);
  return server.requests[before];
}

const plain = await request(
  api.plain({
    text: "a/b?c#d%é ..",
    number: 5,
    q: "x&y=z +",
    list: ["a,b", "c"],
    csv: [1, 2],
    object: { a: "b", b: undefined },
    flat: { a: "1,2" },
    spaces: ["a", "b"],
    pipes: ["a", "b"],
    filter: { a: "x", in: ["y", "z"] },
    json: { x: 1.5 },
    nullable: null,
  }),
);
assert.equal(
  plain.url,
  "/plain/a%2Fb%3Fc%23d%25%C3%A9%20../5?q=x%26y%3Dz%20%2B&list=a%2Cb&list=c&csv=1,2&a=b&flat=a,1%2C2" +
    "&spaces=a%20b&pipes=a%7Cb&filter%5Ba%5D=x&filter%5Bin%5D%5B0%5D=y&filter%5Bin%5D%5B1%5D=z" +
    "&json=%7B%22x%22%3A1.5%7D",
);
assert.equal((await request(api.plain({ text: "a", number: 0, q: "", list: [] }))).url, "/plain/a/0?q=");

const paths = await request(
  api.paths({
    simple: ["a", "b,c"],
    exploded: { k: "v", l: "w" },
    label: ["a.b", "c"],
    matrix: "m;",
    matrices: ["x", "y"],
    format: "csv",
  }),
);
assert.equal(
  paths.url,
  "/paths/a,b%2Cc/k=v,l=w/.a%2Eb.c/;matrix=m%3B/;matrices=x;matrices=y/report.csv",
);

const headers = await request(
  api.headers({
    "X-Text": "a, b",
    "X-List": [1, 2],
    "X-Object": { a: 1 },
    "X-JSON": ["é".normalize("NFD").slice(0, 1)],
    session: "s 1",
    flags: ["a", "b"],
  }),
);
assert.equal(headers.headers["x-text"], "a, b");
assert.equal(headers.headers["x-list"], "1,2");
assert.equal(headers.headers["x-object"], "a=1");
assert.equal(headers.headers["x-json"], '["e"]');
assert.equal(headers.headers["cookie"], "session=s%201; flags=a,b");
const bare = await request(api.headers());
for (const name of ["x-text", "x-list", "x-object", "x-json", "cookie", "content-type"]) {
  assert.equal(bare.headers[name], undefined, name);
}

const own = await request(api.headers({}, { headers: { "X-Own": "1" }, baseURL: `${server.baseURL}/v2` }));
assert.equal(own.url, "/v2/headers");
assert.equal(own.headers["x-own"], "1");

// An operation's own server goes before the client's, and what a call says before both.
const same = await request(
  api.same(
    { id: "a", query_id: 1, header_id: 2, query_body: "b", query_toString: "c", query___proto__: "d", body: "e" },
    { baseURL: server.baseURL },
  ),
);
assert.equal(same.url, "/same/a?id=1&body=b&toString=c&__proto__=d");
assert.equal(same.headers.id, "2");
assert.equal(same.body.toString(), '"e"');
const nothing = await request(api.same({ id: "a" }, { baseURL: server.baseURL }));
assert.equal(nothing.url, "/same/a");
assert.equal(nothing.headers["content-type"], undefined);

assert.equal((await request(api.odd({ undeclared: "x" }))).url, "/caf%C3%A9/a%20b/x/");

// What would lead to another path is no part of one.
for (const text of ["", ".", "..", undefined, null]) {
  const count = server.requests.length;
  await assert.rejects(api.odd({ undeclared: text }), TypeError);
  assert.equal(server.requests.length, count);
}
server.stop();
