// Generated from openapi.yaml. Do not edit.
// What the application implements: Sequences 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /lines` (openapi.yaml:6)
  func addLines(_ input: Operations.AddLines.Input) async throws -> Operations.AddLines.Output

  /// `POST /records` (openapi.yaml:16)
  func addRecords(_ input: Operations.AddRecords.Input) async throws -> Operations.AddRecords.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /lines`.
  public enum AddLines {  // openapi.yaml:6
    public struct Input: Hashable, Sendable {
      public var body: [Schemas.Reading]  // openapi.yaml:9

      public init(body: [Schemas.Reading]) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Added.
      case noContent  // openapi.yaml:14
    }
  }
}

extension Operations {
  /// `POST /records`.
  public enum AddRecords {  // openapi.yaml:16
    public struct Input: Sendable {
      public var body: Operations.AddRecords.Body?  // openapi.yaml:19

      public init(body: Operations.AddRecords.Body? = nil) { self.body = body }
    }

    public enum Output: OperationOutput {
      /// The readings as they come, item by item.
      case ok(ResponseBody)  // openapi.yaml:26
    }

    /// The content of a request, by its media type.
    public enum Body: Sendable {  // openapi.yaml:19
      /// `application/geo+json-seq`.
      case applicationGeoJSONSeq([Int64])
      /// `application/json`.
      case json([Schemas.Reading])
    }
  }
}
