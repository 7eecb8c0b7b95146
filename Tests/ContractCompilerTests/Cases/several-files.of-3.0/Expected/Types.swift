// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct ABC: Sendable, Hashable {  // schemas.json:2
    public var first: String?  // schemas.json:2

    public init(first: String? = nil) { self.first = first }
  }
}
