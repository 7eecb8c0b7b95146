// The problems that the runtime itself raises, worded in one place.

extension ProblemDetails {
  /// 400: the request cannot be understood.
  public static func badRequest(_ detail: String) -> ProblemDetails {
    ProblemDetails(status: 400, detail: detail)
  }

  /// What a closure gives; what it throws tells which part of the request it is about, as 422 does.
  ///
  /// - Parameter pointer: A JSON pointer into the body, or `/query/status`-like for parameters.
  static func about<T>(
    _ pointer: @autoclosure () -> String, _ body: () throws(ProblemDetails) -> T
  ) throws(ProblemDetails) -> T {
    do throws(ProblemDetails) {
      return try body()
    } catch {
      var problem = error
      let pointer = pointer()
      // What is named already is so within this part.
      problem.detail = pointer + (problem.place.isEmpty ? ": " : "") + problem.detail
      problem.place = pointer + problem.place
      throw problem
    }
  }

  /// The same about a member of the body.
  static func about<T>(
    member name: String, _ body: () throws(ProblemDetails) -> T
  ) throws(ProblemDetails) -> T {
    try about(Violation.pointer(to: name), body)
  }

  /// 404: no operation has this path.
  public static func notFound() -> ProblemDetails {
    ProblemDetails(status: 404, detail: "There is nothing at this path.")
  }

  /// 405: the path exists, the method does not; `allow` lists those that do
  /// (RFC 9110 section 15.5.6).
  public static func methodNotAllowed(allow: StaticString) -> ProblemDetails {
    ProblemDetails(
      status: 405, detail: "This path does not support this method. Supported: \(allow).",
      headers: Headers([.init(name: "Allow", value: allow.description)]))
  }

  /// 406: the operation offers several media types and `Accept` excludes all of them.
  public static func notAcceptable(offers: [StaticString]) -> ProblemDetails {
    let list = offers.map(\.description).joined(separator: ", ")
    return ProblemDetails(status: 406, detail: "The response can be sent as \(list) only.")
  }

  /// 415: the body's media type is not one that the operation declares.
  public static func unsupportedMediaType(_ supported: [StaticString]) -> ProblemDetails {
    let list = supported.map(\.description).joined(separator: ", ")
    return ProblemDetails(
      status: 415, detail: "The body must be sent as \(list).",
      headers: Headers([.init(name: "Accept", value: list)]))
  }

  /// 415: the body is text in another character set than UTF-8.
  static func unsupportedCharset(_ supported: [StaticString]) -> ProblemDetails {
    var problem = unsupportedMediaType(supported)
    problem.detail = problem.detail.dropLast() + " in UTF-8."
    return problem
  }

  /// 415: the body is compressed, or encoded in another way that is not undone here.
  ///
  /// `Accept-Encoding` says what is taken instead (RFC 9110 section 12.5.3).
  public static func unsupportedContentEncoding() -> ProblemDetails {
    ProblemDetails(
      status: 415,
      detail: "The body must be sent without compression, that is without Content-Encoding.",
      headers: Headers([.init(name: "Accept-Encoding", value: "identity")]))
  }

  /// 422: the request is well-formed but disagrees with the contract.
  ///
  /// Of several violations at one place the first is told. `detail` repeats the first of all, since
  /// many clients show nothing else.
  public static func unprocessable(_ violations: [Violation]) -> ProblemDetails {
    let violations = Violations.firstOfEachPlace(violations)
    var detail = "The request does not match the contract."
    if let first = violations.first {
      detail = first.pointer.isEmpty ? first.message : "\(first.pointer): \(first.message)"
      if violations.count > 1 { detail += " (and \(violations.count - 1) more)" }
    }
    return ProblemDetails(status: 422, detail: detail, errors: violations)
  }
}
