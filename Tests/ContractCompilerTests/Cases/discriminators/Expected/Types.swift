// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Cat: Sendable, Hashable {  // openapi.yaml:24
    public var kind: String  // openapi.yaml:24

    public init(kind: String) { self.kind = kind }
  }

  public struct Dog: Sendable, Hashable {  // openapi.yaml:25
    public var kind: Schemas.Dog.Kind  // openapi.yaml:25

    public init(kind: Schemas.Dog.Kind) { self.kind = kind }

    public enum Kind: String, Sendable, CaseIterable {  // openapi.yaml:25
      case dog
    }
  }

  public struct Eel: Sendable, Hashable {  // openapi.yaml:26
    public var kind: String  // openapi.yaml:26

    public init(kind: String) { self.kind = kind }
  }

  public struct Fox: Sendable, Hashable {  // openapi.yaml:27
    public var kind: String  // openapi.yaml:27

    public init(kind: String) { self.kind = kind }
  }
}
