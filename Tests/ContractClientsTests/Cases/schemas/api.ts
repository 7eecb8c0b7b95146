// Generated from openapi.yaml by contractc. Do not edit.

/**
 * A client of Schemas 1.0.0.
 *
 *     const api = createClient({ baseURL: "https://api.example.com" });
 *     const answer = await api.listPets();
 *     if (answer.status === 200) console.log(answer.body);
 *
 * A call resolves with every answer that the contract describes, told apart by `status`, and
 * rejects with an `APIError` on any other. `orThrow` gives the body of a success alone.
 */

/**
 * A whole number of 64 bits, which JSON.parse reads as the nearest `number`: exact up to
 * 2^53 - 1 (Number.MAX_SAFE_INTEGER) on either side of zero, rounded beyond.
 */
export type Int64 = number;

/** A pet of some kind. */
export type Pet =
  | ({ kind: "cat" | "Cat" } & Cat)
  | ({ kind: "puppy" | "dog" | "Dog" } & Dog)
  | Fish;

export interface Animal {
  kind: string;
  /** What it is called. */
  name: string;
}

export interface Cat {
  kind: string;
  /** What it is called. */
  name: string;
  lives: number;
}

export interface Dog {
  kind: string;
  /** What it is called. */
  name: string;
  commands?: string[];
}

export interface Fish {
  kind: "Fish";
  depth?: number;
}

export interface Account {
  id: Int64;
  name: string;
  address: Address;
  friends?: Account[];
}

/** As a request has it. */
export interface AccountRequest {
  name: string;
  password: string;
  address: AddressRequest;
  friends?: AccountRequest[];
}

export interface Address {
  street?: string;
  /** @deprecated */
  verified?: boolean;
}

/** As a request has it. */
export interface AddressRequest {
  street?: string;
}

export type Colour = "red" | "green" | "it's \"blue\"" | 3 | -1.5 | true | null;

export type Large = number | 0.1;

export interface Nullable {
  always: string | null;
  sometimes?: number | null;
  absent?: number;
  either?: Cat | null;
}

export interface Tree {
  value: unknown;
  left?: Tree;
  right?: Tree | null;
}

export type JSONText = string | number | boolean | JSONText[] | { [name: string]: JSONText } | null;

export type Scores = { [name: string]: Int64 };

export type Closed = { [name: string]: never };

export interface Named {
  id: number;
  other: unknown;
  /** Other members: string. */
  [name: string]: unknown;
}

export type Patterns = { [name: string]: string };

export type Free = { [name: string]: unknown };

export type Pair = [string, (number | null)?];

export type Line = [string?, ...(string | boolean)[]];

export type Matrix = number[][];

export interface Contact {
  mail?: string;
  phone?: string;
}

export type Shape = { name: string } & ({ radius: number } | { width: number });

export interface Middle {
  inner?: MiddleInner;
}

export type Alias = Tree;

export interface Impossible {
  never?: never;
}

export interface MiddleInner {
  again?: MiddleInner;
}

export type ListPetsAnswer = Success<200, Pet[]>;

export interface AddAccountParameters {
  body: AccountRequest;
}

export type AddAccountAnswer = Success<201, Account>;

/** What a client is made with. */
export interface ClientOptions {
  /**
   * Where the API is, such as "https://api.example.com".
   * Without it paths begin at the origin of the page.
   */
  baseURL?: string;
  /** Whether cookies go along to another origin, as `fetch` has it. */
  credentials?: RequestCredentials;
  /** Header fields of every request. */
  headers?: Record<string, string>;
  /**
   * How often a request is sent again that failed by the network or by a passing state of the
   * server, 2 times if left out: only requests that change nothing, or that have a key by which
   * the server knows them again.
   */
  retries?: number;
  /** What sends requests, the global `fetch` if left out. */
  fetch?: typeof fetch;
}

/** The operations of the contract. */
export interface Client {
  listPets(options?: RequestOptions): Promise<ListPetsAnswer>;
  addAccount(parameters: AddAccountParameters, options?: RequestOptions): Promise<AddAccountAnswer>;
}

/** Makes a client. */
export function createClient(options: ClientOptions = {}): Client {
  return {
    async listPets(own) {
      const call: Call = {
        method: "GET",
        path: "/pets",
        accept: "application/json",
        isRepeatable: true,
        answers: [
          { status: [200], json: ["application/json"] },
        ],
      };
      return send<ListPetsAnswer>(call, options, own);
    },
    async addAccount(parameters, own) {
      const call: Call = {
        method: "POST",
        path: "/pets",
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        accept: "application/json",
        answers: [
          { status: [201], json: ["application/json"] },
        ],
      };
      return send<AddAccountAnswer>(call, options, own);
    },
  };
}

/** What a call can be told beside its parameters. */
export interface RequestOptions {
  /** Ends the request, and the wait before it is sent again. */
  signal?: AbortSignal;
  /** Header fields beside those of the contract. */
  headers?: Record<string, string>;
  /** In place of the client's `retries`. */
  retries?: number;
  /** In place of the client's `baseURL`. */
  baseURL?: string;
}

/** An answer that the contract describes. */
export interface Answer<Code extends number, Body, Fields = object, Type = string> {
  status: Code;
  /** Whether it is a success that the contract describes. */
  ok: boolean;
  /** The media type without parameters; empty where the contract has no content. */
  contentType: Type;
  body: Body;
  /** The header fields of the contract; of another origin, those that the server exposes. */
  headers: Fields;
  /** As `fetch` gave it; its body has been read unless the contract has none. */
  response: Response;
}

export interface Success<Code extends number, Body, Fields = object, Type = string>
  extends Answer<Code, Body, Fields, Type> {
  ok: true;
}

export interface Failure<Code extends number, Body, Fields = object, Type = string>
  extends Answer<Code, Body, Fields, Type> {
  ok: false;
}

/** An answer that the contract does not describe or, of `orThrow`, one that is no success. */
export class APIError extends Error {
  readonly status: number;
  /** What went wrong, in a sentence: the server's `detail` where it has one. */
  readonly detail: string;
  /** What was sent: JSON that has been read, text, or a `Blob` of anything else. */
  readonly body: unknown;
  readonly response: Response;

  constructor(answer: { body: unknown; response: Response }, reason?: string) {
    const { status, statusText } = answer.response;
    const detail = detailOf(answer.body) ?? reason ?? `${status} ${statusText}`.trim();
    super(detail);
    this.name = "APIError";
    this.status = status;
    this.detail = detail;
    this.body = answer.body;
    this.response = answer.response;
  }
}

/** The body of a success; anything else is thrown as an `APIError`. */
export async function orThrow<A extends Answer<number, unknown>>(
  answer: A | Promise<A>,
): Promise<Exclude<A, { ok: false }>["body"]> {
  const settled = await answer;
  if (!settled.ok) throw new APIError(settled);
  return settled.body;
}

function detailOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { detail, message } = body as { detail?: unknown; message?: unknown };
  return [detail, message].find((text): text is string => typeof text === "string");
}

/** A request, and what the contract says of its answers. */
interface Call {
  method: string;
  path: string;
  server?: string;
  query?: string[][];
  cookies?: string[][];
  headers?: [name: string, value: unknown][];
  body?: BodyInit | undefined;
  contentType?: string | undefined;
  accept?: string;
  security?: (() => Promise<Credential | undefined>)[][];
  isRepeatable?: boolean;
  answers: AnswerShape[];
}

/** The media types of some statuses, by how they are read. */
interface AnswerShape {
  status: (number | string)[];
  ok?: boolean;
  json?: string[];
  text?: string[];
  blob?: string[];
  any?: string[];
  headers?: [name: string, read: (text: string) => unknown][];
}

interface Credential {
  header?: [name: string, value: string];
  query?: string;
  cookie?: string;
}

/** Sends a request, again where that is safe and may help, and reads the answer. */
async function send<A>(call: Call, client: ClientOptions, own: RequestOptions = {}): Promise<A> {
  const retries = call.isRepeatable ? (own.retries ?? client.retries ?? 2) : 0;
  for (let attempt = 0; ; attempt += 1) {
    const usual = 200 * 2 ** attempt * (1 + Math.random());
    let wait = usual;
    try {
      const response = await sendOnce(call, client, own);
      const better = attempt < retries ? waitAfter(response, usual) : undefined;
      if (better === undefined) return (await read(call, response)) as A;
      wait = better;
      await response.body?.cancel();
    } catch (error) {
      // `fetch` rejects with a TypeError where the network fails.
      if (attempt >= retries || own.signal?.aborted || !(error instanceof TypeError)) throw error;
    }
    await sleep(wait, own.signal);
  }
}

async function sendOnce(
  call: Call,
  client: ClientOptions,
  own: RequestOptions,
): Promise<Response> {
  const credentials = await credentialsOf(call);
  const query = [...(call.query ?? []).flat(), ...credentials.flatMap((one) => one.query ?? [])];
  const cookies = [
    ...(call.cookies ?? []).flat(),
    ...credentials.flatMap((one) => one.cookie ?? []),
  ];
  const headers = new Headers({ ...client.headers, ...own.headers });
  if (call.accept !== undefined && !headers.has("Accept")) headers.set("Accept", call.accept);
  // That of `FormData` has the boundary of the parts, which `fetch` makes up.
  if (call.body !== undefined && call.contentType && !(call.body instanceof FormData)) {
    headers.set("Content-Type", call.contentType);
  }
  for (const [name, value] of call.headers ?? []) {
    if (value !== undefined && value !== null) headers.set(name, String(value));
  }
  for (const { header } of credentials) if (header) headers.set(...header);
  if (cookies.length > 0) headers.set("Cookie", cookies.join("; "));
  const base = own.baseURL ?? call.server ?? client.baseURL ?? "";
  const search = query.length > 0 ? `?${query.join("&")}` : "";
  const init: RequestInit = { method: call.method, headers };
  if (call.body !== undefined) init.body = call.body;
  if (own.signal) init.signal = own.signal;
  if (client.credentials) init.credentials = client.credentials;
  return (client.fetch ?? fetch)(base.replace(/\/+$/, "") + call.path + search, init);
}

/** The credentials of the first of several ways to be let in of which none is missing. */
async function credentialsOf(call: Call): Promise<Credential[]> {
  for (const schemes of call.security ?? []) {
    const found = await Promise.all(schemes.map((scheme) => scheme()));
    const present = found.filter((one): one is Credential => one !== undefined);
    if (present.length === found.length) return present;
  }
  return [];
}

/** How long to wait before the same request may be answered better; undefined if it will not be. */
function waitAfter(response: Response, usual: number): number | undefined {
  const after = response.headers.get("Retry-After");
  // 409: the first request with this key is under way.
  const mayPass = [408, 425, 429, 502, 503, 504].includes(response.status);
  if (!mayPass && !(response.status === 409 && after)) return undefined;
  if (!after) return usual;
  const seconds = Number(after);
  const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
  return wait <= 30_000 ? Math.max(wait, usual) : undefined;
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** The answer as the contract describes it. */
async function read(call: Call, response: Response): Promise<Answer<number, unknown>> {
  const { status } = response;
  const shape =
    call.answers.find((one) => one.status.includes(status)) ??
    call.answers.find((one) => one.status.includes(`${Math.floor(status / 100)}XX`)) ??
    call.answers.find((one) => one.status.includes("default"));
  const contentType = (response.headers.get("Content-Type") ?? "")
    .replace(/\s*;.*/, "")
    .toLowerCase();
  if (!shape) throw await unexpected(response, contentType, `the status ${status}`);
  const fields = (shape.headers ?? []).flatMap(([name, convert]) => {
    const text = response.headers.get(name);
    return text === null ? [] : [[name, convert(text)] as const];
  });
  const answer = {
    status,
    ok: shape.ok ?? response.ok,
    contentType: "",
    body: undefined as unknown,
    headers: Object.fromEntries(fields),
    response,
  };
  const readings = (["json", "text", "blob", "any"] as const).filter((one) => shape[one]);
  if (readings.length === 0) return answer;
  const reading =
    contentType === ""
      ? readings[0]
      : readings.find((one) => shape[one]?.some((range) => holds(range, contentType)));
  if (!reading) throw await unexpected(response, contentType, `content of type '${contentType}'`);
  answer.contentType = contentType;
  if (reading === "text") answer.body = await response.text();
  else if (reading === "blob") answer.body = await response.blob();
  else if (reading === "any") answer.body = await anyBody(response, contentType);
  else {
    const text = await response.text();
    try {
      answer.body = JSON.parse(text);
    } catch {
      throw new APIError({ body: text, response }, "The server sent what is not JSON.");
    }
  }
  return answer;
}

/** A body as its media type says: JSON that has been read, text, or a `Blob`. */
async function anyBody(response: Response, contentType: string): Promise<unknown> {
  if (!/^text\/|json|xml|yaml/.test(contentType)) return response.blob();
  const text = await response.text();
  if (!/[/+]json$/.test(contentType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function unexpected(
  response: Response,
  contentType: string,
  what: string,
): Promise<APIError> {
  const body = await anyBody(response, contentType);
  return new APIError({ body, response }, `The contract does not describe ${what}.`);
}

function holds(range: string, contentType: string): boolean {
  if (!range.endsWith("*")) return range === contentType;
  return range === "*/*" || contentType.startsWith(range.slice(0, -1));
}
