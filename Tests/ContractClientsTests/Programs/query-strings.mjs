// The whole query as one value: a form, JSON or text.
import { assert, client, serve } from "./server.mjs";

const server = await serve(() => undefined);
const api = client.createClient({ baseURL: server.baseURL });

/** The query of the request that a call makes. */
async function query(call) {
  const before = server.requests.length;
  assert.equal((await call).status, 204);
  return server.requests[before].url;
}

assert.equal(
  await query(api.byForm({ filter: { a: "x y&z", list: [1, 2], o: { n: 1 } } })),
  "/form?a=x%20y%26z&list=1,2&o=%7B%22n%22%3A1%7D",
);
assert.equal(await query(api.byForm({ filter: {} })), "/form");
assert.equal(await query(api.byJSON({ selector: { n: 1e21 } })), "/json?%7B%22n%22%3A1e%2B21%7D");
assert.equal(await query(api.byJSON()), "/json");
assert.equal(await query(api.byText({ path: "$.a+b" })), "/text?%24.a%2Bb");
await server.stop();
