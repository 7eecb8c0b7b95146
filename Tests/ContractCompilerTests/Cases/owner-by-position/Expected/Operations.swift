// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

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
  /// `GET /api/{user_id}/tasks`.
  public enum Undeclared {  // openapi.yaml:6
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:6
    }
  }
}

extension Operations {
  /// `GET /api/{uid}/notes`.
  public enum Renamed {  // openapi.yaml:8
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:11
    }
  }
}

extension Operations {
  /// `GET /%61pi/{ID}/files/`.
  public enum Encoded {  // openapi.yaml:13
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:16
    }
  }
}

extension Operations {
  /// `GET /api/{name}.json`.
  public enum Mixed {  // openapi.yaml:18
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:21
    }
  }
}

extension Operations {
  /// `GET /api/{who}/shared/{user}`.
  public enum Shared {  // openapi.yaml:23
    public struct Input: Hashable, Sendable {
      public var who: String  // openapi.yaml:28
      public var user: String  // openapi.yaml:29

      public init(who: String, user: String) {
        self.who = who
        self.user = user
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:30
    }
  }
}

extension Operations {
  /// `GET /api/status`.
  public enum Status {  // openapi.yaml:32
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:32
    }
  }
}
