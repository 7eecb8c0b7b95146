// Generated from openapi.yaml. Do not edit.
// What the application implements: Every security scheme 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

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
  /// `GET /token`.
  public enum Token {  // openapi.yaml:4
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /password`.
  public enum Password {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /digest`.
  public enum Digest {  // openapi.yaml:6
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /key`.
  public enum Key {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /scopes`.
  public enum Scopes {  // openapi.yaml:8
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /connect`.
  public enum Connect {  // openapi.yaml:9
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /certificate`.
  public enum Certificate {  // openapi.yaml:10
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /both`.
  public enum Both {  // openapi.yaml:11
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /maybe`.
  public enum Maybe {  // openapi.yaml:12
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /open`.
  public enum Open {  // openapi.yaml:13
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /users/{user}/notes`.
  public enum Notes {  // openapi.yaml:15
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /users/{user}/files`.
  public enum Files {  // openapi.yaml:21
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:4
    }
  }
}
