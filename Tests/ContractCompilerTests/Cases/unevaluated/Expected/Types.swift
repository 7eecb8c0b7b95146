// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public enum Payment: Sendable, Hashable {  // openapi.yaml:17
    /// `Schemas.Payment.Card`.
    case card(Schemas.Payment.Card)
    /// `Schemas.Payment.Transfer`.
    case transfer(Schemas.Payment.Transfer)

    public struct Card: Sendable, Hashable {  // openapi.yaml:17
      public var amount: Int64  // openapi.yaml:19
      public var number: String  // openapi.yaml:28

      public init(amount: Int64, number: String) {
        self.amount = amount
        self.number = number
      }
    }

    public struct Transfer: Sendable, Hashable {  // openapi.yaml:17
      public var amount: Int64  // openapi.yaml:19
      public var iban: String  // openapi.yaml:33
      /// The members that the contract does not name.
      public var additionalProperties: NamedValues<JSONValue>  // openapi.yaml:17

      public init(amount: Int64, iban: String, additionalProperties: NamedValues<JSONValue> = [:]) {
        self.amount = amount
        self.iban = iban
        self.additionalProperties = additionalProperties
      }
    }
  }

  public struct Card: Sendable, Hashable {  // openapi.yaml:26
    public var number: String  // openapi.yaml:28

    public init(number: String) { self.number = number }
  }

  public struct Transfer: Sendable, Hashable {  // openapi.yaml:31
    public var iban: String  // openapi.yaml:33
    /// The members that the contract does not name.
    public var additionalProperties: NamedValues<JSONValue>  // openapi.yaml:31

    public init(iban: String, additionalProperties: NamedValues<JSONValue> = [:]) {
      self.iban = iban
      self.additionalProperties = additionalProperties
    }
  }
}
