// Generated from openapi.yaml. Do not edit.
// What the application implements: Names that emitted code uses itself 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /method` (openapi.yaml:4)
  func method(_ input: Operations.Method.Input) async throws -> Operations.Method.Output

  /// `GET /route` (openapi.yaml:5)
  func route(_ input: Operations.Route.Input) async throws -> Operations.Route.Output

  /// `GET /application` (openapi.yaml:6)
  func application(
    _ input: Operations.Application.Input
  ) async throws -> Operations.Application.Output

  /// `GET /limits` (openapi.yaml:7)
  func limits(_ input: Operations.Limits.Input) async throws -> Operations.Limits.Output

  /// `GET /problem` (openapi.yaml:8)
  func problem(_ input: Operations.Problem.Input) async throws -> Operations.Problem.Output

  /// `GET /respond` (openapi.yaml:9)
  func respond(_ input: Operations.Respond.Input) async throws -> Operations.Respond.Output

  /// `GET /operation` (openapi.yaml:10)
  func operation(_ input: Operations.Operation.Input) async throws -> Operations.Operation.Output

  /// `GET /answer` (openapi.yaml:11)
  func answer(_ input: Operations.Answer.Input) async throws -> Operations.Answer.Output

  /// `GET /request` (openapi.yaml:12)
  func request(_ input: Operations.Request.Input) async throws -> Operations.Request.Output

  /// `GET /path` (openapi.yaml:13)
  func path(_ input: Operations.Path.Input) async throws -> Operations.Path.Output

  /// `GET /numbered` (openapi.yaml:14)
  func _123(_ input: Operations._123Operation.Input) async throws -> Operations._123Operation.Output

  /// `GET /self` (openapi.yaml:15)
  func selfValue(
    _ input: Operations.SelfOperation.Input
  ) async throws -> Operations.SelfOperation.Output

  /// `GET /init` (openapi.yaml:16)
  func initValue(_ input: Operations.Init.Input) async throws -> Operations.Init.Output

  /// `GET /parameters` (openapi.yaml:18)
  func parameters(
    _ input: Operations.ParametersOperation.Input
  ) async throws -> Operations.ParametersOperation.Output

  /// `POST /files` (openapi.yaml:29)
  func files(_ input: Operations.Files.Input) async throws -> Operations.Files.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /method`.
  public enum Method {  // openapi.yaml:4
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /route`.
  public enum Route {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /application`.
  public enum Application {  // openapi.yaml:6
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /limits`.
  public enum Limits {  // openapi.yaml:7
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /problem`.
  public enum Problem {  // openapi.yaml:8
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /respond`.
  public enum Respond {  // openapi.yaml:9
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /operation`.
  public enum Operation {  // openapi.yaml:10
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /answer`.
  public enum Answer {  // openapi.yaml:11
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /request`.
  public enum Request {  // openapi.yaml:12
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /path`.
  public enum Path {  // openapi.yaml:13
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /numbered`.
  public enum _123Operation {  // openapi.yaml:14
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /self`.
  public enum SelfOperation {  // openapi.yaml:15
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /init`.
  public enum Init {  // openapi.yaml:16
    public struct Input: Hashable, Sendable {
      public init() {}
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }
  }
}

extension Operations {
  /// `GET /parameters`.
  public enum ParametersOperation {  // openapi.yaml:18
    public struct Input: Hashable, Sendable {
      public var queryQuery: String?  // openapi.yaml:21
      public var queryValue: String?  // openapi.yaml:22
      public var headerQuery: String?  // openapi.yaml:23
      public var violations: String  // openapi.yaml:24
      public var body2: Int64?  // openapi.yaml:25
      public var empty: Operations.ParametersOperation.Empty?  // openapi.yaml:26

      public init(
        queryQuery: String? = nil, queryValue: String? = nil, headerQuery: String? = nil,
        violations: String, body2: Int64? = nil, empty: Operations.ParametersOperation.Empty? = nil
      ) {
        self.queryQuery = queryQuery
        self.queryValue = queryValue
        self.headerQuery = headerQuery
        self.violations = violations
        self.body2 = body2
        self.empty = empty
      }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }

    public enum Empty: String, Sendable, CaseIterable {  // openapi.yaml:26
      case empty2 = ""
      case empty
      case empty3 = "Empty"
    }
  }
}

extension Operations {
  /// `POST /files`.
  public enum Files {  // openapi.yaml:29
    public struct Input: Sendable {
      public var body: Operations.Files.MultipartBodyContent?  // openapi.yaml:32

      public init(body: Operations.Files.MultipartBodyContent? = nil) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:4
    }

    /// The parts of a multipart request.
    public struct MultipartBodyContent: Sendable {
      public var `super`: FilePart?  // openapi.yaml:37
      public var `inout`: FilePart?  // openapi.yaml:38

      public init(`super`: FilePart? = nil, `inout`: FilePart? = nil) {
        self.`super` = `super`
        self.`inout` = `inout`
      }
    }
  }
}
