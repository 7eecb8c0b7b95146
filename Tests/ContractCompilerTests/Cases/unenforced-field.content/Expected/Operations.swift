// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `DELETE /books` (openapi.yaml:5)
  func removeBooks(
    _ input: Operations.RemoveBooks.Input
  ) async throws -> Operations.RemoveBooks.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `DELETE /books`.
  public enum RemoveBooks {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// Books.
      case ok([String])  // openapi.yaml:8
      /// The same from JSON that was written item by item, without values of them.
      case okEncoded(EncodedArray<String>)  // openapi.yaml:8
      /// The same from items that are made while they are sent, for long arrays.
      case okStream(ArrayStream<String>)  // openapi.yaml:8
      /// Books.
      case noContent  // openapi.yaml:9
      /// None.
      case resetContent  // openapi.yaml:10
      /// None.
      case notModified(headers: Operations.RemoveBooks.NotModifiedHeaders)  // openapi.yaml:11
    }

    public struct NotModifiedHeaders: Hashable, Sendable {  // openapi.yaml:11
      public var eTag: String?  // openapi.yaml:11

      public init(eTag: String? = nil) { self.eTag = eTag }

      var fields: Headers {
        var fields = Headers()
        if let eTag {
          fields.add("ETag", eTag)
        }
        return fields
      }
    }
  }
}
