// Generated from openapi.yaml. Do not edit.
// What the application implements: Notes 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `GET /notes/{noteId}` (notes.yaml:3)
  func getNote(_ input: Operations.GetNote.Input) async throws -> Operations.GetNote.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `GET /notes/{noteId}`.
  public enum GetNote {  // notes.yaml:3
    public struct Input: Hashable, Sendable {
      public var noteID: String  // openapi.yaml:21

      public init(noteID: String) { self.noteID = noteID }
    }

    public enum Output: OperationOutput, Hashable {
      /// The note.
      case ok(Schemas.Note)  // notes.yaml:6
    }
  }
}
