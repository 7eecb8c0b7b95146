// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Reading: Sendable, Hashable {  // openapi.yaml:34
    public var value: Double  // openapi.yaml:37

    public init(value: Double) { self.value = value }
  }
}
