// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// `Payment` of the contract.
  public enum Payment: Sendable, Equatable {  // openapi.yaml:17
    /// `Schemas.Payment.Card`.
    case card(Schemas.Payment.Card)
    /// `Schemas.Payment.Transfer`.
    case transfer(Schemas.Payment.Transfer)

    /// `Card` of the contract.
    public struct Card: Sendable, Equatable {  // openapi.yaml:17
      /// `amount` of the contract.
      public var amount: Int64  // openapi.yaml:19
      /// `number` of the contract.
      public var number: String  // openapi.yaml:28

      /// Makes a value from its members.
      public init(amount: Int64, number: String) {
        self.amount = amount
        self.number = number
      }
    }

    /// `Transfer` of the contract.
    public struct Transfer: Sendable, Equatable {  // openapi.yaml:17
      /// `amount` of the contract.
      public var amount: Int64  // openapi.yaml:19
      /// `iban` of the contract.
      public var iban: String  // openapi.yaml:33
      /// The members that the contract does not name.
      public var additionalProperties: [String: JSONValue]  // openapi.yaml:17

      /// Makes a value from its members.
      public init(amount: Int64, iban: String, additionalProperties: [String: JSONValue] = [:]) {
        self.amount = amount
        self.iban = iban
        self.additionalProperties = additionalProperties
      }
    }
  }

  /// `Card` of the contract.
  public struct Card: Sendable, Equatable {  // openapi.yaml:26
    /// `number` of the contract.
    public var number: String  // openapi.yaml:28

    /// Makes a value from its members.
    public init(number: String) {
      self.number = number
    }
  }

  /// `Transfer` of the contract.
  public struct Transfer: Sendable, Equatable {  // openapi.yaml:31
    /// `iban` of the contract.
    public var iban: String  // openapi.yaml:33
    /// The members that the contract does not name.
    public var additionalProperties: [String: JSONValue]  // openapi.yaml:31

    /// Makes a value from its members.
    public init(iban: String, additionalProperties: [String: JSONValue] = [:]) {
      self.iban = iban
      self.additionalProperties = additionalProperties
    }
  }
}
