// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Letter: Sendable, Hashable {  // openapi.yaml:31
    public var id: Int64  // openapi.yaml:34
    public var text: Field<String>  // openapi.yaml:35

    public init(id: Int64, text: Field<String> = .absent) {
      self.id = id
      self.text = text
    }
  }
}
