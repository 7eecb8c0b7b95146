// Generated from openapi.yaml. Do not edit.
// The types of the contract's schemas.

import ContractRuntime

/// `LetterBody` of the contract.
public struct LetterBody: Sendable, Equatable {  // openapi.yaml:48
  /// `text` of the contract.
  public var text: String  // openapi.yaml:51
  /// `members` of the contract.
  public var members: [String]?  // openapi.yaml:52

  /// Makes a value from its members.
  public init(text: String, members: [String]? = nil) {
    self.text = text
    self.members = members
  }
}

/// `Unit` of the contract.
public enum Unit: String, Sendable, CaseIterable {  // openapi.yaml:55
  case page
  case sheet
}

/// `PageBody` of the contract.
public struct PageBody: Sendable, Equatable {  // openapi.yaml:65
  /// `letters` of the contract.
  public var letters: [PageBody.LettersItem]  // openapi.yaml:68

  /// Makes a value from its members.
  public init(letters: [PageBody.LettersItem]) {
    self.letters = letters
  }

  /// `LettersItem` of the contract.
  public struct LettersItem: Sendable, Equatable {  // openapi.yaml:68
    /// `text` of the contract.
    public var text: String?  // openapi.yaml:68

    /// Makes a value from its members.
    public init(text: String? = nil) {
      self.text = text
    }
  }
}

/// `RefusedBody` of the contract.
public struct RefusedBody: Sendable, Equatable {  // openapi.yaml:72
  /// `reason` of the contract.
  public var reason: String?  // openapi.yaml:72

  /// Makes a value from its members.
  public init(reason: String? = nil) {
    self.reason = reason
  }
}

/// The parameters that operations share.
public enum Parameters {  // openapi.yaml:30
  /// `Sort` of the contract.
  public enum Sort: String, Sendable, CaseIterable {  // openapi.yaml:33
    case newest
    case oldest
  }
}
