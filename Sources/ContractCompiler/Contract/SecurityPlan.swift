// Security: the schemes in use, and what each operation demands.

import ContractModel
import OpenAPIDocument

/// The security schemes that operations use.
struct SecurityPlan: Sendable {
  var schemes: [SecuritySchemePlan]
  /// Whether any operation hands an `Owner` to its handler.
  var hasOwner: Bool
  /// The different demands of operations, each a function of the emitted code.
  var hooks: [SecurityHook]
}

/// A demand that operations share.
struct SecurityHook: Sendable {
  /// The function's name, such as `authorizeBearerAuthOwner`.
  var name: String
  var access: Access
}

/// One security scheme.
struct SecuritySchemePlan: Sendable {
  var name: String
  var swiftName: String
  var kind: Kind
  var documentation: [String]
  var line: ContractLine
  /// The ownership rule that `x-owner` states.
  var owner: OwnerRule?

  /// The authenticator as an expression in a hook, whose variables may hide it.
  var expression: String {
    Self.variablesOfHooks.contains(swiftName) ? "self.\(swiftName)" : swiftName
  }

  private static let variablesOfHooks: Set<String> = [
    "request", "path", "failures", "isStranger", "principal", "claim", "others", "owner",
  ]

  /// How a credential travels.
  enum Kind: Sendable {
    case bearer
    case basic
    /// Another scheme of the `Authorization` field, in lower case.
    case http(String)
    case apiKey(name: String, location: String)
    /// A client certificate, which the TLS terminator in front hands on (RFC 9440).
    case clientCertificate
  }
}

/// Who may call an operation.
struct Access: Sendable, Hashable {
  /// Alternatives, each a list of schemes that must all accept; empty for a public operation.
  var alternatives: [[SchemeUse]]
  /// Whether a caller without any credential is let in.
  var allowsAnonymous: Bool
  /// The path parameter that must equal the owner claim.
  var ownerParameter: Name?

  /// Whether anything is checked.
  var isPublic: Bool { alternatives.isEmpty }
}

/// A scheme with the scopes that are needed.
struct SchemeUse: Sendable, Hashable {
  var scheme: Int
  var scopes: [String]
}
