// What every client has: the types of answers and errors, and in their order the functions that send
// requests and write what is in them.

import OpenAPIDocument

/// The part of a client that depends on its contract the least.
enum FixedPart {
  /// The types of answers, and `orThrow`.
  static func types(_ contract: ClientContract) -> String {
    let hasStatuses = contract.operations.contains { operation in
      operation.answers.contains { answer in
        answer.statuses.contains { if case .code = $0 { false } else { true } }
      }
    }
    let hasProvided = contract.security.schemes.contains { scheme in
      if case .ambient = scheme.kind { false } else { true }
    }
    var parts = [requestOptions, answer, error]
    if hasStatuses { parts.insert(status, at: 1) }
    if hasProvided { parts.insert(provided, at: 0) }
    return parts.joined(separator: "\n\n") + "\n\n"
  }

  /// The functions, those of requests after `send`.
  static func functions(_ contract: ClientContract, _ helpers: Set<Helper>) -> String {
    let base = contract.baseURL.isEmpty ? "\"\"" : TypeScriptText.quoted(contract.baseURL)
    let written = Helper.closure(of: helpers).map(\.source)
    return ([call, send(defaultBase: base), read] + written).joined(separator: "\n\n") + "\n"
  }

  private static let provided = #"""
    /** What is given now or later, or is not there. */
    type Provided<Value> = Value | null | undefined | Promise<Value | null | undefined>;
    """#

  private static let requestOptions = #"""
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
    """#

  private static let status = #"""
    type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
    type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;
    /** Every status of a class: `Status<"4">` is 400 to 499. */
    type Status<Class extends string = "1" | "2" | "3" | "4" | "5"> =
      NumberOf<`${Class}${Digit}${Digit}`>;
    """#

  private static let answer = #"""
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
    """#

  private static let error = #"""
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
    """#
}
