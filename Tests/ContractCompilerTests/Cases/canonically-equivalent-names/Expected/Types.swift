// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Cup: Sendable, Hashable {  // openapi.yaml:49
    public var e2: Int64?  // openapi.yaml:54
    public var e: String  // openapi.yaml:55

    public init(e2: Int64? = nil, e: String) {
      self.e2 = e2
      self.e = e
    }
  }

  public struct Closed: Sendable, Hashable {  // openapi.yaml:58
    public var e: Int64?  // openapi.yaml:60

    public init(e: Int64? = nil) { self.e = e }
  }

  public struct Undeclared: Sendable, Hashable {  // openapi.yaml:65
    public var e: Int64?  // openapi.yaml:68

    public init(e: Int64? = nil) { self.e = e }
  }

  public enum Vessel: Sendable, Hashable {  // openapi.yaml:70
    /// `Schemas.Cup`.
    case cup(Schemas.Cup)
    /// `Schemas.Undeclared`.
    case undeclared(Schemas.Undeclared)
  }

  public struct WithDefault: Sendable, Hashable {  // openapi.yaml:81
    public var map: Schemas.WithDefault.Map?  // openapi.yaml:83

    public init(map: Schemas.WithDefault.Map? = nil) { self.map = map }

    public struct Map: Sendable, Hashable {  // openapi.yaml:84
      public var e: Int64?  // openapi.yaml:87

      public init(e: Int64? = nil) { self.e = e }
    }
  }
}
