// The functions of every client that send a request, again where that is safe, and read the answer.

extension FixedPart {
  static let call = #"""
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
    """#

  static func send(defaultBase: String) -> String {
    #"""
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
      const base = own.baseURL ?? call.server ?? client.baseURL ?? DEFAULT_BASE;
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
    """#.split(separator: "DEFAULT_BASE", omittingEmptySubsequences: false)
      .joined(separator: defaultBase)
  }

  static let read = #"""
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
    """#
}
