// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Cup: Sendable, Hashable {  // openapi.yaml:48
    public var e2: Int64?  // openapi.yaml:53
    public var e: String  // openapi.yaml:54

    public init(e2: Int64? = nil, e: String) {
      self.e2 = e2
      self.e = e
    }
  }

  public struct Closed: Sendable, Hashable {  // openapi.yaml:57
    public var e: Int64?  // openapi.yaml:59

    public init(e: Int64? = nil) { self.e = e }
  }

  public struct Undeclared: Sendable, Hashable {  // openapi.yaml:64
    public var e: Int64?  // openapi.yaml:67

    public init(e: Int64? = nil) { self.e = e }
  }

  public enum Vessel: Sendable, Hashable {  // openapi.yaml:69
    /// `Schemas.Cup`.
    case cup(Schemas.Cup)
    /// `Schemas.Undeclared`.
    case undeclared(Schemas.Undeclared)
  }

  public struct WithDefault: Sendable, Hashable {  // openapi.yaml:80
    public var map: Schemas.WithDefault.Map?  // openapi.yaml:82

    public init(map: Schemas.WithDefault.Map? = nil) { self.map = map }

    public struct Map: Sendable, Hashable {  // openapi.yaml:83
      public var e: Int64?  // openapi.yaml:86

      public init(e: Int64? = nil) { self.e = e }
    }
  }
}
