// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /api/{user_id}/tasks` (openapi.yaml:6)
  func undeclared(
    _ input: Operations.Undeclared.Input, owner: Owner
  ) async throws -> Operations.Undeclared.Output

  /// `GET /api/{uid}/notes` (openapi.yaml:8)
  func renamed(
    _ input: Operations.Renamed.Input, owner: Owner
  ) async throws -> Operations.Renamed.Output

  /// `GET /%61pi/{ID}/files/` (openapi.yaml:13)
  func encoded(
    _ input: Operations.Encoded.Input, owner: Owner
  ) async throws -> Operations.Encoded.Output

  /// `GET /api/{name}.json` (openapi.yaml:18)
  func mixed(_ input: Operations.Mixed.Input, owner: Owner) async throws -> Operations.Mixed.Output

  /// `GET /api/{who}/shared/{user}` (openapi.yaml:23)
  func shared(_ input: Operations.Shared.Input) async throws -> Operations.Shared.Output

  /// `GET /api/status` (openapi.yaml:32)
  func status(
    _ input: Operations.Status.Input, principal: Principal
  ) async throws -> Operations.Status.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `undeclared` of the contract.
  public enum Undeclared {  // openapi.yaml:6
    /// What a request says, validated.
    public struct Input: Sendable {
      /// Makes a value from its members.
      public init() {}
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// None.
      case noContent  // openapi.yaml:6
    }
  }
}

extension Operations.Undeclared.Output {
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
  /// `renamed` of the contract.
  public enum Renamed {  // openapi.yaml:8
    /// What a request says, validated.
    public struct Input: Sendable {
      /// Makes a value from its members.
      public init() {}
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// None.
      case noContent  // openapi.yaml:11
    }
  }
}

extension Operations.Renamed.Input {
  private static let uidParameter = RequestParameter("uid", in: .path) {
    (reader: inout JSONReader) throws(JSONSyntaxError) -> String? in
    try reader.string(minLength: 2)
  }

  /// Reads a request (openapi.yaml:8).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    _ = try Self.uidParameter.read(in: path.rawValue(1), &violations)
    try violations.throwIfAny()
  }
}

extension Operations.Renamed.Output {
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
  /// `encoded` of the contract.
  public enum Encoded {  // openapi.yaml:13
    /// What a request says, validated.
    public struct Input: Sendable {
      /// Makes a value from its members.
      public init() {}
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// None.
      case noContent  // openapi.yaml:16
    }
  }
}

extension Operations.Encoded.Output {
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
  /// `mixed` of the contract.
  public enum Mixed {  // openapi.yaml:18
    /// What a request says, validated.
    public struct Input: Sendable {
      /// Makes a value from its members.
      public init() {}
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// None.
      case noContent  // openapi.yaml:21
    }
  }
}

extension Operations.Mixed.Output {
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

extension Operations {
  /// `shared` of the contract.
  public enum Shared {  // openapi.yaml:23
    /// What a request says, validated.
    public struct Input: Sendable {
      /// The parameter `who`.
      public var who: String  // openapi.yaml:28
      /// The parameter `user`.
      public var user: String  // openapi.yaml:29

      /// Makes a value from its members.
      public init(who: String, user: String) {
        self.who = who
        self.user = user
      }
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// None.
      case noContent  // openapi.yaml:30
    }
  }
}

extension Operations.Shared.Input {
  private static let whoParameter = RequestParameter("who", in: .path, read: String.read(from:))
  private static let userParameter = RequestParameter("user", in: .path, read: String.read(from:))

  /// Reads a request (openapi.yaml:23).
  init(_ request: Request, _ path: RequestPath, _ limits: RequestLimits) throws(ProblemDetails) {
    var violations = Violations()
    let who = try Self.whoParameter.read(in: path.rawValue(1), &violations)
    let user = try Self.userParameter.read(in: path.rawValue(3), &violations)
    try violations.throwIfAny()
    guard let who, let user else { throw .unreadable() }
    self.who = who
    self.user = user
  }
}

extension Operations.Shared.Output {
  /// The response as it is sent (openapi.yaml:23).
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
  /// `status` of the contract.
  public enum Status {  // openapi.yaml:32
    /// What a request says, validated.
    public struct Input: Sendable {
      /// Makes a value from its members.
      public init() {}
    }

    /// What the operation answers with: one case for each declared response.
    public enum Output: OperationOutput {
      /// None.
      case noContent  // openapi.yaml:32
    }
  }
}

extension Operations.Status.Output {
  /// The response as it is sent (openapi.yaml:32).
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
