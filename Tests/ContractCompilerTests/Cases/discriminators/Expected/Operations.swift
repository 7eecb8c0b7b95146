// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /pets` (openapi.yaml:5)
  func addPet(_ input: Operations.AddPet.Input) async throws -> Operations.AddPet.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /pets`.
  public enum AddPet {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var body: Operations.AddPet.BodyContent  // openapi.yaml:8

      public init(body: Operations.AddPet.BodyContent) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// None.
      case noContent  // openapi.yaml:21
    }

    public enum BodyContent: Sendable, Hashable {  // openapi.yaml:12
      /// `Schemas.Cat`.
      case cat(Schemas.Cat)
      /// `Schemas.Dog`.
      case dog(Schemas.Dog)
      /// `Schemas.Eel`.
      case eel(Schemas.Eel)
      /// `Schemas.Fox`.
      case fox(Schemas.Fox)
    }
  }
}
