// Generated from openapi.yaml. Do not edit.
// What the application implements: Names that emitted code uses itself 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /method` (openapi.yaml:4)
  func method(_ input: Method.Input) async throws -> Method.Output

  /// `GET /route` (openapi.yaml:5)
  func route(_ input: RouteSchema.Input) async throws -> RouteSchema.Output

  /// `GET /application` (openapi.yaml:6)
  func application(_ input: ApplicationSchema.Input) async throws -> ApplicationSchema.Output

  /// `GET /limits` (openapi.yaml:7)
  func limits(_ input: Limits.Input) async throws -> Limits.Output

  /// `GET /problem` (openapi.yaml:8)
  func problem(_ input: Problem.Input) async throws -> Problem.Output

  /// `GET /respond` (openapi.yaml:9)
  func respond(_ input: Respond.Input) async throws -> Respond.Output

  /// `GET /operation` (openapi.yaml:10)
  func operation(_ input: Operation.Input) async throws -> Operation.Output

  /// `GET /answer` (openapi.yaml:11)
  func answer(_ input: Answer.Input) async throws -> Answer.Output

  /// `GET /request` (openapi.yaml:12)
  func request(_ input: RequestSchema.Input) async throws -> RequestSchema.Output

  /// `GET /path` (openapi.yaml:13)
  func path(_ input: Path.Input) async throws -> Path.Output

  /// `GET /numbered` (openapi.yaml:14)
  func _123(_ input: _123.Input) async throws -> _123.Output

  /// `GET /self` (openapi.yaml:15)
  func selfValue(_ input: SelfSchema.Input) async throws -> SelfSchema.Output

  /// `GET /init` (openapi.yaml:16)
  func initValue(_ input: Init.Input) async throws -> Init.Output

  /// `GET /parameters` (openapi.yaml:18)
  func parameters(_ input: ParametersSchema.Input) async throws -> ParametersSchema.Output
}

/// `method` of the contract.
public enum Method {  // openapi.yaml:4
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Method.Output {
  /// The response as it is sent (openapi.yaml:4).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `route` of the contract.
public enum RouteSchema {  // openapi.yaml:5
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension RouteSchema.Output {
  /// The response as it is sent (openapi.yaml:5).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `application` of the contract.
public enum ApplicationSchema {  // openapi.yaml:6
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension ApplicationSchema.Output {
  /// The response as it is sent (openapi.yaml:6).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `limits` of the contract.
public enum Limits {  // openapi.yaml:7
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Limits.Output {
  /// The response as it is sent (openapi.yaml:7).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `problem` of the contract.
public enum Problem {  // openapi.yaml:8
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Problem.Output {
  /// The response as it is sent (openapi.yaml:8).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `respond` of the contract.
public enum Respond {  // openapi.yaml:9
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Respond.Output {
  /// The response as it is sent (openapi.yaml:9).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `operation` of the contract.
public enum Operation {  // openapi.yaml:10
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Operation.Output {
  /// The response as it is sent (openapi.yaml:10).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `answer` of the contract.
public enum Answer {  // openapi.yaml:11
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Answer.Output {
  /// The response as it is sent (openapi.yaml:11).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `request` of the contract.
public enum RequestSchema {  // openapi.yaml:12
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension RequestSchema.Output {
  /// The response as it is sent (openapi.yaml:12).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `path` of the contract.
public enum Path {  // openapi.yaml:13
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Path.Output {
  /// The response as it is sent (openapi.yaml:13).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `123` of the contract.
public enum _123 {  // openapi.yaml:14
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension _123.Output {
  /// The response as it is sent (openapi.yaml:14).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `self` of the contract.
public enum SelfSchema {  // openapi.yaml:15
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension SelfSchema.Output {
  /// The response as it is sent (openapi.yaml:15).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `init` of the contract.
public enum Init {  // openapi.yaml:16
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }
}

extension Init.Output {
  /// The response as it is sent (openapi.yaml:16).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}

/// `parameters` of the contract.
public enum ParametersSchema {  // openapi.yaml:18
  /// What a request says, validated.
  public struct Input: Sendable {
    /// The parameter `query`.
    public var queryQuery: String?  // openapi.yaml:21
    /// The parameter `queryValue`.
    public var queryValue: String?  // openapi.yaml:22
    /// The parameter `query`.
    public var headerQuery: String?  // openapi.yaml:23
    /// The parameter `violations`.
    public var violations: String  // openapi.yaml:24
    /// The parameter `body`.
    public var body2: Int64?  // openapi.yaml:25
    /// The parameter `empty`.
    public var empty: ParametersSchema.Empty?  // openapi.yaml:26

    /// Makes a value from its members.
    public init(
      queryQuery: String? = nil, queryValue: String? = nil, headerQuery: String? = nil,
      violations: String, body2: Int64? = nil, empty: ParametersSchema.Empty? = nil
    ) {
      self.queryQuery = queryQuery
      self.queryValue = queryValue
      self.headerQuery = headerQuery
      self.violations = violations
      self.body2 = body2
      self.empty = empty
    }
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// None.
    case noContent  // openapi.yaml:4
  }

  /// `Empty` of the contract.
  public enum Empty: String, Sendable, CaseIterable {  // openapi.yaml:26
    case empty2 = ""
    case empty
    case empty3 = "Empty"
  }
}

extension ParametersSchema.Input {
  private static let queryQueryParameter = RequestParameter("query", in: .query, read: String.read)
  private static let queryValueParameter = RequestParameter(
    "queryValue", in: .query, read: String.read)
  private static let headerQueryParameter = RequestParameter(
    "query", in: .header, read: String.read)
  private static let violationsParameter = RequestParameter(
    "violations", in: .query, required: true, read: String.read)
  private static let body2Parameter = RequestParameter(
    "body", in: .query, shape: .integer, read: Int64.read)
  private static let emptyParameter = RequestParameter(
    "empty", in: .query, read: ParametersSchema.Empty.read)

  /// Reads a request (openapi.yaml:18).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let query = try QueryString(target: request.target)
    let queryQuery = try Self.queryQueryParameter.read(in: query, &violations)
    let queryValue = try Self.queryValueParameter.read(in: query, &violations)
    let headerQuery = try Self.headerQueryParameter.read(in: request.headers, &violations)
    let violationsValue = try Self.violationsParameter.read(in: query, &violations)
    let body2 = try Self.body2Parameter.read(in: query, &violations)
    let empty = try Self.emptyParameter.read(in: query, &violations)
    try violations.throwIfAny()
    guard let violationsValue else { throw .unreadable() }
    self.queryQuery = queryQuery
    self.queryValue = queryValue
    self.headerQuery = headerQuery
    self.violations = violationsValue
    self.body2 = body2
    self.empty = empty
  }
}

extension ParametersSchema.Output {
  /// The response as it is sent (openapi.yaml:18).
  public func response(to _: Request) -> Response {
    switch self {
    case .noContent: Response(status: 204)
    }
  }

  #if DEBUG
    /// The declared responses.
    public static let declared: [DeclaredResponse]? = [
      DeclaredResponse(204)
    ]
  #endif
}
