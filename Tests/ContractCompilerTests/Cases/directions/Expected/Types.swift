// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.

import ContractRuntime

/// The schemas of the contract.
public enum Schemas {
  /// `Account` of the contract.
  public struct Account: Sendable, Equatable {  // openapi.yaml:44
    /// `id` of the contract.
    public var id: Int64?  // openapi.yaml:47
    /// `name` of the contract.
    public var name: String  // openapi.yaml:48
    /// `password` of the contract.
    public var password: String?  // openapi.yaml:49

    /// Makes a value from its members.
    public init(id: Int64? = nil, name: String, password: String? = nil) {
      self.id = id
      self.name = name
      self.password = password
    }
  }

  /// `Password` of the contract.
  public struct Password: Sendable, Equatable {  // openapi.yaml:52
    /// `password` of the contract.
    public var password: String  // openapi.yaml:55

    /// Makes a value from its members.
    public init(password: String) {
      self.password = password
    }
  }

  /// `Token` of the contract.
  public struct Token: Sendable, Equatable {  // openapi.yaml:57
    /// `token` of the contract.
    public var token: String  // openapi.yaml:60

    /// Makes a value from its members.
    public init(token: String) {
      self.token = token
    }
  }

  /// `Credential` of the contract.
  public enum Credential: Sendable, Equatable {  // openapi.yaml:62
    /// `Schemas.Password`.
    case password(Schemas.Password)
    /// `Schemas.Token`.
    case token(Schemas.Token)
  }

  /// `Session` of the contract.
  public struct Session: Sendable, Equatable {  // openapi.yaml:67
    /// `token` of the contract.
    public var token: String  // openapi.yaml:70

    /// Makes a value from its members.
    public init(token: String) {
      self.token = token
    }
  }

  /// `Checked` of the contract.
  public struct Checked: Sendable, Equatable {  // openapi.yaml:73
    /// `id` of the contract.
    public var id: Int64?  // openapi.yaml:80
    /// `password` of the contract.
    public var password: String?  // openapi.yaml:81

    /// Makes a value from its members.
    public init(id: Int64? = nil, password: String? = nil) {
      self.id = id
      self.password = password
    }
  }

  /// `Members` of the contract.
  public struct Members: Sendable, Equatable {  // openapi.yaml:78
    /// `id` of the contract.
    public var id: Int64?  // openapi.yaml:80
    /// `password` of the contract.
    public var password: String?  // openapi.yaml:81

    /// Makes a value from its members.
    public init(id: Int64? = nil, password: String? = nil) {
      self.id = id
      self.password = password
    }
  }
}
