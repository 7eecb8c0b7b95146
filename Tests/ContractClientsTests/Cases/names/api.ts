// Generated from openapi.yaml by contractc. Do not edit.

/**
 * A client of Names *\/ export const evil = 1; /*  `${x}` 1 \@deprecated.
 *
 *     const api = createClient({ baseURL: "https://api.example.com", token: () => session.token });
 *     const answer = await api.get({ ... });
 *     if (answer.status === 200) console.log(answer.body);
 *
 * A call resolves with every answer that the contract describes, told apart by `status`, and
 * rejects with an `APIError` on any other. `orThrow` gives the body of a success alone.
 */

/** *\/ }; export const evil = 1; /* */
export interface Weird {
  __proto__: string;
  constructor?: string;
  "a\"b": string;
  "line\nbreak": string;
  /** *\/ */
  "*/"?: string;
  "`${x}"?: "`${x}";
  "\u{202e}abc"?: number;
  ""?: number;
  "1"?: number;
  "a-b"?: number;
  "größe"?: number;
  "𝒳"?: number;
}

export interface PromiseSchema {
  a?: Promise2;
}

export type Promise2 = string;

export type ErrorSchema = string;

export type ClientSchema = string;

export type AnswerSchema = string;

export type RecordSchema = { [name: string]: string };

export type ResponseSchema = string;

export type StringSchema = number;

export type Any = number;

export type Class = number;

export type Undefined = number;

export type _2nd = number;

export type AB2 = number;

export type AB4 = number;

export type AB3 = number;

export type AB = number;

export type GetWithoutIdAnswer = number;

export type Größe = number;

export interface GetParameters {
  /** *\/ */
  "id\"": string;
  "q`${1}\\\"\n\u{2028}"?:
    | "a\"b"
    | "c\\d"
    | "e\nf"
    | "g\u{2028}h"
    | "`${i}"
    | "</script>"
    | "\u{202e}"
    | "\u{0}";
  query_constructor?: string;
  query_then?: string;
  class?: string;
  if?: string;
  ""?: string;
  "é"?: string;
  "é"?: string;
}

export type GetAnswer = Success<200, Weird, { __proto__?: string }>;

export type ThenValueAnswer = Success<204, undefined>;

export type ConstructorValueAnswer = Success<204, undefined>;

export type DeleteAnswer = Success<204, undefined>;

export type ProtoValueAnswer = Success<204, undefined>;

export type SendAnswer = Success<204, undefined>;

export type EmptyAnswer = Success<204, undefined>;

export type Größe2Answer = Success<204, undefined>;

export type GetWithoutIdAnswer2 = Success<204, undefined>;

/** What a client is made with. */
export interface ClientOptions {
  /**
   * Where the API is, such as "https://api.example.com".
   * Without it: https://example.com/`${x}"\
   */
  baseURL?: string;
  /** Gives the bearer token, asked for with every request; none is sent where it gives none. */
  token?: () => Provided<string>;
  /** Give API keys, asked for with every request. */
  apiKeys?: {
    /** The header X-Key. */
    aB?: () => Provided<string>;
    /** The query a"`${b}\. */
    __proto__Value?: () => Provided<string>;
  };
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
  /**
   * \@deprecated Ends a comment *\/ and begins one /*, `${x}` ? and a tag
   * \@internal {\@link x} //# sourceMappingURL=x
   */
  get(parameters: GetParameters, options?: RequestOptions): Promise<GetAnswer>;
  thenValue(options?: RequestOptions): Promise<ThenValueAnswer>;
  constructorValue(options?: RequestOptions): Promise<ConstructorValueAnswer>;
  delete(options?: RequestOptions): Promise<DeleteAnswer>;
  __proto__Value(options?: RequestOptions): Promise<ProtoValueAnswer>;
  send(options?: RequestOptions): Promise<SendAnswer>;
  empty(options?: RequestOptions): Promise<EmptyAnswer>;
  "größe2"(options?: RequestOptions): Promise<Größe2Answer>;
  getWithoutId(options?: RequestOptions): Promise<GetWithoutIdAnswer2>;
}

// Answers of several operations.
const on204: AnswerShape = { status: [204] };

/** Makes a client. */
export function createClient(options: ClientOptions = {}): Client {
  const schemes = {
    aB: () => apiKey("header", "X-Key", options.apiKeys?.aB?.()),
    __proto__Value: () => apiKey("query", "a\"`${b}\\", options.apiKeys?.__proto__Value?.()),
    constructorValue: () => bearer(options.token?.()),
  };

  return {
    async get(parameters, own) {
      const call: Call = {
        method: "GET",
        path: `/a%60\$(1+1)/${segment("id\"", parameters["id\""])}/%5C`,
        query: [
          form("q`${1}\\\"\n\u{2028}", parameters["q`${1}\\\"\n\u{2028}"]),
          form("constructor", parameters.query_constructor),
          form("then", parameters.query_then),
          form("class", parameters.class),
          form("", parameters[""]),
          form("é", parameters["é"]),
          form("é", parameters["é"]),
        ],
        headers: [["if", parameters.if]],
        accept: "application/json",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        isRepeatable: true,
        answers: [
          { status: [200], json: ["application/json"], headers: [["__proto__", String]] },
        ],
      };
      return send<GetAnswer>(call, options, own);
    },
    async thenValue(own) {
      const call: Call = {
        method: "GET",
        path: "/reserved",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        isRepeatable: true,
        answers: [on204],
      };
      return send<ThenValueAnswer>(call, options, own);
    },
    async constructorValue(own) {
      const call: Call = {
        method: "PUT",
        path: "/reserved",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        answers: [on204],
      };
      return send<ConstructorValueAnswer>(call, options, own);
    },
    async delete(own) {
      const call: Call = {
        method: "POST",
        path: "/reserved",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        answers: [on204],
      };
      return send<DeleteAnswer>(call, options, own);
    },
    async __proto__Value(own) {
      const call: Call = {
        method: "DELETE",
        path: "/reserved",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        answers: [on204],
      };
      return send<ProtoValueAnswer>(call, options, own);
    },
    async send(own) {
      const call: Call = {
        method: "PATCH",
        path: "/reserved",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        answers: [on204],
      };
      return send<SendAnswer>(call, options, own);
    },
    async empty(own) {
      const call: Call = {
        method: "OPTIONS",
        path: "/reserved",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        isRepeatable: true,
        answers: [on204],
      };
      return send<EmptyAnswer>(call, options, own);
    },
    async "größe2"(own) {
      const call: Call = {
        method: "HEAD",
        path: "/reserved",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        isRepeatable: true,
        answers: [on204],
      };
      return send<Größe2Answer>(call, options, own);
    },
    async getWithoutId(own) {
      const call: Call = {
        method: "GET",
        path: "/without-id",
        security: [[schemes.aB], [schemes.__proto__Value], [schemes.constructorValue]],
        isRepeatable: true,
        answers: [on204],
      };
      return send<GetWithoutIdAnswer2>(call, options, own);
    },
  };
}

/** What is given now or later, or is not there. */
type Provided<Value> = Value | null | undefined | Promise<Value | null | undefined>;

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
  const base = own.baseURL ?? call.server ?? client.baseURL ?? "https://example.com/`${x}\"\\";
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

/** A value as a part of a path, where nothing and dots would lead to another one. */
function segment(
  name: string,
  value: unknown,
  write: (value: unknown) => string | undefined = encode,
): string {
  const text = value === undefined || value === null ? undefined : write(value);
  if (!text || text === "." || text === "..") {
    throw new TypeError(`'${name}' cannot be '${text ?? value}': it is a part of a path.`);
  }
  return text;
}

/** `name=a&name=b`, not exploded `name=a,b`; of an object `k=v`, not exploded `name=k,v`. */
function form(name: string, value: unknown, explode = true): string[] {
  if (value === undefined || value === null) return [];
  const start = `${encode(name)}=`;
  if (typeof value !== "object") return [start + encode(value)];
  if (Array.isArray(value)) {
    const items = value.map(encode);
    if (explode) return items.map((item) => start + item);
    return items.length === 0 ? [] : [start + items.join(",")];
  }
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  if (explode) return pairs.map(([key, item]) => `${encode(key)}=${encode(item)}`);
  if (pairs.length === 0) return [];
  return [start + pairs.map(([key, item]) => `${encode(key)},${encode(item)}`).join(",")];
}

async function bearer(given: Provided<string>): Promise<Credential | undefined> {
  const token = await given;
  return token ? { header: ["Authorization", `Bearer ${token}`] } : undefined;
}

async function apiKey(
  place: string,
  name: string,
  given: Provided<string>,
): Promise<Credential | undefined> {
  const key = await given;
  if (!key) return undefined;
  if (place === "header") return { header: [name, key] };
  if (place === "cookie") return { cookie: `${name}=${key}` };
  return { query: `${encodeURIComponent(name)}=${encodeURIComponent(key)}` };
}

/** A value as it stands in a URL. */
function encode(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

/** A value as text: what is inside of a list or an object and is one itself is JSON. */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
