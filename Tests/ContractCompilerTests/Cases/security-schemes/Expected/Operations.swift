// Generated from openapi.yaml. Do not edit.
// What the application implements: Every security scheme 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /token` (openapi.yaml:4)
  func token(_ input: Token.Input, principal: Principal) async throws -> Token.Output

  /// `GET /password` (openapi.yaml:5)
  func password(_ input: Password.Input, principal: Principal) async throws -> Password.Output

  /// `GET /digest` (openapi.yaml:6)
  func digest(_ input: Digest.Input, principal: Principal) async throws -> Digest.Output

  /// `GET /key` (openapi.yaml:7)
  func key(_ input: Key.Input, principal: Principal) async throws -> Key.Output

  /// `GET /scopes` (openapi.yaml:8)
  func scopes(_ input: Scopes.Input, principal: Principal) async throws -> Scopes.Output

  /// `GET /connect` (openapi.yaml:9)
  func connect(_ input: Connect.Input, principal: Principal) async throws -> Connect.Output

  /// `GET /certificate` (openapi.yaml:10)
  func certificate(
    _ input: Certificate.Input, principal: Principal
  ) async throws -> Certificate.Output

  /// `GET /both` (openapi.yaml:11)
  func both(_ input: Both.Input, principal: Principal) async throws -> Both.Output

  /// `GET /maybe` (openapi.yaml:12)
  func maybe(_ input: Maybe.Input, principal: Principal?) async throws -> Maybe.Output

  /// `GET /open` (openapi.yaml:13)
  func open(_ input: Open.Input) async throws -> Open.Output

  /// `GET /users/{user}/notes` (openapi.yaml:15)
  func notes(_ input: Notes.Input, owner: Owner) async throws -> Notes.Output

  /// `GET /users/{user}/files` (openapi.yaml:21)
  func files(_ input: Files.Input, owner: Owner) async throws -> Files.Output
}

/// `token` of the contract.
public enum Token {  // openapi.yaml:4
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Token.Output {
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

/// `password` of the contract.
public enum Password {  // openapi.yaml:5
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Password.Output {
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

/// `digest` of the contract.
public enum Digest {  // openapi.yaml:6
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Digest.Output {
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

/// `key` of the contract.
public enum Key {  // openapi.yaml:7
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Key.Output {
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

/// `scopes` of the contract.
public enum Scopes {  // openapi.yaml:8
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Scopes.Output {
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

/// `connect` of the contract.
public enum Connect {  // openapi.yaml:9
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Connect.Output {
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

/// `certificate` of the contract.
public enum Certificate {  // openapi.yaml:10
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Certificate.Output {
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

/// `both` of the contract.
public enum Both {  // openapi.yaml:11
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Both.Output {
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

/// `maybe` of the contract.
public enum Maybe {  // openapi.yaml:12
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Maybe.Output {
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

/// `open` of the contract.
public enum Open {  // openapi.yaml:13
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Open.Output {
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

/// `notes` of the contract.
public enum Notes {  // openapi.yaml:15
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Notes.Output {
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

/// `files` of the contract.
public enum Files {  // openapi.yaml:21
  /// What a request says, validated.
  public struct Input: Sendable {
    /// Makes a value from its members.
    public init() {}
  }

  /// What the operation answers with: one case for each declared response.
  public enum Output: OperationOutput {
    /// Done.
    case noContent  // openapi.yaml:4
  }
}

extension Files.Output {
  /// The response as it is sent (openapi.yaml:21).
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
