// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /areas/{area}` (openapi.yaml:5)
  func send(_ input: Operations.Send.Input) async throws -> Operations.Send.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /areas/{area}`.
  public enum Send {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var area: Schemas.Area  // openapi.yaml:8
      public var number: Schemas.Number?  // openapi.yaml:9
      public var body: Schemas.Areas  // openapi.yaml:11

      public init(area: Schemas.Area, number: Schemas.Number? = nil, body: Schemas.Areas) {
        self.area = area
        self.number = number
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The same.
      case ok(Schemas.Areas)  // openapi.yaml:15
    }
  }
}
