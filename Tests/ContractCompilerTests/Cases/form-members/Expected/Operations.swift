// Generated from openapi.yaml. Do not edit.
// What the application implements: Case of two lines 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /members` (openapi.yaml:11)
  func members(_ input: Operations.Members.Input) async throws -> Operations.Members.Output

  /// `POST /others` (openapi.yaml:22)
  func others(_ input: Operations.Others.Input) async throws -> Operations.Others.Output

  /// `POST /unlisted` (openapi.yaml:34)
  func unlisted(_ input: Operations.Unlisted.Input) async throws -> Operations.Unlisted.Output

  /// `POST /answered` (openapi.yaml:46)
  func answered(_ input: Operations.Answered.Input) async throws -> Operations.Answered.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /members`.
  public enum Members {  // openapi.yaml:11
    public struct Input: Hashable, Sendable {
      public var body: Operations.Members.BodyContent?  // openapi.yaml:14

      public init(body: Operations.Members.BodyContent? = nil) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:20
    }

    public struct BodyContent: Sendable, Hashable {  // openapi.yaml:17
      public var o: Operations.Members.BodyContent.O?  // openapi.yaml:19

      public init(o: Operations.Members.BodyContent.O? = nil) { self.o = o }

      public struct O: Sendable, Hashable {  // openapi.yaml:19
        public var y: [Int64]?  // openapi.yaml:19

        public init(y: [Int64]? = nil) { self.y = y }
      }
    }
  }
}

extension Operations {
  /// `POST /others`.
  public enum Others {  // openapi.yaml:22
    public struct Input: Sendable {
      public var body: Operations.Others.MultipartBodyContent?  // openapi.yaml:25

      public init(body: Operations.Others.MultipartBodyContent? = nil) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:32
    }

    /// The parts of a multipart request.
    public struct MultipartBodyContent: Sendable {
      /// The parts that are no files.
      public var fields: NamedValues<String>  // openapi.yaml:22
      public var f: FilePart?  // openapi.yaml:30

      public init(fields: NamedValues<String>, f: FilePart? = nil) {
        self.fields = fields
        self.f = f
      }
    }
  }
}

extension Operations {
  /// `POST /unlisted`.
  public enum Unlisted {  // openapi.yaml:34
    public struct Input: Sendable {
      public var body: Operations.Unlisted.MultipartBodyContent?  // openapi.yaml:37

      public init(body: Operations.Unlisted.MultipartBodyContent? = nil) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:44
    }

    /// The parts of a multipart request.
    public struct MultipartBodyContent: Sendable {
      public var f: FilePart?  // openapi.yaml:42
      /// The files of all other parts, by the names of their fields.
      public var otherFiles: NamedValues<[FilePart]>  // openapi.yaml:34

      public init(f: FilePart? = nil, otherFiles: NamedValues<[FilePart]> = [:]) {
        self.f = f
        self.otherFiles = otherFiles
      }
    }
  }
}

extension Operations {
  /// `POST /answered`.
  public enum Answered {  // openapi.yaml:46
    public struct Input: Sendable {
      public var body: Operations.Answered.MultipartBodyContent?  // openapi.yaml:49

      public init(body: Operations.Answered.MultipartBodyContent? = nil) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Done.
      case noContent  // openapi.yaml:58
    }

    /// The parts of a multipart request.
    public struct MultipartBodyContent: Sendable {
      /// The parts that are no files.
      public var fields: Operations.Answered.MultipartBodyContent.Fields  // openapi.yaml:46
      public var f: FilePart?  // openapi.yaml:55
      public var g: FilePart?  // openapi.yaml:56

      public init(
        fields: Operations.Answered.MultipartBodyContent.Fields, f: FilePart? = nil,
        g: FilePart? = nil
      ) {
        self.fields = fields
        self.f = f
        self.g = g
      }

      public struct Fields: Sendable, Hashable {  // openapi.yaml:52
        public var n: Int64  // openapi.yaml:57

        public init(n: Int64) { self.n = n }
      }
    }
  }
}
