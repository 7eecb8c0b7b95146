// Generated from openapi.yaml. Do not edit.
// What the application implements: Events 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /subscriptions` (openapi.yaml:5)
  func subscribe(_ input: Operations.Subscribe.Input) async throws -> Operations.Subscribe.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /subscriptions`.
  public enum Subscribe {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var body: Schemas.ABC  // openapi.yaml:8

      public init(body: Schemas.ABC) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Subscribed.
      case noContent  // openapi.yaml:15
    }
  }
}
