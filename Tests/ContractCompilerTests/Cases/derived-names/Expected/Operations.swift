// Generated from openapi.yaml. Do not edit.
// What the application implements: Derived names 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /books` (openapi.yaml:8)
  func getSpaceSlashBooks(
    _ input: Operations.GetSpaceSlashBooks.Input
  ) async throws -> Operations.GetSpaceSlashBooks.Output

  /// `PUT /books` (openapi.yaml:19)
  func getBooks(_ input: Operations.GetBooks.Input) async throws -> Operations.GetBooks.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /books`.
  public enum GetSpaceSlashBooks {  // openapi.yaml:8
    public struct Input: Hashable, Sendable {
      public var querySpaceID: String?  // openapi.yaml:10
      public var headerID: String?  // openapi.yaml:11
      public var queryID: String?  // openapi.yaml:12

      public init(querySpaceID: String? = nil, headerID: String? = nil, queryID: String? = nil) {
        self.querySpaceID = querySpaceID
        self.headerID = headerID
        self.queryID = queryID
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// OK
      case ok(Schemas.Choice)  // openapi.yaml:14
    }
  }
}

extension Operations {
  /// `PUT /books`.
  public enum GetBooks {  // openapi.yaml:19
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Contact?  // openapi.yaml:22

      public init(body: Schemas.Contact? = nil) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// OK
      case noContent  // openapi.yaml:25
    }
  }
}
