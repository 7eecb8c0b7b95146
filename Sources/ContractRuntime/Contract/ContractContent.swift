// Bodies and responses as generated code reads and checks them.

/// What generated operations call for content.
public enum ContractContent {
  /// Reads JSON bytes of a body with a generated codec; violations are recorded.
  public static func read<T>(
    _ json: [UInt8], _ limits: RequestLimits, _ violations: inout Violations,
    _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    do throws(JSONSyntaxError) {
      return try JSON.read(json, limits: limits.json, &violations, body)
    } catch {
      throw error.problem
    }
  }

  /// Reads a text body as the value that it stands for: text of an integer is the integer; violations
  /// are recorded.
  ///
  /// - Throws: 400 where it is not UTF-8.
  public static func readText<T>(
    _ bytes: [UInt8], as shape: ParameterShape, _ limits: RequestLimits,
    _ violations: inout Violations, _ body: JSONReading<T>
  ) throws(ProblemDetails) -> T? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .badRequest("The body is not UTF-8.")
    }
    return try read(shape, shape.textual, &violations) {
      (shape, violations) throws(ProblemDetails) in
      var json = ShapedJSON()
      try json.append(text, as: shape)
      return try read(json.bytes, limits, &violations, body)
    }
  }

  /// The media type of a response that the client likes best; the first where it likes none. `Vary`
  /// tells caches that it depends on `Accept`.
  ///
  /// Between the two types of a problem the rule of ``ProblemDetails/response(to:route:)`` decides, so
  /// that a client gets one type whoever makes the problem.
  public static func choose(
    _ offers: [StaticString], for request: Request, _ fields: inout Headers
  ) -> String {
    fields.add("Vary", "Accept")
    let accept = Accept(request.headers)
    let best = offers[accept.choose(from: offers) ?? 0].description
    let isOfProblem =
      problemMediaTypes.contains(best)
      && problemMediaTypes.allSatisfy { type in offers.contains { $0.description == type } }
    return isOfProblem ? accept.problemMediaType : best
  }

  private static let problemMediaTypes = ["application/json", "application/problem+json"]

  /// Refuses a request with 406 that accepts none of the media types of success.
  public static func requireAcceptable(
    _ offers: [StaticString], for request: Request
  ) throws(ProblemDetails) {
    guard Accept(request.headers).choose(from: offers) == nil else { return }
    throw .notAcceptable(offers: offers)
  }

  /// What a client is told about an error that the Runtime knows; `nil` for all others.
  public static func problem(_ error: any Error) -> ProblemDetails? {
    switch error {
    case let error as ProblemDetails: error
    case let error as RequestBodyError: error.problem
    case let error as JSONSyntaxError: error.problem
    default: nil
    }
  }
}

/// A response that disagrees with the contract, found by a debug build.
public struct ContractViolation: Error, CustomStringConvertible {
  /// What is wrong, for the log.
  public let description: String

  /// Makes an error.
  public init(_ description: String) { self.description = description }
}

// MARK: - Checks of debug builds

extension ContractContent {
  /// The fault of content where none is declared.
  @Sendable
  public static func checkEmpty(_ response: Response) -> String? {
    if case .empty = response.body { return nil }
    if case .bytes(let bytes) = response.body, bytes.isEmpty { return nil }
    return "the response \(response.status) declares no content"
  }

  /// The fault of a media type that is not declared.
  public static func check(_ response: Response, _ mediaTypes: [StaticString]) -> String? {
    guard let field = response.headers.first("Content-Type") else {
      return "the response \(response.status) has no Content-Type"
    }
    let isDeclared = mediaTypes.contains { specificity(of: $0.description, for: field) != nil }
    return isDeclared ? nil : "the response \(response.status) has the undeclared type \(field)"
  }

  /// The fault of a media type that is not declared, or of JSON that breaks its schema.
  public static func check<T>(
    _ response: Response, _ mediaTypes: [StaticString], _ body: JSONReading<T>
  ) -> String? {
    check(response, mediaTypes) ?? checkJSON(response, body)
  }

  /// The fault of a media type that is not declared, or of text that stands for a value which breaks its
  /// schema.
  public static func check<T>(
    _ response: Response, _ mediaTypes: [StaticString], as shape: ParameterShape,
    _ body: JSONReading<T>
  ) -> String? {
    check(response, mediaTypes) ?? checkText(response, as: shape, body)
  }

  /// Which of the declared media types a response has: of several the one that says most, as its client
  /// reads it; nil where it has none of them.
  public static func declared(
    of response: Response, among mediaTypes: [StaticString]
  ) -> Int? {
    guard let field = response.headers.first("Content-Type") else { return nil }
    var best: (index: Int, specificity: Int)?
    for (index, declared) in mediaTypes.enumerated() {
      guard let specificity = specificity(of: declared.description, for: field),
        specificity > best?.specificity ?? -1
      else { continue }
      best = (index, specificity)
    }
    return best?.index
  }

  /// The fault of JSON that breaks its schema.
  public static func checkJSON<T>(_ response: Response, _ body: JSONReading<T>) -> String? {
    guard case .bytes(let bytes) = response.body else { return nil }
    var violations = Violations()
    do throws(JSONSyntaxError) {
      _ = try readSent(bytes, &violations, body)
    } catch {
      return "the response \(response.status) is not JSON: \(error)"
    }
    return fault(response, violations)
  }

  /// The fault of text that stands for a value which breaks its schema: read as ``readText(_:as:_:_:_:)``
  /// reads it of a request.
  public static func checkText<T>(
    _ response: Response, as shape: ParameterShape, _ body: JSONReading<T>
  ) -> String? {
    guard case .bytes(let bytes) = response.body else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return "the response \(response.status) is not UTF-8"
    }
    var violations = Violations()
    do throws(ProblemDetails) {
      _ = try read(shape, shape.textual, &violations) {
        (shape, violations) throws(ProblemDetails) -> T? in
        var json = ShapedJSON()
        try json.append(text, as: shape)
        do throws(JSONSyntaxError) {
          return try readSent(json.bytes, &violations, body)
        } catch {
          throw error.problem
        }
      }
    } catch {
      return "the response \(response.status) cannot be read: \(error.detail)"
    }
    return fault(response, violations)
  }

  /// Reads JSON with the rules of what is sent.
  private static func readSent<T>(
    _ json: [UInt8], _ violations: inout Violations, _ body: JSONReading<T>
  ) throws(JSONSyntaxError) -> T? {
    try JSON.read(json, &violations) { (reader) throws(JSONSyntaxError) -> T? in
      reader.message = .response
      return try body(&reader)
    }
  }

  /// What a client would find in a response; `nil` where it finds nothing.
  static func fault(_ response: Response, _ violations: Violations) -> String? {
    guard let first = violations.items.first else { return nil }
    return "the response \(response.status) breaks '\(first.keyword)' at '\(first.pointer)': "
      + first.message
  }

  /// How much a declared media type or range says of the one that is sent; nil where it is another. One
  /// with other parameters is the same, but says less than one with these.
  private static func specificity(of declared: String, for sent: String) -> Int? {
    if let exact = MediaType(declared).flatMap({ declared in
      MediaType(sent).flatMap { declared.specificity(for: $0) }
    }) {
      return 2 * exact + 1
    }
    guard let sent = MediaType(essence(sent)), let declared = MediaType(essence(declared)) else {
      return sent.isEqualIgnoringASCIICase(declared) ? 0 : nil
    }
    return declared.specificity(for: sent).map { 2 * $0 }
  }

  private static func essence(_ mediaType: String) -> String {
    mediaType.split(separator: ";").first.map(String.init) ?? mediaType
  }
}
