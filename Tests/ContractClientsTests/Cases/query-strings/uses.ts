import { createClient } from "./api";

const api = createClient();

export const calls = [
  api.byForm({ filter: { a: "x", list: [1, 2], o: { n: 1 } } }),
  api.byJSON(),
  api.byJSON({ selector: { n: 1 } }),
  api.byText({ path: "$.a" }),
  api.add({ body: { kind: "cat", lives: 9 } }),
  api.add({ body: { kind: "Cat", lives: 9 } }),
  api.add({ body: { kind: "dog", tricks: 1 } }),
];

// @ts-expect-error
export const missing = api.byForm({});
// @ts-expect-error
export const named = api.add({ body: { kind: "Dog", tricks: 1 } });
// @ts-expect-error
export const unknown = api.add({ body: { kind: "cow" } });
