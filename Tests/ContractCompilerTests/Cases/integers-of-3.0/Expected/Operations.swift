// Generated from openapi.yaml. Do not edit.
// What the application implements: Integers 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /pages` (openapi.yaml:7)
  func listPages(_ input: Operations.ListPages.Input) async throws -> Operations.ListPages.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /pages`.
  public enum ListPages {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public var page: Int64?  // openapi.yaml:10
      public var size: Int32  // openapi.yaml:11
      public var level: Operations.ListPages.Level  // openapi.yaml:12
      public var ratio: Double  // openapi.yaml:13

      public init(
        page: Int64? = nil, size: Int32 = 5, level: Operations.ListPages.Level = ._1,
        ratio: Double = 5.0
      ) {
        self.page = page
        self.size = size
        self.level = level
        self.ratio = ratio
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:15
    }

    public enum Level: Int64, Sendable, CaseIterable {  // openapi.yaml:12
      case _1 = 1
      case _2 = 2
    }
  }
}
