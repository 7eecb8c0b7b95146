// Errors on the wire: RFC 9457 problem details, thrown anywhere behind the router and rendered once.

/// An error response (RFC 9457), thrown by the generated code, the runtime or a handler.
///
/// `detail` is always a string and never contains what the client must not learn: no SQL, no token,
/// no stack, no other user's data.
public struct ProblemDetails: Error, Sendable {
  /// The status code, 400 to 599.
  public var status: Int
  /// A short summary; the standard reason phrase of the status unless told otherwise.
  public var title: String
  /// What went wrong in this request, for a person.
  public var detail: String
  /// Every violation of the request's schema, on 422.
  public var errors: [Violation]
  /// Further response fields, such as `WWW-Authenticate`, `Allow` or `Retry-After`.
  public var headers: Headers
  /// The part of the request that `detail` begins with, a pointer; empty where it names none.
  var place = ""

  /// Makes a problem; `title` defaults to the reason phrase of `status`.
  public init(
    status: Int, title: String? = nil, detail: String, errors: [Violation] = [],
    headers: Headers = Headers()
  ) {
    self.status = status
    self.title = title ?? ReasonPhrase.of(status)
    self.detail = detail
    self.errors = errors
    self.headers = headers
  }
}

/// One place where a request disagrees with the contract.
public struct Violation: Hashable, Sendable {
  /// A JSON pointer (RFC 6901) into the body, or `/query/status`-like for parameters.
  public var pointer: String
  /// The schema keyword that does not hold, such as `maxLength`.
  public var keyword: String
  /// What is expected, for a person.
  public var message: String

  /// Makes a violation from its parts.
  public init(pointer: String, keyword: String, message: String) {
    self.pointer = pointer
    self.keyword = keyword
    self.message = message
  }
}
