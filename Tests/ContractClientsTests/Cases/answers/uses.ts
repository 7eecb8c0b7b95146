import { APIError, createClient, orThrow } from "./api";
import type { Item } from "./api";

const api = createClient();

export async function range(): Promise<Item | undefined> {
  const answer = await api.getRange();
  if (answer.status === 200) return answer.body;
  if (answer.status === 202) {
    const nothing: undefined = answer.body;
    return nothing;
  }
  if (answer.status === 404) throw new Error(answer.body.toUpperCase());
  if (answer.status === 410) throw new Error(answer.body.detail);
  if (answer.status === 503) throw new Error(answer.body.trim());
  return undefined;
}

export async function open(): Promise<Item> {
  const answer = await api.getOpen();
  return answer.status === 299 ? answer.body : orThrow(api.getOpen());
}

export async function choice(): Promise<number | string | Blob | undefined> {
  const answer = await api.getChoice({ accept: "application/pdf" });
  if (!answer.ok) throw new Error(answer.body.detail);
  const tag: string | undefined = answer.headers.ETag;
  const count: number | undefined = answer.headers["X-Count"];
  const isLast: boolean | undefined = answer.headers["X-Last"];
  switch (answer.contentType) {
    case "application/json":
    case "application/vnd.item+json":
      return answer.body.id;
    case "text/csv":
      return answer.body.trim();
    case "application/pdf":
      return answer.body.size > 0 ? answer.body : (tag ?? count ?? String(isLast));
  }
}

export async function value(): Promise<Item> {
  try {
    const item = await orThrow(api.getRange());
    // @ts-expect-error: a 2XX without content is a success too.
    item.id;
  } catch (error) {
    if (error instanceof APIError) throw new Error(`${error.status}: ${error.detail}`);
  }
  const answer = await api.getAny();
  if (answer.status === 201) return answer.body;
  // @ts-expect-error
  if (answer.status === 200) return answer.body;
  throw new Error();
}

// @ts-expect-error
export const unknown = api.getChoice({ accept: "image/png" });
