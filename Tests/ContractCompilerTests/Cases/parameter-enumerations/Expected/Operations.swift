// Generated from openapi.yaml. Do not edit.
// What the application implements: Enumerations 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /shelves/{colour}` (openapi.yaml:6)
  func findShelf(_ input: Operations.FindShelf.Input) async throws -> Operations.FindShelf.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /shelves/{colour}`.
  public enum FindShelf {  // openapi.yaml:6
    public struct Input: Hashable, Sendable {
      public var colour: Schemas.Colour  // openapi.yaml:9
      public var order: Operations.FindShelf.Order?  // openapi.yaml:10
      public var floor: Operations.FindShelf.Floor?  // openapi.yaml:11
      public var size: Schemas.Size?  // openapi.yaml:12
      public var kinds: [Schemas.Kind]?  // openapi.yaml:13

      public init(
        colour: Schemas.Colour, order: Operations.FindShelf.Order? = nil,
        floor: Operations.FindShelf.Floor? = nil, size: Schemas.Size? = nil,
        kinds: [Schemas.Kind]? = nil
      ) {
        self.colour = colour
        self.order = order
        self.floor = floor
        self.size = size
        self.kinds = kinds
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// The shelf.
      case ok(Operations.FindShelf.OKBody)  // openapi.yaml:15
    }

    public enum Order: String, Sendable, CaseIterable {  // openapi.yaml:10
      case up
      case down
    }

    public enum Floor: Int64, Sendable, CaseIterable {  // openapi.yaml:11
      case _1 = 1
      case _2 = 2
    }

    public struct OKBody: Sendable, Hashable {  // openapi.yaml:20
      public var size: Schemas.Size  // openapi.yaml:23

      public init(size: Schemas.Size) { self.size = size }
    }
  }
}
