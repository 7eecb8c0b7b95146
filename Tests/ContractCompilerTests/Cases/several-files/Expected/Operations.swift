// Generated from openapi.yaml. Do not edit.
// What the application implements: Library 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /books` (books.yaml:1)
  func listBooks(
    _ input: Operations.ListBooks.Input, principal: Principal
  ) async throws -> Operations.ListBooks.Output

  /// `POST /books` (books.yaml:9)
  func createBook(
    _ input: Operations.CreateBook.Input, principal: Principal
  ) async throws -> Operations.CreateBook.Output

  /// `GET /books/{bookId}` (book.yaml:4)
  func getBook(
    _ input: Operations.GetBook.Input, principal: Principal
  ) async throws -> Operations.GetBook.Output

  /// `GET /shelves` (openapi.yaml:10)
  func listShelves(
    _ input: Operations.ListShelves.Input, principal: Principal
  ) async throws -> Operations.ListShelves.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /books`.
  public enum ListBooks {  // books.yaml:1
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// The books.
      case ok([Schemas.Book])  // books.yaml:4
      /// The same from JSON that was written item by item, without values of them.
      case okEncoded(EncodedArray<Schemas.Book>)  // books.yaml:4
      /// The same from items that are made while they are sent, for long arrays.
      case okStream(ArrayStream<Schemas.Book>)  // books.yaml:4
    }
  }
}

extension Operations {
  /// `POST /books`.
  public enum CreateBook {  // books.yaml:9
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Book  // books.yaml:12

      public init(body: Schemas.Book) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// The book.
      case created(Schemas.Book)  // books.yaml:19
      /// An error that the contract describes among its components.
      case error(Operations.CreateBook.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// There is none.
      case notFound(Schemas.Problem)  // common.yaml:13
    }
  }
}

extension Operations {
  /// `GET /books/{bookId}`.
  public enum GetBook {  // book.yaml:4
    public struct Input: Hashable, Sendable {
      public var bookID: String  // common.yaml:7

      public init(bookID: String) { self.bookID = bookID }
    }

    public enum Output: OperationOutput, Hashable {
      /// The book.
      case ok(Schemas.Book)  // book.yaml:7
      /// An error that the contract describes among its components.
      case error(Operations.CreateBook.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.CreateBook.ErrorResponse
  }
}

extension Operations {
  /// `GET /shelves`.
  public enum ListShelves {  // openapi.yaml:10
    public struct Input: Hashable, Sendable {
      public var limit: Int64?  // common.yaml:3

      public init(limit: Int64? = nil) { self.limit = limit }
    }

    public enum Output: OperationOutput, Hashable {
      /// The shelves.
      case ok([Schemas.Shelf2])  // openapi.yaml:15
      /// The same from JSON that was written item by item, without values of them.
      case okEncoded(EncodedArray<Schemas.Shelf2>)  // openapi.yaml:15
      /// The same from items that are made while they are sent, for long arrays.
      case okStream(ArrayStream<Schemas.Shelf2>)  // openapi.yaml:15
      /// An error that the contract describes among its components.
      case error(Operations.CreateBook.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.CreateBook.ErrorResponse
  }
}
