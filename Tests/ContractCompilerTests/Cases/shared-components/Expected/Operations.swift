// Generated from openapi.yaml. Do not edit.
// What the application implements: What operations share 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /letters` (openapi.yaml:6)
  func listLetters(
    _ input: Operations.ListLetters.Input
  ) async throws -> Operations.ListLetters.Output

  /// `POST /letters` (openapi.yaml:13)
  func writeLetter(
    _ input: Operations.WriteLetter.Input
  ) async throws -> Operations.WriteLetter.Output

  /// `PUT /letters/{id}` (openapi.yaml:20)
  func rewriteLetter(
    _ input: Operations.RewriteLetter.Input
  ) async throws -> Operations.RewriteLetter.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `listLetters` of the contract.
  public enum ListLetters {  // openapi.yaml:6
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The parameter `sort`.
      public var sort: Parameters.Sort  // openapi.yaml:31
      /// The parameter `per_page`.
      public var perPage: Int32  // openapi.yaml:35
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:6

      /// Makes a value from its members.
      public init(
        sort: Parameters.Sort = .newest, perPage: Int32 = 30, accept: Accept = Accept(Headers())
      ) {
        self.sort = sort
        self.perPage = perPage
        self.accept = accept
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Some letters.
      case ok(Responses.PageBody, headers: Responses.PageHeaders)  // openapi.yaml:10
      /// No letters.
      case clientError(status: Int, Responses.RefusedContent)  // openapi.yaml:11
      /// No letters.
      case `default`(status: Int, Responses.RefusedContent)  // openapi.yaml:12
    }
  }
}

extension Operations.ListLetters.Input {
  /// Reads a request (openapi.yaml:6).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let sort = try Parameters.sort.read(in: query, &violations) ?? .newest
    let perPage = try Parameters.perPage.read(in: query, &violations) ?? 30
    try violations.throwIfAny()
    self.sort = sort
    self.perPage = perPage
    accept = Accept(request.headers)
  }
}

extension Operations.ListLetters.Output {
  /// The response as it is sent (openapi.yaml:6).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondPageBody(200, body, to: request, headers.fields)
    case .clientError(let status, let body): respondRefusedContent(status, body, to: request)
    case .`default`(let status, let body): respondRefusedContent(status, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, fields: ["X-Total"], content: checkPageBody),
      DeclaredResponse(range: 400...499, content: checkRefusedContent),
      .fallback(content: checkRefusedContent),
    ]
  #endif
}

extension Operations {
  /// `writeLetter` of the contract.
  public enum WriteLetter {  // openapi.yaml:13
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The parameter `sort`.
      public var sort: Parameters.Sort  // openapi.yaml:31
      /// The content of the request.
      public var body: RequestBodies.LetterBody  // openapi.yaml:15
      /// Which media types the client accepts, and which it prefers.
      public var accept: Accept  // openapi.yaml:13

      /// Makes a value from its members.
      public init(
        sort: Parameters.Sort = .newest, body: RequestBodies.LetterBody,
        accept: Accept = Accept(Headers())
      ) {
        self.sort = sort
        self.body = body
        self.accept = accept
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Written.
      case created  // openapi.yaml:17
      /// No letters.
      case `default`(status: Int, Responses.RefusedContent)  // openapi.yaml:18
    }
  }
}

extension Operations.WriteLetter.Input {
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:13).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let sort = try Parameters.sort.read(in: query, &violations) ?? .newest
    let body = try await Self.content.json(
      request, limits, &violations, RequestBodies.LetterBody.read(from:))
    try violations.throwIfAny()
    guard let body else { throw .unreadable() }
    self.sort = sort
    accept = Accept(request.headers)
    self.body = body
  }
}

extension Operations.WriteLetter.Output {
  /// The response as it is sent (openapi.yaml:13).
  public func response(to request: Request) -> Response {
    switch self {
    case .created: Response(status: 201)
    case .`default`(let status, let body): respondRefusedContent(status, body, to: request)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(201),
      .fallback(content: checkRefusedContent),
    ]
  #endif
}

extension Operations {
  /// `rewriteLetter` of the contract.
  public enum RewriteLetter {  // openapi.yaml:20
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The parameter `id`.
      public var id: Int64  // openapi.yaml:23
      /// The parameter `per_page`.
      public var perPage: Int32  // openapi.yaml:35
      /// The content of the request.
      public var body: RequestBodies.LetterBody  // openapi.yaml:25

      /// Makes a value from its members.
      public init(id: Int64, perPage: Int32 = 30, body: RequestBodies.LetterBody) {
        self.id = id
        self.perPage = perPage
        self.body = body
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// Some letters.
      case ok(Responses.PageBody, headers: Responses.PageHeaders)  // openapi.yaml:27
    }
  }
}

extension Operations.RewriteLetter.Input {
  private static let idParameter = RequestParameter("id", in: .path, shape: .integer) {
    (reader: inout JSONReader) throws(JSONSyntaxError) -> Int64? in
    try reader.int64(minimum: 1)
  }
  private static let content = RequestContent(["application/json"], required: true)

  /// Reads a request (openapi.yaml:20).
  init(
    _ request: Request, _ path: RequestPath, _ limits: RequestLimits
  ) async throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let id = try Self.idParameter.read(in: path.rawValue(1), &violations)
    let perPage = try Parameters.perPage.read(in: query, &violations) ?? 30
    let body = try await Self.content.json(
      request, limits, &violations, RequestBodies.LetterBody.read(from:))
    try violations.throwIfAny()
    guard let id, let body else { throw .unreadable() }
    self.id = id
    self.perPage = perPage
    self.body = body
  }
}

extension Operations.RewriteLetter.Output {
  /// The response as it is sent (openapi.yaml:20).
  public func response(to request: Request) -> Response {
    switch self {
    case .ok(let body, let headers): respondPageBody(200, body, to: request, headers.fields)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(200, fields: ["X-Total"], content: checkPageBody)
    ]
  #endif
}

/// The parameters that operations share.
public enum Parameters {
  static let sort = RequestParameter("sort", in: .query, read: Parameters.Sort.read(from:))
  static let perPage = RequestParameter("per_page", in: .query, shape: .integer) {
    (reader: inout JSONReader) throws(JSONSyntaxError) -> Int32? in
    try reader.int32(minimum: 1, maximum: 100)
  }

  /// `Sort` of the contract.
  public enum Sort: String, Sendable, CaseIterable {  // openapi.yaml:33
    case newest
    case oldest
  }
}

/// The types of request bodies that operations share.
public enum RequestBodies {
  /// `LetterBody` of the contract.
  public struct LetterBody: Sendable, Equatable {  // openapi.yaml:48
    /// `text` of the contract.
    public var text: String  // openapi.yaml:51
    /// `members` of the contract.
    public var members: [String]?  // openapi.yaml:52

    /// Makes a value from its members.
    public init(text: String, members: [String]? = nil) {
      self.text = text
      self.members = members
    }
  }
}

/// The parts of responses that operations share.
public enum Responses {
  /// `Unit` of the contract.
  public enum Unit: String, Sendable, CaseIterable {  // openapi.yaml:55
    case page
    case sheet
  }

  /// `PageBody` of the contract.
  public struct PageBody: Sendable, Equatable {  // openapi.yaml:65
    /// `letters` of the contract.
    public var letters: [Responses.PageBody.LettersItem]  // openapi.yaml:68

    /// Makes a value from its members.
    public init(letters: [Responses.PageBody.LettersItem]) {
      self.letters = letters
    }

    /// `LettersItem` of the contract.
    public struct LettersItem: Sendable, Equatable {  // openapi.yaml:68
      /// `text` of the contract.
      public var text: String?  // openapi.yaml:68

      /// Makes a value from its members.
      public init(text: String? = nil) {
        self.text = text
      }
    }
  }

  /// `RefusedBody` of the contract.
  public struct RefusedBody: Sendable, Equatable {  // openapi.yaml:72
    /// `reason` of the contract.
    public var reason: String?  // openapi.yaml:72

    /// Makes a value from its members.
    public init(reason: String? = nil) {
      self.reason = reason
    }
  }

  /// The content of `Refused`, by its media type.
  public enum RefusedContent: Sendable {  // openapi.yaml:72
    /// `application/json`.
    case json(Responses.RefusedBody)
    /// `text/plain`.
    case text(String)
  }

  /// Header fields of a response.
  public struct PageHeaders: Sendable {  // openapi.yaml:60
    /// The field `X-Unit`.
    public var xUnit: Responses.Unit?  // openapi.yaml:60
    /// The field `X-Total`.
    public var xTotal: Int64  // openapi.yaml:61

    /// Makes a value from its members.
    public init(xUnit: Responses.Unit? = nil, xTotal: Int64) {
      self.xUnit = xUnit
      self.xTotal = xTotal
    }

    /// The fields as they are sent.
    var fields: Headers {
      var fields = Headers()
      if let xUnit {
        fields.add(json: "X-Unit", explode: false) { writer in
          xUnit.write(to: &writer)
        }
      }
      fields.add("X-Total", String(xTotal))
      return fields
    }
  }
}

/// A response with `application/json` (openapi.yaml:63).
private func respondPageBody(
  _ status: Int, _ body: Responses.PageBody, to _: Request, _ fields: Headers = Headers()
) -> Response {
  var writer = JSONWriter(reserving: 512)
  body.write(to: &writer)
  return .content(status, "application/json", writer.finish(), fields)
}

/// A response with `application/json` or `text/plain` (openapi.yaml:72).
private func respondRefusedContent(
  _ status: Int, _ body: Responses.RefusedContent, to _: Request, _ fields: Headers = Headers()
) -> Response {
  switch body {
  case .json(let body):
    var writer = JSONWriter(reserving: 512)
    body.write(to: &writer)
    return .content(status, "application/json", writer.finish(), fields)
  case .text(let body):
    var writer = JSONWriter(reserving: 512)
    writer.string(body)
    return .text(status, "text/plain", writer.finish(), fields)
  }
}

#if DEBUG
  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkPageBody(_ response: Response) -> String? {
    ContractContent.check(response, ["application/json"], Responses.PageBody.read(from:))
  }

  /// What is wrong with such a response; `nil` if nothing is.
  @Sendable private func checkRefusedContent(_ response: Response) -> String? {
    let jsonFault = ContractContent.checkJSON(
      response, ["application/json"], Responses.RefusedBody.read(from:))
    if let jsonFault { return jsonFault }
    return ContractContent.check(response, ["application/json", "text/plain"])
  }
#endif
