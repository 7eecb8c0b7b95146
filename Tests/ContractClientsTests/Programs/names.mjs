// Names and texts that would mean something to the language stand in the request as they are.
import { assert, client, json, serve } from "./server.mjs";

const weird = JSON.parse('{"__proto__": "p", "a\\"b": "c", "line\\nbreak": "d"}');
const server = await serve(() => json(200, weird, { ["__proto__"]: "h" }));
const key = "k";
const api = client.createClient({ baseURL: server.baseURL, apiKeys: { __proto__Value: () => key } });

const answer = await api.get({
  'id"': "i",
  'q`${1}\\"\n\u2028': "g\u2028h",
  query_constructor: "a",
  query_then: "b",
  class: "c",
  if: "d",
  "": "e",
  "é": "f",
  "e\u0301": "g",
});
assert.equal(answer.body["line\nbreak"], "d");
assert.ok(Object.hasOwn(answer.headers, "__proto__"));
const { url, headers } = server.requests[0];
const [path, query] = url.split("?");
assert.equal(path, "/a%60$(1+1)/i/%5C");
assert.deepEqual(
  query.split("&").map((pair) => pair.split("=").map(decodeURIComponent)),
  [
    ['q`${1}\\"\n\u2028', "g\u2028h"],
    ["constructor", "a"],
    ["then", "b"],
    ["class", "c"],
    ["", "e"],
    ["é", "f"],
    ["e\u0301", "g"],
    ['a"`${b}\\', key],
  ],
);
assert.equal(headers.if, "d");

// A client is no promise, though an operation is called so.
assert.equal(await api, api);
assert.equal(typeof api.thenValue, "function");
server.stop();
