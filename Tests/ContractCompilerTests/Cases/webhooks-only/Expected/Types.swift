// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.

import Runtime

/// `Letter` of the contract.
public struct Letter: Sendable, Equatable {  // openapi.yaml:14
  /// `id` of the contract.
  public var id: Int64  // openapi.yaml:17
  /// `text` of the contract.
  public var text: Field<String>  // openapi.yaml:18

  /// Makes a value from its members.
  public init(id: Int64, text: Field<String> = .absent) {
    self.id = id
    self.text = text
  }
}
