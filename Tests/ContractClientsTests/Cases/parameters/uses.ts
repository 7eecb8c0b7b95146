import { createClient } from "./api";

const api = createClient();

export const calls = [
  api.plain({ text: "a", number: 1, q: "b", list: ["c"], filter: { in: ["d"] }, json: { x: 1 } }),
  api.paths({ simple: ["a"], exploded: { b: "c" }, label: ["d"], matrix: "e", matrices: [], format: "csv" }),
  api.headers(),
  api.headers({ "X-Text": "a", "X-List": [1], session: "s" }, { signal: new AbortController().signal }),
  api.same({ id: "a", query_id: 1, header_id: 2, query_body: "b", body: "c", query_toString: "d" }),
  api.odd({ undeclared: "a" }),
];

// @ts-expect-error
export const missing = api.plain({ text: "a", number: 1 });
// @ts-expect-error
export const wrong = api.plain({ text: "a", number: "1", q: "b" });
// @ts-expect-error
export const unknown = api.headers({ "X-Other": "a" });
