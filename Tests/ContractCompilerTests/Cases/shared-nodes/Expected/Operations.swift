// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /books` (openapi.yaml:7)
  func getBooks(_ input: Operations.GetBooks.Input) async throws -> Operations.GetBooks.Output

  /// `POST /books` (openapi.yaml:8)
  func postBooks(_ input: Operations.PostBooks.Input) async throws -> Operations.PostBooks.Output

  /// `GET /shelves` (openapi.yaml:7)
  func getShelves(_ input: Operations.GetShelves.Input) async throws -> Operations.GetShelves.Output

  /// `POST /shelves` (openapi.yaml:8)
  func postShelves(
    _ input: Operations.PostShelves.Input
  ) async throws -> Operations.PostShelves.Output

  /// `PUT /loans` (openapi.yaml:14)
  func putLoans(_ input: Operations.PutLoans.Input) async throws -> Operations.PutLoans.Output

  /// `PATCH /loans` (openapi.yaml:15)
  func patchLoans(_ input: Operations.PatchLoans.Input) async throws -> Operations.PatchLoans.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /books`.
  public enum GetBooks {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public var page: Operations.GetBooks.Page?  // openapi.yaml:6

      public init(page: Operations.GetBooks.Page? = nil) { self.page = page }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:7
    }

    public enum Page: Int64, Sendable, CaseIterable {  // openapi.yaml:6
      case _1 = 1
      case _2 = 2
    }
  }
}

extension Operations {
  /// `POST /books`.
  public enum PostBooks {  // openapi.yaml:8
    public struct Input: Hashable, Sendable {
      public var page: Operations.GetBooks.Page?  // openapi.yaml:6
      public var body: Operations.PostBooks.BodyContent  // openapi.yaml:9

      public init(page: Operations.GetBooks.Page? = nil, body: Operations.PostBooks.BodyContent) {
        self.page = page
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:7
    }

    public struct BodyContent: Sendable, Hashable {  // openapi.yaml:9
      public var kind: Operations.PostBooks.BodyContent.Kind?  // openapi.yaml:9

      public init(kind: Operations.PostBooks.BodyContent.Kind? = nil) { self.kind = kind }

      public enum Kind: String, Sendable, CaseIterable {  // openapi.yaml:9
        case a
        case b
      }
    }
  }
}

extension Operations {
  /// `GET /shelves`.
  public enum GetShelves {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public var page: Operations.GetBooks.Page?  // openapi.yaml:6

      public init(page: Operations.GetBooks.Page? = nil) { self.page = page }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:7
    }
  }
}

extension Operations {
  /// `POST /shelves`.
  public enum PostShelves {  // openapi.yaml:8
    public struct Input: Hashable, Sendable {
      public var page: Operations.GetBooks.Page?  // openapi.yaml:6
      public var body: Operations.PostBooks.BodyContent  // openapi.yaml:9

      public init(page: Operations.GetBooks.Page? = nil, body: Operations.PostBooks.BodyContent) {
        self.page = page
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:7
    }
  }
}

extension Operations {
  /// `PUT /loans`.
  public enum PutLoans {  // openapi.yaml:14
    public struct Input: Hashable, Sendable {
      public var page: Operations.GetBooks.Page?  // openapi.yaml:6
      public var body: Operations.PostBooks.BodyContent  // openapi.yaml:9

      public init(page: Operations.GetBooks.Page? = nil, body: Operations.PostBooks.BodyContent) {
        self.page = page
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:7
    }
  }
}

extension Operations {
  /// `PATCH /loans`.
  public enum PatchLoans {  // openapi.yaml:15
    public struct Input: Hashable, Sendable {
      public var page: Operations.GetBooks.Page?  // openapi.yaml:6
      public var body: Operations.PostBooks.BodyContent  // openapi.yaml:9

      public init(page: Operations.GetBooks.Page? = nil, body: Operations.PostBooks.BodyContent) {
        self.page = page
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:7
    }
  }
}
