// What is sent again and what is not, with the client of the todo contract.
import { assert, client, json, serve } from "./server.mjs";

const task = { id: 1, user_id: "ada", title: "a", description: null, completed: false };
const problem = (status, fields) => json(status, { detail: `It is ${status}.` }, fields);
const soon = { "Retry-After": "0" };

/** The answers in order, the requests that were made, and what the call gave. */
async function exchange(answers, call, options = {}) {
  const server = await serve((_, number) => answers[Math.min(number, answers.length) - 1]);
  try {
    const result = await call(client.createClient({ baseURL: server.baseURL, ...options })).catch((error) => error);
    return { result, requests: server.requests };
  } finally {
    server.stop();
  }
}

const user_id = "ada";
const list = (api) => api.listTasks({ user_id });
const create = (api) => api.createTask({ user_id, body: { title: "a" } });

// A read is sent again after a passing failure, twice unless told otherwise.
const healed = await exchange([{ destroy: true }, problem(503, soon), json(200, [task])], list);
assert.deepEqual([healed.result.status, healed.requests.length], [200, 3]);
const down = await exchange([problem(503, soon)], list);
assert.deepEqual([down.result.status, down.requests.length], [503, 3]);
assert.equal(down.result.body.detail, "It is 503.");
assert.equal(down.result.headers["Retry-After"], 0);
assert.equal((await exchange([problem(503, soon)], list, { retries: 0 })).requests.length, 1);
const once = await exchange([problem(503, soon)], (api) => api.listTasks({ user_id }, { retries: 1 }));
assert.equal(once.requests.length, 2);
assert.equal((await exchange([problem(500)], list)).requests.length, 1);
assert.equal((await exchange([problem(503, { "Retry-After": "86400" })], list)).requests.length, 1);
const dead = await exchange([{ destroy: true }], list, { retries: 1 });
assert.ok(dead.result instanceof TypeError);
assert.equal(dead.requests.length, 2);

// A creation has a key, which stays the same, so that it can be sent again.
const created = await exchange([{ destroy: true }, problem(409, soon), json(201, task)], create);
assert.deepEqual([created.result.status, created.requests.length], [201, 3]);
const keys = new Set(created.requests.map(({ headers }) => headers["idempotency-key"]));
assert.equal(keys.size, 1);
assert.match([...keys][0], /^[0-9a-f]{32}$/);
const another = await exchange([json(201, task)], create);
assert.ok(!keys.has(another.requests[0].headers["idempotency-key"]));
const own = await exchange([json(201, task)], (api) =>
  api.createTask({ user_id, "Idempotency-Key": "mine", body: { title: "a" } }),
);
assert.equal(own.requests[0].headers["idempotency-key"], "mine");
assert.equal((await exchange([problem(409)], create)).requests.length, 1);

// Nothing else is sent twice.
for (const call of [
  (api) => api.updateTask({ user_id, id: 1, body: { title: "b" } }),
  (api) => api.patchTask({ user_id, id: 1, body: { completed: true } }),
  (api) => api.completeTask({ user_id, id: 1 }),
  (api) => api.deleteTask({ user_id, id: 1 }),
]) {
  assert.equal((await exchange([problem(503, soon)], call)).requests.length, 1);
  const broken = await exchange([{ destroy: true }], call);
  assert.ok(broken.result instanceof TypeError);
  assert.equal(broken.requests.length, 1);
}

// A signal ends the request, and the wait between two: at once, before any timer of this program.
const reason = new Error("enough");
for (const answer of [problem(503, { "Retry-After": "29" }), { destroy: true }]) {
  const control = new AbortController();
  const server = await serve(() => (setTimeout(() => control.abort(reason), 20), answer));
  const api = client.createClient({ baseURL: server.baseURL, retries: 1000 });
  const rejected = assert.rejects(api.listTasks({ user_id }, { signal: control.signal }), reason);
  const late = new Promise((resolve) => {
    control.signal.addEventListener("abort", () => setTimeout(resolve, 5_000, "late").unref());
  });
  assert.notEqual(await Promise.race([rejected, late]), "late");
  server.stop();
}
const control = new AbortController();
const silent = await serve(() => (control.abort(reason), new Promise(() => {})));
const api = client.createClient({ baseURL: silent.baseURL });
await assert.rejects(api.listTasks({ user_id }, { signal: control.signal }), reason);
silent.stop();
await assert.rejects(api.listTasks({ user_id }, { signal: AbortSignal.abort(reason) }), reason);

// The token is asked for each time, and stands in no other request.
let asked = 0;
const token = () => `t${(asked += 1)}`;
const renewed = await exchange([problem(503, soon), json(200, [])], list, { token });
assert.deepEqual(renewed.requests.map(({ headers }) => headers.authorization), ["Bearer t1", "Bearer t2"]);
const health = await exchange([json(200, { status: "ok", database: "connected" })], (api) => api.getHealth(), { token });
assert.equal(health.requests[0].headers.authorization, undefined);
assert.equal(asked, 2);
