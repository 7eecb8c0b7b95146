// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public enum Choice: Sendable, Hashable {  // openapi.yaml:29
    /// `Schemas.Choice.Option2`.
    case option2(Schemas.Choice.Option2)
    /// `Schemas.Choice.Option3`.
    case option3(Schemas.Choice.Option3)
    /// `Schemas.Choice.Option1`.
    case option1(Schemas.Choice.Option1)

    /// Option
    public struct Option2: Sendable, Hashable {  // openapi.yaml:30
      public var a: String  // openapi.yaml:30

      public init(a: String) { self.a = a }
    }

    /// Option
    public struct Option3: Sendable, Hashable {  // openapi.yaml:31
      public var b: String  // openapi.yaml:31

      public init(b: String) { self.b = b }
    }

    /// Option 1
    public struct Option1: Sendable, Hashable {  // openapi.yaml:32
      public var c: String  // openapi.yaml:32

      public init(c: String) { self.c = c }
    }
  }

  public struct Contact: Sendable, Hashable {  // openapi.yaml:34
    public var email: String?  // openapi.yaml:36
    public var phone: String?  // openapi.yaml:37
    @Indirect public var parent: Schemas.Contact?  // openapi.yaml:38

    public init(email: String? = nil, phone: String? = nil, parent: Schemas.Contact? = nil) {
      self.email = email
      self.phone = phone
      self.parent = parent
    }
  }
}
