// Generated from openapi.yaml. Do not edit.
// What the application implements: Case 1.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// What the application implements: one method for each operation.
public protocol API: Sendable {
  /// `POST /accounts` (openapi.yaml:5)
  func createAccount(
    _ input: Operations.CreateAccount.Input
  ) async throws -> Operations.CreateAccount.Output

  /// `POST /sessions` (openapi.yaml:17)
  func logIn(_ input: Operations.LogIn.Input) async throws -> Operations.LogIn.Output

  /// `POST /checked` (openapi.yaml:29)
  func check(_ input: Operations.Check.Input) async throws -> Operations.Check.Output
}

/// The operations of the contract: what comes in and what goes out.
public enum Operations {}

extension Operations {
  /// `POST /accounts`.
  public enum CreateAccount {  // openapi.yaml:5
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Account  // openapi.yaml:8

      public init(body: Schemas.Account) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Made.
      case created(Schemas.Account)  // openapi.yaml:12
    }
  }
}

extension Operations {
  /// `POST /sessions`.
  public enum LogIn {  // openapi.yaml:17
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Credential  // openapi.yaml:20

      public init(body: Schemas.Credential) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Logged in.
      case ok(Schemas.Session)  // openapi.yaml:24
    }
  }
}

extension Operations {
  /// `POST /checked`.
  public enum Check {  // openapi.yaml:29
    public struct Input: Hashable, Sendable {
      public var body: Schemas.Checked  // openapi.yaml:32

      public init(body: Schemas.Checked) { self.body = body }
    }

    public enum Output: OperationOutput, Hashable {
      /// Checked.
      case ok(Schemas.Checked)  // openapi.yaml:36
    }
  }
}
