// Generated from openapi.yaml. Do not edit.
// What the application implements: Books 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
package protocol API: Sendable {
  /// `GET /books` (openapi.yaml:5)
  func allVolumes(_ input: Operations.AllVolumes.Input) async throws -> Operations.AllVolumes.Output
}

/// The operations of the contract: what comes in and what goes out.
package enum Operations {}

extension Operations {
  /// `GET /books`.
  package enum AllVolumes {  // openapi.yaml:5
    package struct Input: Hashable, Sendable {
      package init() {}
    }

    package enum Output: OperationOutput, Hashable {
      /// The books
      case ok([Schemas.Volume])  // openapi.yaml:9
      /// The same from JSON that was written item by item, without values of them.
      case okEncoded(EncodedArray<Schemas.Volume>)  // openapi.yaml:9
      /// The same from items that are made while they are sent, for long arrays.
      case okStream(ArrayStream<Schemas.Volume>)  // openapi.yaml:9
    }
  }
}
