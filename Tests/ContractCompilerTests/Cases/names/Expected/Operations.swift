// Generated from openapi.yaml. Do not edit.
// What the application implements: Names that emitted code uses itself 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /method` (openapi.yaml:4)
  func method(_ input: Operations.Method.Input) async throws -> Operations.Method.Output

  /// `GET /route` (openapi.yaml:5)
  func route(_ input: Operations.Route.Input) async throws -> Operations.Route.Output

  /// `GET /application` (openapi.yaml:6)
  func application(
    _ input: Operations.Application.Input
  ) async throws -> Operations.Application.Output

  /// `GET /limits` (openapi.yaml:7)
  func limits(_ input: Operations.Limits.Input) async throws -> Operations.Limits.Output

  /// `GET /problem` (openapi.yaml:8)
  func problem(_ input: Operations.Problem.Input) async throws -> Operations.Problem.Output

  /// `GET /respond` (openapi.yaml:9)
  func respond(_ input: Operations.Respond.Input) async throws -> Operations.Respond.Output

  /// `GET /operation` (openapi.yaml:10)
  func operation(_ input: Operations.Operation.Input) async throws -> Operations.Operation.Output

  /// `GET /answer` (openapi.yaml:11)
  func answer(_ input: Operations.Answer.Input) async throws -> Operations.Answer.Output

  /// `GET /request` (openapi.yaml:12)
  func request(_ input: Operations.Request.Input) async throws -> Operations.Request.Output

  /// `GET /path` (openapi.yaml:13)
  func path(_ input: Operations.Path.Input) async throws -> Operations.Path.Output

  /// `GET /numbered` (openapi.yaml:14)
  func _123(_ input: Operations._123Operation.Input) async throws -> Operations._123Operation.Output

  /// `GET /self` (openapi.yaml:15)
  func selfValue(
    _ input: Operations.SelfOperation.Input
  ) async throws -> Operations.SelfOperation.Output

  /// `GET /init` (openapi.yaml:16)
  func initValue(_ input: Operations.Init.Input) async throws -> Operations.Init.Output

  /// `GET /parameters` (openapi.yaml:18)
  func parameters(
    _ input: Operations.ParametersOperation.Input
  ) async throws -> Operations.ParametersOperation.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
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
}

extension Operations.Method.Output {
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

extension Operations {
  /// `route` of the contract.
  public enum Route {  // openapi.yaml:5
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
}

extension Operations.Route.Output {
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

extension Operations {
  /// `application` of the contract.
  public enum Application {  // openapi.yaml:6
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
}

extension Operations.Application.Output {
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

extension Operations {
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
}

extension Operations.Limits.Output {
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

extension Operations {
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
}

extension Operations.Problem.Output {
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

extension Operations {
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
}

extension Operations.Respond.Output {
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

extension Operations {
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
}

extension Operations.Operation.Output {
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

extension Operations {
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
}

extension Operations.Answer.Output {
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

extension Operations {
  /// `request` of the contract.
  public enum Request {  // openapi.yaml:12
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
}

extension Operations.Request.Output {
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

extension Operations {
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
}

extension Operations.Path.Output {
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

extension Operations {
  /// `123` of the contract.
  public enum _123Operation {  // openapi.yaml:14
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
}

extension Operations._123Operation.Output {
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

extension Operations {
  /// `self` of the contract.
  public enum SelfOperation {  // openapi.yaml:15
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
}

extension Operations.SelfOperation.Output {
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

extension Operations {
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
}

extension Operations.Init.Output {
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

extension Operations {
  /// `parameters` of the contract.
  public enum ParametersOperation {  // openapi.yaml:18
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
      public var empty: Operations.ParametersOperation.Empty?  // openapi.yaml:26

      /// Makes a value from its members.
      public init(
        queryQuery: String? = nil, queryValue: String? = nil, headerQuery: String? = nil,
        violations: String, body2: Int64? = nil, empty: Operations.ParametersOperation.Empty? = nil
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
}

extension Operations.ParametersOperation.Input {
  private static let queryQueryParameter = RequestParameter(
    "query", in: .query, read: String.read(from:))
  private static let queryValueParameter = RequestParameter(
    "queryValue", in: .query, read: String.read(from:))
  private static let headerQueryParameter = RequestParameter(
    "query", in: .header, read: String.read(from:))
  private static let violationsParameter = RequestParameter(
    "violations", in: .query, required: true, read: String.read(from:))
  private static let body2Parameter = RequestParameter(
    "body", in: .query, shape: .integer, read: Int64.read(from:))
  private static let emptyParameter = RequestParameter(
    "empty", in: .query, read: Operations.ParametersOperation.Empty.read(from:))

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

extension Operations.ParametersOperation.Output {
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
