// What the existing hand-written clients of this API do, with the generated one.
import { APIError, createClient, orThrow } from "./api";
import type { Task, TaskChanges } from "./api";

const session = { token: "t" };
const api = createClient({ baseURL: "http://localhost:8080", token: () => session.token });

export async function list(user_id: string): Promise<Task[]> {
  const answer = await api.listTasks({ user_id, status: "pending" });
  if (answer.status === 200) return answer.body;
  if (answer.status === 503) console.warn(answer.headers["Retry-After"]);
  throw new Error(answer.body.detail);
}

export const create = (user_id: string, title: string) =>
  orThrow(api.createTask({ user_id, body: { title } }));

export async function rename(user_id: string, id: number, title: string): Promise<Task | "changed"> {
  const before = await api.getTask({ user_id, id });
  if (before.status !== 200) throw new APIError(before);
  const tag = before.headers.ETag;
  const after = await api.updateTask({
    user_id,
    id,
    ...(tag === undefined ? {} : { "If-Match": tag }),
    body: { title, description: null },
  });
  return after.status === 412 ? "changed" : orThrow(Promise.resolve(after));
}

export const toggle = async (user_id: string, id: number): Promise<boolean> =>
  (await orThrow(api.completeTask({ user_id, id }))).completed;

export const changes: TaskChanges[] = [{}, { title: "a" }, { description: null }];
// @ts-expect-error: a title is not cleared.
export const wrong: TaskChanges = { title: null };
