// Generated from openapi.yaml. Do not edit.
// What the application implements: Webhooks and no paths 1.

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// The types of `letterLost`, which this server calls.
  public enum LetterLost {  // openapi.yaml:12
    /// `Body` of the contract.
    public struct Body: Sendable, Equatable {  // openapi.yaml:17
      /// `id` of the contract.
      public var id: Int64  // openapi.yaml:20
      /// `reason` of the contract.
      public var reason: Operations.LetterLost.Body.Reason  // openapi.yaml:21

      /// Makes a value from its members.
      public init(id: Int64, reason: Operations.LetterLost.Body.Reason) {
        self.id = id
        self.reason = reason
      }

      /// `Reason` of the contract.
      public enum Reason: String, Sendable, CaseIterable {  // openapi.yaml:21
        case rain
        case fire
      }
    }

    /// `Response200` of the contract.
    public struct Response200: Sendable, Equatable {  // openapi.yaml:27
      /// `again` of the contract.
      public var again: Bool  // openapi.yaml:27

      /// Makes a value from its members.
      public init(again: Bool = false) {
        self.again = again
      }
    }
  }
}
