// The client of the todo contract against the live server: `live.mjs CLIENT BASE-URL USER TOKEN`.
import assert from "node:assert/strict";

const { APIError, createClient, orThrow } = await import(process.argv[2]);
const [baseURL, user_id, token] = process.argv.slice(3);
const api = createClient({ baseURL, token: () => token });

const none = await api.listTasks({ user_id });
assert.deepEqual([none.status, none.ok, none.body], [200, true, []]);

const created = await api.createTask({ user_id, body: { title: "Größe 𝒳", description: null } });
assert.equal(created.status, 201);
assert.equal(created.headers.Location, `/api/${encodeURIComponent(user_id)}/tasks/${created.body.id}`);
assert.deepEqual([created.body.title, created.body.user_id, created.body.description], ["Größe 𝒳", user_id, null]);
const { id } = created.body;

// The same key, the same task.
const call = { user_id, "Idempotency-Key": "once", body: { title: "Once" } };
const [first, second] = [await orThrow(api.createTask(call)), await orThrow(api.createTask(call))];
assert.equal(first.id, second.id);
assert.equal((await api.createTask({ ...call, body: { title: "Twice" } })).status, 422);
assert.notEqual((await orThrow(api.createTask({ user_id, body: { title: "Once" } }))).id, first.id);

// Absent keeps, null clears.
const { body: described, headers } = await api.updateTask({ user_id, id, body: { description: "More" } });
assert.deepEqual([described.title, described.description], ["Größe 𝒳", "More"]);
assert.equal((await orThrow(api.patchTask({ user_id, id, body: { description: null } }))).description, null);

// A change on condition; what has not changed.
const stale = await api.updateTask({ user_id, id, "If-Match": headers.ETag, body: { title: "Lost" } });
assert.equal(stale.status, 412);
const saved = await api.updateTask({ user_id, id, "If-Match": stale.headers.ETag, body: { title: "Kept" } });
assert.deepEqual([saved.status, saved.body.title], [200, "Kept"]);
const same = await api.getTask({ user_id, id, "If-None-Match": saved.headers.ETag });
assert.deepEqual([same.status, same.ok, same.body], [304, false, undefined]);

assert.equal((await orThrow(api.completeTask({ user_id, id }))).completed, true);
assert.equal((await orThrow(api.completeTask({ user_id, id, body: { completed: true } }))).completed, true);
const done = await orThrow(api.listTasks({ user_id, status: "completed", sort: "title", order: "desc" }));
assert.deepEqual(done.map((task) => task.id), [id]);

assert.equal((await orThrow(api.deleteTask({ user_id, id }))).id, id);
const gone = await api.getTask({ user_id, id });
assert.equal(gone.status, 404);
assert.equal(typeof gone.body.detail, "string");
await assert.rejects(orThrow(api.getTask({ user_id, id })), (error) => {
  assert.ok(error instanceof APIError);
  assert.deepEqual([error.status, error.detail, error.message], [404, gone.body.detail, gone.body.detail]);
  return true;
});

const blank = await api.createTask({ user_id, body: { title: " " } });
assert.deepEqual([blank.status, blank.body.errors[0].pointer], [422, "/title"]);
assert.equal((await api.listTasks({ user_id: `${user_id}x` })).status, 403);
const anonymous = await createClient({ baseURL }).listTasks({ user_id });
assert.equal(anonymous.status, 401);
assert.match(anonymous.headers["WWW-Authenticate"], /^Bearer/);
await assert.rejects(api.getTask({ user_id: "..", id }), TypeError);

assert.deepEqual((await api.getHealth()).body, { status: "ok", database: "connected" });
const contract = await api.getContractYAML();
assert.match(contract.body, /^openapi: 3/);
assert.equal((await api.getContractYAML({ "If-None-Match": contract.headers.ETag })).status, 304);
assert.match((await orThrow(api.getContractJSON())).openapi, /^3/);
