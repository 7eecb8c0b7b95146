// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /form` (openapi.yaml:5)
  func findByForm(_ input: Operations.FindByForm.Input) async throws -> Operations.FindByForm.Output

  /// `GET /json` (openapi.yaml:20)
  func findByJSON(
    _ input: Operations.FindByJSON.Input, principal: Principal
  ) async throws -> Operations.FindByJSON.Output

  /// `GET /text` (openapi.yaml:26)
  func findByText(_ input: Operations.FindByText.Input) async throws -> Operations.FindByText.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /form`.
  public enum FindByForm {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var filter: Operations.FindByForm.Filter  // openapi.yaml:8

      public init(filter: Operations.FindByForm.Filter) { self.filter = filter }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:18
    }

    public struct Filter: Sendable, Hashable {  // openapi.yaml:14
      public var state: Operations.FindByForm.Filter.State  // openapi.yaml:16
      public var labels: [String]?  // openapi.yaml:16

      public init(state: Operations.FindByForm.Filter.State, labels: [String]? = nil) {
        self.state = state
        self.labels = labels
      }

      public enum State: String, Sendable, CaseIterable {  // openapi.yaml:16
        case open
        case closed
      }
    }
  }
}

extension Operations {
  /// `GET /json`.
  public enum FindByJSON {  // openapi.yaml:20
    public struct Input: Hashable, Sendable {
      /// What is looked for.
      public var selector: Parameters.Selector?  // openapi.yaml:34

      public init(selector: Parameters.Selector? = nil) { self.selector = selector }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:24
    }
  }
}

extension Operations {
  /// `GET /text`.
  public enum FindByText {  // openapi.yaml:26
    public struct Input: Hashable, Sendable {
      public var path: String  // openapi.yaml:29

      public init(path: String = "$") { self.path = path }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:30
    }
  }
}
