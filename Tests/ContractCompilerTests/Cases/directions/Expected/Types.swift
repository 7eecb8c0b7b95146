// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  public struct Account: Sendable, Hashable {  // openapi.yaml:44
    public var id: Int64?  // openapi.yaml:47
    public var name: String  // openapi.yaml:48
    public var password: String?  // openapi.yaml:49

    public init(id: Int64? = nil, name: String, password: String? = nil) {
      self.id = id
      self.name = name
      self.password = password
    }
  }

  public struct Password: Sendable, Hashable {  // openapi.yaml:52
    public var password: String  // openapi.yaml:55

    public init(password: String) { self.password = password }
  }

  public struct Token: Sendable, Hashable {  // openapi.yaml:57
    public var token: String  // openapi.yaml:60

    public init(token: String) { self.token = token }
  }

  public enum Credential: Sendable, Hashable {  // openapi.yaml:62
    /// `Schemas.Password`.
    case password(Schemas.Password)
    /// `Schemas.Token`.
    case token(Schemas.Token)
  }

  public struct Session: Sendable, Hashable {  // openapi.yaml:67
    public var token: String  // openapi.yaml:70

    public init(token: String) { self.token = token }
  }

  public struct Checked: Sendable, Hashable {  // openapi.yaml:73
    public var id: Int64?  // openapi.yaml:80
    public var password: String?  // openapi.yaml:81

    public init(id: Int64? = nil, password: String? = nil) {
      self.id = id
      self.password = password
    }
  }

  public struct Members: Sendable, Hashable {  // openapi.yaml:78
    public var id: Int64?  // openapi.yaml:80
    public var password: String?  // openapi.yaml:81

    public init(id: Int64? = nil, password: String? = nil) {
      self.id = id
      self.password = password
    }
  }
}
