// Generated from openapi.yaml. Do not edit.
// What the application implements: Objects of many members 1.0.0.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /holders` (openapi.yaml:7)
  func createHolder(
    _ input: Operations.CreateHolder.Input
  ) async throws -> Operations.CreateHolder.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /holders`.
  public enum CreateHolder {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Holder  // openapi.yaml:10

      public init(body: Schemas.Holder) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// The same
      case ok(Schemas.Holder)  // openapi.yaml:15
    }
  }
}
