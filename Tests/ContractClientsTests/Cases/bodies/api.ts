// Generated from openapi.yaml by contractc. Do not edit.

/**
 * A client of Bodies 1.0.0.
 *
 *     const api = createClient({ baseURL: "https://api.example.com" });
 *     const answer = await api.putJSON({ ... });
 *     if (answer.status === 204) console.log(answer.body);
 *
 * A call resolves with every answer that the contract describes, told apart by `status`, and
 * rejects with an `APIError` on any other. `orThrow` gives the body of a success alone.
 */

export interface Note {
  text: string;
}

export interface Form {
  name?: string;
  tags?: string[];
  csv?: string[];
  filter?: { a?: string };
  data?: { b?: number };
  plain?: { c?: number };
}

export interface PutJSONParameters {
  body: Note;
}

export type PutJSONAnswer = Success<204, undefined>;

export interface PatchJSONParameters {
  body?: unknown;
}

export type PatchJSONAnswer = Success<204, undefined>;

export type GetWithBodyAnswer = Success<204, undefined>;

export interface SendFormParameters {
  body: Form;
}

export type SendFormAnswer = Success<204, undefined>;

export interface UploadParameters {
  body: {
    /** The picture. */
    file: Blob;
    others?: Blob[];
    caption?: string;
    about?: Note;
    table?: string;
    avatar?: Blob;
    scans?: Blob[];
  };
}

export type UploadAnswer = Success<204, undefined>;

export type SendAnythingParameters =
  | { contentType?: "application/json"; body: string }
  | {
      /** A media type of *\/*. */
      contentType: string;
      body: string | Blob | BufferSource;
    };

export type SendAnythingAnswer = Success<204, undefined>;

export interface SendAnythingOrNothingParameters {
  /** A media type of *\/*. */
  contentType?: string;
  body?: string | Blob | BufferSource;
}

export type SendAnythingOrNothingAnswer = Success<204, undefined>;

export type SendJSONOrAnythingOrNothingParameters =
  | {
      /** A media type of text/*. */
      contentType?: string;
      body?: string;
    }
  | { contentType: "application/json"; body?: number };

export type SendJSONOrAnythingOrNothingAnswer = Success<204, undefined>;

export type SendTextOrPictureParameters =
  | {
      /** A media type of text/*. */
      contentType: string;
      body: string;
    }
  | {
      /** A media type of image/*. */
      contentType: string;
      body: string | Blob | BufferSource;
    }
  | { contentType: "image/svg+xml"; body: string | Blob | BufferSource };

export type SendTextOrPictureAnswer = Success<204, undefined>;

export interface SendTextParameters {
  body: number;
}

export type SendTextAnswer = Success<204, undefined>;

export interface SendBytesParameters {
  body: string | Blob | BufferSource;
}

export type SendBytesAnswer = Success<204, undefined>;

export interface SendXMLParameters {
  /** The body as it is sent: how application/xml says a value is not known here. */
  body?: string | Blob | BufferSource;
}

export type SendXMLAnswer = Success<204, undefined>;

export type SendChoiceParameters = { q?: string } & (
  | { contentType?: "application/json"; body: Note }
  | { contentType: "text/plain"; body: string }
  | { contentType: "multipart/form-data"; body: { note?: string } }
  | {
      /** A media type of image/*. */
      contentType: string;
      body: string | Blob | BufferSource;
    });

export type SendChoiceAnswer = Success<204, undefined>;

export interface SendAnyParameters {
  body: Note;
}

export type SendAnyAnswer = Success<204, undefined>;

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
  putJSON(parameters: PutJSONParameters, options?: RequestOptions): Promise<PutJSONAnswer>;
  patchJSON(parameters?: PatchJSONParameters, options?: RequestOptions): Promise<PatchJSONAnswer>;
  /** The contract has a body here, which `fetch` cannot send with GET. */
  getWithBody(options?: RequestOptions): Promise<GetWithBodyAnswer>;
  sendForm(parameters: SendFormParameters, options?: RequestOptions): Promise<SendFormAnswer>;
  upload(parameters: UploadParameters, options?: RequestOptions): Promise<UploadAnswer>;
  sendAnything(
    parameters: SendAnythingParameters,
    options?: RequestOptions,
  ): Promise<SendAnythingAnswer>;
  sendAnythingOrNothing(
    parameters?: SendAnythingOrNothingParameters,
    options?: RequestOptions,
  ): Promise<SendAnythingOrNothingAnswer>;
  sendJSONOrAnythingOrNothing(
    parameters?: SendJSONOrAnythingOrNothingParameters,
    options?: RequestOptions,
  ): Promise<SendJSONOrAnythingOrNothingAnswer>;
  sendTextOrPicture(
    parameters: SendTextOrPictureParameters,
    options?: RequestOptions,
  ): Promise<SendTextOrPictureAnswer>;
  sendText(parameters: SendTextParameters, options?: RequestOptions): Promise<SendTextAnswer>;
  sendBytes(parameters: SendBytesParameters, options?: RequestOptions): Promise<SendBytesAnswer>;
  sendXML(parameters?: SendXMLParameters, options?: RequestOptions): Promise<SendXMLAnswer>;
  sendChoice(parameters: SendChoiceParameters, options?: RequestOptions): Promise<SendChoiceAnswer>;
  sendAny(parameters: SendAnyParameters, options?: RequestOptions): Promise<SendAnyAnswer>;
}

// Answers of several operations.
const on204: AnswerShape = { status: [204] };

/** Makes a client. */
export function createClient(options: ClientOptions = {}): Client {
  return {
    async putJSON(parameters, own) {
      const call: Call = {
        method: "PUT",
        path: "/json",
        body: JSON.stringify(parameters.body),
        contentType: "application/merge-patch+json",
        answers: [on204],
      };
      return send<PutJSONAnswer>(call, options, own);
    },
    async patchJSON(parameters = {}, own) {
      const call: Call = {
        method: "PATCH",
        path: "/json",
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        answers: [on204],
      };
      return send<PatchJSONAnswer>(call, options, own);
    },
    async getWithBody(own) {
      const call: Call = {
        method: "GET",
        path: "/json",
        isRepeatable: true,
        answers: [on204],
      };
      return send<GetWithBodyAnswer>(call, options, own);
    },
    async sendForm(parameters, own) {
      const call: Call = {
        method: "POST",
        path: "/form",
        body: urlencoded(parameters.body, [["filter", deepObject], ["csv", (name, value) => form(name, value, false)], ["data", (name, value) => form(name, JSON.stringify(value))]]),
        contentType: "application/x-www-form-urlencoded",
        answers: [on204],
      };
      return send<SendFormAnswer>(call, options, own);
    },
    async upload(parameters, own) {
      const call: Call = {
        method: "POST",
        path: "/upload",
        body: multipart(parameters.body, [["file", "image/png"], ["table", "text/csv"]]),
        contentType: "multipart/form-data",
        answers: [on204],
      };
      return send<UploadAnswer>(call, options, own);
    },
    async sendAnything(parameters, own) {
      const call: Call = {
        method: "POST",
        path: "/any",
        body: parameters.contentType === undefined || parameters.contentType === "application/json" ? JSON.stringify(parameters.body) : parameters.body as BodyInit,
        contentType: parameters.contentType ?? "application/json",
        answers: [on204],
      };
      return send<SendAnythingAnswer>(call, options, own);
    },
    async sendAnythingOrNothing(parameters = {}, own) {
      const call: Call = {
        method: "PUT",
        path: "/any",
        body: parameters.body as BodyInit,
        contentType: parameters.contentType,
        answers: [on204],
      };
      return send<SendAnythingOrNothingAnswer>(call, options, own);
    },
    async sendJSONOrAnythingOrNothing(parameters = {}, own) {
      const call: Call = {
        method: "PATCH",
        path: "/any",
        body: parameters.contentType === "application/json" ? JSON.stringify(parameters.body) : parameters.body === undefined ? undefined : String(parameters.body),
        contentType: parameters.contentType,
        answers: [on204],
      };
      return send<SendJSONOrAnythingOrNothingAnswer>(call, options, own);
    },
    async sendTextOrPicture(parameters, own) {
      const call: Call = {
        method: "DELETE",
        path: "/any",
        body: parameters.contentType === "image/svg+xml" ? parameters.body as BodyInit : parameters.contentType?.startsWith("image/") ? parameters.body as BodyInit : String(parameters.body),
        contentType: parameters.contentType,
        answers: [on204],
      };
      return send<SendTextOrPictureAnswer>(call, options, own);
    },
    async sendText(parameters, own) {
      const call: Call = {
        method: "POST",
        path: "/text",
        body: String(parameters.body),
        contentType: "text/plain",
        answers: [on204],
      };
      return send<SendTextAnswer>(call, options, own);
    },
    async sendBytes(parameters, own) {
      const call: Call = {
        method: "PUT",
        path: "/text",
        body: parameters.body,
        contentType: "application/octet-stream",
        answers: [on204],
      };
      return send<SendBytesAnswer>(call, options, own);
    },
    async sendXML(parameters = {}, own) {
      const call: Call = {
        method: "PATCH",
        path: "/text",
        body: parameters.body,
        contentType: "application/xml",
        answers: [on204],
      };
      return send<SendXMLAnswer>(call, options, own);
    },
    async sendChoice(parameters, own) {
      const call: Call = {
        method: "POST",
        path: "/choice",
        query: [form("q", parameters.q)],
        body: parameters.contentType === undefined || parameters.contentType === "application/json" ? JSON.stringify(parameters.body) : parameters.contentType === "text/plain" ? String(parameters.body) : parameters.contentType === "multipart/form-data" ? multipart(parameters.body) : parameters.body as BodyInit,
        contentType: parameters.contentType ?? "application/json",
        answers: [on204],
      };
      return send<SendChoiceAnswer>(call, options, own);
    },
    async sendAny(parameters, own) {
      const call: Call = {
        method: "PUT",
        path: "/choice",
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        answers: [on204],
      };
      return send<SendAnyAnswer>(call, options, own);
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

/** `name[key]=v`, at any depth. */
function deepObject(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") return [`${encode(name)}=${encode(value)}`];
  return Object.entries(value).flatMap(([key, item]) => deepObject(`${name}[${key}]`, item));
}

/** A form; `styles` has the fields that are not written as usual: objects as JSON. */
function urlencoded(
  value: unknown,
  styles: [string, (name: string, value: unknown) => string[]][] = [],
): string | undefined {
  if (value === undefined || value === null) return undefined;
  const known = new Map(styles);
  return Object.entries(value)
    .flatMap(([name, item]: [string, unknown]) => {
      const write = known.get(name);
      if (write) return write(name, item);
      return form(name, Array.isArray(item) || !item ? item : textOf(item));
    })
    .join("&");
}

/** Parts: files as they are, objects as JSON, all else as text unless `types` says otherwise. */
function multipart(value: unknown, types: [string, string][] = []): FormData | undefined {
  if (value === undefined || value === null) return undefined;
  const known = new Map(types);
  const data = new FormData();
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    for (const item of Array.isArray(member) ? member : [member]) {
      if (item === undefined || item === null) continue;
      const usual = typeof item === "object" ? "application/json" : "text/plain";
      const type = known.get(name) ?? usual;
      if (item instanceof Blob) data.append(name, item);
      else if (type === "text/plain") data.append(name, textOf(item));
      else data.append(name, new Blob([textOf(item)], { type }));
    }
  }
  return data;
}

/** A value as it stands in a URL. */
function encode(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

/** A value as text: what is inside of a list or an object and is one itself is JSON. */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
