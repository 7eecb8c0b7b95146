// Generated from openapi.yaml by contractc. Do not edit.

/**
 * A client of Parameters 1.0.0.
 *
 *     const api = createClient({ baseURL: "https://api.example.com" });
 *     const answer = await api.plain({ ... });
 *     if (answer.status === 204) console.log(answer.body);
 *
 * A call resolves with every answer that the contract describes, told apart by `status`, and
 * rejects with an `APIError` on any other. `orThrow` gives the body of a success alone.
 */

export interface PlainParameters {
  text: string;
  number: number;
  q: string;
  list?: string[];
  csv?: number[];
  object?: { a?: string; b?: number };
  flat?: { a?: string };
  spaces?: string[];
  pipes?: string[];
  filter?: { a?: string; in?: string[] };
  json?: { x?: number };
  nullable?: string;
}

export type PlainAnswer = Success<204, undefined>;

export interface PathsParameters {
  simple: string[];
  exploded: { [name: string]: string };
  label: string[];
  matrix: string;
  matrices: string[];
  format: "csv" | "json";
}

export type PathsAnswer = Success<204, undefined>;

export interface HeadersParameters {
  "X-Text"?: string;
  "X-List"?: number[];
  "X-Object"?: { a?: number };
  "X-JSON"?: string[];
  /** A browser lets no page set this field. */
  Origin?: string;
  /** A cookie, which a browser sends by itself (`credentials`) and lets no page set. */
  session?: string;
  /** A cookie, which a browser sends by itself (`credentials`) and lets no page set. */
  flags?: string[];
}

export type HeadersAnswer = Success<204, undefined>;

export interface SameParameters {
  id: string;
  query_id?: number;
  header_id?: number;
  query_body?: string;
  query_contentType?: string;
  query_toString?: string;
  query___proto__?: string;
  body?: string;
}

export type SameAnswer = Success<204, undefined>;

export interface OddParameters {
  undeclared: string;
}

export type OddAnswer = Success<204, undefined>;

/** What a client is made with. */
export interface ClientOptions {
  /**
   * Where the API is, such as "https://api.example.com".
   * Without it: https://eu.example.com/v1
   *
   * The contract names:
   * - https://eu.example.com/v1
   * - /
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
  plain(parameters: PlainParameters, options?: RequestOptions): Promise<PlainAnswer>;
  paths(parameters: PathsParameters, options?: RequestOptions): Promise<PathsAnswer>;
  headers(parameters?: HeadersParameters, options?: RequestOptions): Promise<HeadersAnswer>;
  same(parameters: SameParameters, options?: RequestOptions): Promise<SameAnswer>;
  odd(parameters: OddParameters, options?: RequestOptions): Promise<OddAnswer>;
}

// Answers of several operations.
const on204: AnswerShape = { status: [204] };

/** Makes a client. */
export function createClient(options: ClientOptions = {}): Client {
  return {
    async plain(parameters, own) {
      const call: Call = {
        method: "GET",
        path: `/plain/${segment("text", parameters.text)}/${segment("number", parameters.number)}`,
        query: [
          form("q", parameters.q),
          form("list", parameters.list),
          form("csv", parameters.csv, false),
          form("object", parameters.object),
          form("flat", parameters.flat, false),
          delimited("spaces", parameters.spaces, "%20"),
          delimited("pipes", parameters.pipes, "%7C"),
          deepObject("filter", parameters.filter),
          form("json", JSON.stringify(parameters.json)),
          form("nullable", parameters.nullable),
        ],
        isRepeatable: true,
        answers: [on204],
      };
      return send<PlainAnswer>(call, options, own);
    },
    async paths(parameters, own) {
      const call: Call = {
        method: "GET",
        path: `/paths/${segment("simple", parameters.simple, (value) => simple(value, false, encode))}/${segment("exploded", parameters.exploded, (value) => simple(value, true, encode))}/${segment("label", parameters.label, (value) => label(value, true))}/${segment("matrix", parameters.matrix, (value) => matrix("matrix", value, false))}/${segment("matrices", parameters.matrices, (value) => matrix("matrices", value, true))}/report.${segment("format", parameters.format)}`,
        isRepeatable: true,
        answers: [on204],
      };
      return send<PathsAnswer>(call, options, own);
    },
    async headers(parameters = {}, own) {
      const call: Call = {
        method: "GET",
        path: "/headers",
        cookies: [form("session", parameters.session), form("flags", parameters.flags, false)],
        headers: [
          ["X-Text", parameters["X-Text"]],
          ["X-List", simple(parameters["X-List"], false, textOf)],
          ["X-Object", simple(parameters["X-Object"], true, textOf)],
          ["X-JSON", JSON.stringify(parameters["X-JSON"])],
          ["Origin", parameters.Origin],
        ],
        isRepeatable: true,
        answers: [on204],
      };
      return send<HeadersAnswer>(call, options, own);
    },
    async same(parameters, own) {
      const call: Call = {
        method: "POST",
        path: `/same/${segment("id", parameters.id)}`,
        server: "https://upload.example.com",
        query: [
          form("id", parameters.query_id),
          form("body", parameters.query_body),
          form("contentType", parameters.query_contentType),
          form("toString", parameters.query_toString),
          form("__proto__", parameters.query___proto__),
        ],
        headers: [["id", parameters.header_id]],
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        answers: [on204],
      };
      return send<SameAnswer>(call, options, own);
    },
    async odd(parameters, own) {
      const call: Call = {
        method: "GET",
        path: `/caf%C3%A9/a%20b/${segment("undeclared", parameters.undeclared)}/`,
        isRepeatable: true,
        answers: [on204],
      };
      return send<OddAnswer>(call, options, own);
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
  const base = own.baseURL ?? call.server ?? client.baseURL ?? "https://eu.example.com/v1";
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

/** `a,b`, of an object `k,v`, exploded `k=v`. */
function simple(
  value: unknown,
  explode: boolean,
  write: (value: unknown) => string,
): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map(write).join(",");
  if (typeof value !== "object") return write(value);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => write(key) + (explode ? "=" : ",") + write(item))
    .join(",");
}

/** `.a.b`, not exploded `.a,b`; of an object `.k=v`, not exploded `.k,v`. */
function label(value: unknown, explode: boolean): string {
  const write = (item: unknown) => encode(item).replace(/\./g, "%2E");
  const separator = explode ? "." : ",";
  if (Array.isArray(value)) return "." + value.map(write).join(separator);
  if (typeof value !== "object" || value === null) return "." + write(value);
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  const sign = explode ? "=" : ",";
  return "." + pairs.map(([key, item]) => write(key) + sign + write(item)).join(separator);
}

/** `;name=a;name=b`, not exploded `;name=a,b`; of an object `;k=v`, not exploded `;name=k,v`. */
function matrix(name: string, value: unknown, explode: boolean): string {
  const start = `;${encode(name)}=`;
  if (Array.isArray(value)) {
    const items = value.map(encode);
    return explode ? items.map((item) => start + item).join("") : start + items.join(",");
  }
  if (typeof value !== "object" || value === null) return start + encode(value);
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  if (explode) return pairs.map(([key, item]) => `;${encode(key)}=${encode(item)}`).join("");
  return start + pairs.map(([key, item]) => `${encode(key)},${encode(item)}`).join(",");
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

/** `name=a b` or `name=a|b`; of an object `name=k v`. */
function delimited(name: string, value: unknown, separator: string): string[] {
  if (value === undefined || value === null) return [];
  const items = Array.isArray(value)
    ? value
    : typeof value === "object"
      ? Object.entries(value).filter(([, item]) => item !== undefined).flat()
      : [value];
  return items.length === 0 ? [] : [`${encode(name)}=${items.map(encode).join(separator)}`];
}

/** `name[key]=v`, at any depth. */
function deepObject(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") return [`${encode(name)}=${encode(value)}`];
  return Object.entries(value).flatMap(([key, item]) => deepObject(`${name}[${key}]`, item));
}

/** A value as it stands in a URL. */
function encode(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

/** A value as text: what is inside of a list or an object and is one itself is JSON. */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
