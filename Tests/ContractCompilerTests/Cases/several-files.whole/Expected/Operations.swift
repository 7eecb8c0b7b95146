// Generated from openapi.yaml. Do not edit.
// What the application implements: Whole files 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /a` (openapi.yaml:5)
  func a(_ input: Operations.A.Input) async throws -> Operations.A.Output

  /// `GET /b` (openapi.yaml:11)
  func b(_ input: Operations.B.Input) async throws -> Operations.B.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /a`.
  public enum A {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var limit: Parameters.Limit?  // limit.yaml:1
      public var body: RequestBodies.BodyBody?  // openapi.yaml:8

      public init(limit: Parameters.Limit? = nil, body: RequestBodies.BodyBody? = nil) {
        self.limit = limit
        self.body = body
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// d
      case noContent  // openapi.yaml:9
      /// An error that the contract describes among its components.
      case error(Operations.A.ErrorResponse)
    }

    /// The errors of components that this operation, and others like it, declare.
    public enum ErrorResponse: OperationOutput, Hashable {
      /// n
      case notFound(Responses.NotFound2Body)  // not-found.yaml:1
      /// n
      case conflict(Responses.NotFoundBody)  // all.yaml:1
    }
  }
}

extension Operations {
  /// `GET /b`.
  public enum B {  // openapi.yaml:11
    public struct Input: Hashable, Sendable {
      public var limit: Parameters.Limit?  // limit.yaml:1

      public init(limit: Parameters.Limit? = nil) { self.limit = limit }
    }

    public enum Output: OperationOutput, Hashable {
      /// d
      case ok(headers: Operations.B.OKHeaders)  // openapi.yaml:14
      /// An error that the contract describes among its components.
      case error(Operations.A.ErrorResponse)
    }

    public typealias ErrorResponse = Operations.A.ErrorResponse

    public struct OKHeaders: Hashable, Sendable {  // openapi.yaml:14
      public var xA: Responses.Head?  // openapi.yaml:14

      public init(xA: Responses.Head? = nil) { self.xA = xA }

      var fields: Headers {
        var fields = Headers()
        if let xA {
          fields.add(json: "X-A", explode: false) { writer in
            xA.write(to: &writer)
          }
        }
        return fields
      }
    }
  }
}
