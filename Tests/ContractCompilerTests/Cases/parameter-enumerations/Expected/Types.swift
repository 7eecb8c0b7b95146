// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public enum Colour: String, Sendable, CaseIterable {  // openapi.yaml:26
    case red
    case green
  }

  public enum Size: String, Sendable, CaseIterable {  // openapi.yaml:27
    case small
    case large
  }

  public enum Kind: String, Sendable, CaseIterable {  // openapi.yaml:28
    case book
    case disc
  }

  public enum Unused: String, Sendable, CaseIterable {  // openapi.yaml:29
    case a
    case b
  }
}
