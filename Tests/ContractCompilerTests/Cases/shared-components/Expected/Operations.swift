// Generated from openapi.yaml. Do not edit.
// What the application implements: What operations share 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /letters` (openapi.yaml:6)
  func listLetters(
    _ input: Operations.ListLetters.Input
  ) async throws -> Operations.ListLetters.Output

  /// `POST /letters` (openapi.yaml:13)
  func writeLetter(
    _ input: Operations.WriteLetter.Input
  ) async throws -> Operations.WriteLetter.Output

  /// `PUT /letters/{id}` (openapi.yaml:20)
  func rewriteLetter(
    _ input: Operations.RewriteLetter.Input
  ) async throws -> Operations.RewriteLetter.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /letters`.
  public enum ListLetters {  // openapi.yaml:6
    public struct Input: Hashable, Sendable {
      public var sort: Parameters.Sort  // openapi.yaml:31
      public var perPage: Int32  // openapi.yaml:35

      public init(sort: Parameters.Sort = .newest, perPage: Int32 = 30) {
        self.sort = sort
        self.perPage = perPage
      }
    }

    public enum Output: OperationOutput {
      /// Some letters.
      case ok(Responses.PageBody, headers: Responses.PageHeaders)  // openapi.yaml:10
      /// An error that the contract describes among its components.
      case error(Operations.ListLetters.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput {
      /// No letters.
      case clientError(status: Int, Responses.RefusedContent)  // openapi.yaml:70
      /// No letters.
      case `default`(status: Int, Responses.RefusedContent)  // openapi.yaml:70
    }
  }
}

extension Operations {
  /// `POST /letters`.
  public enum WriteLetter {  // openapi.yaml:13
    public struct Input: Hashable, Sendable {
      public var sort: Parameters.Sort  // openapi.yaml:31
      public var body: RequestBodies.LetterBody  // openapi.yaml:15

      public init(sort: Parameters.Sort = .newest, body: RequestBodies.LetterBody) {
        self.sort = sort
        self.body = body
      }
    }

    public enum Output: OperationOutput {
      /// Written.
      case created  // openapi.yaml:17
      /// An error that the contract describes among its components.
      case error(Operations.WriteLetter.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput {
      /// No letters.
      case `default`(status: Int, Responses.RefusedContent)  // openapi.yaml:70
    }
  }
}

extension Operations {
  /// `PUT /letters/{id}`.
  public enum RewriteLetter {  // openapi.yaml:20
    public struct Input: Hashable, Sendable {
      public var id: Int64  // openapi.yaml:23
      public var perPage: Int32  // openapi.yaml:35
      public var body: RequestBodies.LetterBody  // openapi.yaml:25

      public init(id: Int64, perPage: Int32 = 30, body: RequestBodies.LetterBody) {
        self.id = id
        self.perPage = perPage
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// Some letters.
      case ok(Responses.PageBody, headers: Responses.PageHeaders)  // openapi.yaml:27
    }
  }
}
