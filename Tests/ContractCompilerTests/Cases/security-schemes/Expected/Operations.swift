// Generated from openapi.yaml. Do not edit.
// What the application implements: Every security scheme 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /token` (openapi.yaml:4)
  func token(
    _ input: Operations.Token.Input, principal: Principal
  ) async throws -> Operations.Token.Output

  /// `GET /password` (openapi.yaml:5)
  func password(
    _ input: Operations.Password.Input, principal: Principal
  ) async throws -> Operations.Password.Output

  /// `GET /digest` (openapi.yaml:6)
  func digest(
    _ input: Operations.Digest.Input, principal: Principal
  ) async throws -> Operations.Digest.Output

  /// `GET /key` (openapi.yaml:7)
  func key(
    _ input: Operations.Key.Input, principal: Principal
  ) async throws -> Operations.Key.Output

  /// `GET /scopes` (openapi.yaml:8)
  func scopes(
    _ input: Operations.Scopes.Input, principal: Principal
  ) async throws -> Operations.Scopes.Output

  /// `GET /connect` (openapi.yaml:9)
  func connect(
    _ input: Operations.Connect.Input, principal: Principal
  ) async throws -> Operations.Connect.Output

  /// `GET /certificate` (openapi.yaml:10)
  func certificate(
    _ input: Operations.Certificate.Input, principal: Principal
  ) async throws -> Operations.Certificate.Output

  /// `GET /both` (openapi.yaml:11)
  func both(
    _ input: Operations.Both.Input, principal: Principal
  ) async throws -> Operations.Both.Output

  /// `GET /maybe` (openapi.yaml:12)
  func maybe(
    _ input: Operations.Maybe.Input, principal: Principal?
  ) async throws -> Operations.Maybe.Output

  /// `GET /open` (openapi.yaml:13)
  func open(_ input: Operations.Open.Input) async throws -> Operations.Open.Output

  /// `GET /users/{user}/notes` (openapi.yaml:15)
  func notes(_ input: Operations.Notes.Input, owner: Owner) async throws -> Operations.Notes.Output

  /// `GET /users/{user}/files` (openapi.yaml:21)
  func files(_ input: Operations.Files.Input, owner: Owner) async throws -> Operations.Files.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
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
}

extension Operations.Token.Output {
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
}

extension Operations.Password.Output {
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
}

extension Operations.Digest.Output {
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
}

extension Operations.Key.Output {
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
}

extension Operations.Scopes.Output {
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
}

extension Operations.Connect.Output {
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
}

extension Operations.Certificate.Output {
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
}

extension Operations.Both.Output {
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
}

extension Operations.Maybe.Output {
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
}

extension Operations.Open.Output {
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
}

extension Operations.Notes.Output {
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
}

extension Operations.Files.Output {
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
