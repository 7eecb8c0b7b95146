// Which credentials a request is sent with.
import { assert, client, serve } from "./server.mjs";

const server = await serve(() => undefined);

/** The fields and the query of the request that a call makes. */
async function sent(options, call) {
  assert.equal((await call(client.createClient({ baseURL: server.baseURL, ...options }))).status, 204);
  const { headers, url } = server.requests.at(-1);
  return { ...headers, url };
}

let calls = 0;
const token = async (scheme) => `${scheme}-${(calls += 1)}`;
assert.equal((await sent({ token }, (api) => api.byDefault())).authorization, "Bearer bearer-1");
assert.equal((await sent({ token }, (api) => api.byDefault())).authorization, "Bearer bearer-2");
assert.equal((await sent({ token }, (api) => api.forAll())).authorization, undefined);
for (const nothing of [undefined, () => undefined, () => null, async () => ""]) {
  assert.equal((await sent({ token: nothing }, (api) => api.byDefault())).authorization, undefined);
}

// The first alternative that has all of its credentials; none is missed where one may go without.
const both = { key: () => "k", appId: () => "a" };
const keys = await sent({ apiKeys: both, token }, (api) => api.bySeveral());
assert.deepEqual([keys["x-api-key"], keys["x-app"], keys.authorization], ["k", "a", undefined]);
const half = await sent({ apiKeys: { key: both.key }, token }, (api) => api.bySeveral());
assert.deepEqual([half["x-api-key"], half.authorization], [undefined, "Bearer oauth-3"]);
const basic = () => ({ username: "ada", password: "pässword" });
assert.equal(
  (await sent({ basic }, (api) => api.bySeveral())).authorization,
  `Basic ${Buffer.from("ada:pässword").toString("base64")}`,
);
assert.equal((await sent({}, (api) => api.bySeveral())).authorization, undefined);

assert.equal((await sent({ apiKeys: { cookie: () => "c" } }, (api) => api.byOthers())).cookie, "session=c");
assert.equal((await sent({ apiKeys: { query: () => "q&r" } }, (api) => api.byOthers())).url, "/others?api%20key=q%26r");
assert.equal(
  (await sent({ authorization: { digest: () => "Digest x" } }, (api) => api.byOthers())).authorization,
  "Digest x",
);
server.stop();
