// Generated from openapi.yaml. Do not edit.
// What the application implements: Canonically equivalent names 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /café/{id}` (openapi.yaml:7)
  func composed(_ input: Operations.Composed.Input) async throws -> Operations.Composed.Output

  /// `POST /café/{id}` (openapi.yaml:23)
  func decomposed(_ input: Operations.Decomposed.Input) async throws -> Operations.Decomposed.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /café/{id}`.
  public enum Composed {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public var id: Int64  // openapi.yaml:10
      public var e2: Int64  // openapi.yaml:11
      public var e: String?  // openapi.yaml:12
      public var rest: NamedValues<String>?  // openapi.yaml:13

      public init(id: Int64, e2: Int64, e: String? = nil, rest: NamedValues<String>? = nil) {
        self.id = id
        self.e2 = e2
        self.e = e
        self.rest = rest
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// A cup.
      case ok(Schemas.Cup)  // openapi.yaml:17
    }
  }
}

extension Operations {
  /// `POST /café/{id}`.
  public enum Decomposed {  // openapi.yaml:23
    public struct Input: Sendable {
      public var id: Int64  // openapi.yaml:26
      public var body: Operations.Decomposed.MultipartBodyContent?  // openapi.yaml:28

      public init(id: Int64, body: Operations.Decomposed.MultipartBodyContent? = nil) {
        self.id = id
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// A vessel.
      case ok(Schemas.Vessel)  // openapi.yaml:40
    }

    /// The parts of a multipart request.
    public struct MultipartBodyContent: Sendable {
      /// The parts that are no files.
      public var fields: Operations.Decomposed.MultipartBodyContent.Fields  // openapi.yaml:23
      public var e: FilePart?  // openapi.yaml:34

      public init(fields: Operations.Decomposed.MultipartBodyContent.Fields, e: FilePart? = nil) {
        self.fields = fields
        self.e = e
      }

      public struct Fields: Sendable, Hashable {  // openapi.yaml:31
        public var e2: Int64  // openapi.yaml:35
        public var e: Int64?  // openapi.yaml:36

        public init(e2: Int64, e: Int64? = nil) {
          self.e2 = e2
          self.e = e
        }
      }
    }
  }
}
