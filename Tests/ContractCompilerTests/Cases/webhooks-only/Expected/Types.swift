// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// `Letter` of the contract.
  public struct Letter: Sendable, Equatable {  // openapi.yaml:31
    /// `id` of the contract.
    public var id: Int64  // openapi.yaml:34
    /// `text` of the contract.
    public var text: Field<String>  // openapi.yaml:35

    /// Makes a value from its members.
    public init(id: Int64, text: Field<String> = .absent) {
      self.id = id
      self.text = text
    }
  }
}
