// Generated from openapi.yaml. Do not edit.
// What the application implements: Webhooks and no paths 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// The types of `letterLost`, which this server calls.
  public enum LetterLost {  // openapi.yaml:12
    public struct Body: Sendable, Hashable {  // openapi.yaml:17
      public var id: Int64  // openapi.yaml:20
      public var reason: Operations.LetterLost.Body.Reason  // openapi.yaml:21

      public init(id: Int64, reason: Operations.LetterLost.Body.Reason) {
        self.id = id
        self.reason = reason
      }

      public enum Reason: String, Sendable, CaseIterable {  // openapi.yaml:21
        case rain
        case fire
      }
    }

    public struct Response200: Sendable, Hashable {  // openapi.yaml:27
      public var again: Bool  // openapi.yaml:27

      public init(again: Bool = false) { self.again = again }
    }
  }
}
