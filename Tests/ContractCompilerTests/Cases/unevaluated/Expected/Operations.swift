// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /payments` (openapi.yaml:5)
  func pay(_ input: Operations.Pay.Input) async throws -> Operations.Pay.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /payments`.
  public enum Pay {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Payment  // openapi.yaml:8

      public init(body: Schemas.Payment) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Paid.
      case noContent  // openapi.yaml:13
    }
  }
}
