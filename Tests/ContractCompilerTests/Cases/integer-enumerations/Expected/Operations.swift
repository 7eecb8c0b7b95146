// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /numbers` (openapi.yaml:5)
  func send(_ input: Operations.Send.Input) async throws -> Operations.Send.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /numbers`.
  public enum Send {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Numbers  // openapi.yaml:8

      public init(body: Schemas.Numbers) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Sent.
      case noContent  // openapi.yaml:11
    }
  }
}
