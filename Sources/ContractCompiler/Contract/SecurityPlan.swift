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
  /// What it hands over.
  var caller: Caller
  /// Each is tried in turn.
  var alternatives: [Alternative]
  /// What a caller without a credential is told to bring, each challenge once.
  var challenges: [Challenge]

  /// Credentials that must all be accepted.
  struct Alternative: Sendable {
    var credentials: [Credential]
    var result: Result
  }

  /// One credential.
  struct Credential: Sendable {
    /// An index into `SecurityPlan.schemes`.
    var scheme: Int
    /// The variable of its principal, where something is asked of it afterwards.
    var variable: String?
    var scopes: [String]
  }

  /// What accepted credentials lead to.
  enum Result: Sendable {
    /// The principal of a variable.
    case principal(String)
    /// The owner whom a claim names; every other claim must name the same one.
    case owner(Claim, others: [Claim])
  }

  /// A claim of the principal of a variable.
  struct Claim: Sendable {
    var variable: String
    var name: Name
  }

  /// What `WWW-Authenticate` says of one scheme.
  enum Challenge: Sendable, Hashable {
    case bearer(scopes: [String])
    case basic
    case http(String)
    case clientCertificate
    case apiKey(name: String, location: SecuritySchemePlan.KeyLocation)
  }
}

/// What a handler is told about the caller.
enum Caller: Sendable {
  case nobody
  /// The owner of the path, which has this parameter.
  case owner(parameter: Name)
  case principal
  /// The principal, or nobody.
  case optionalPrincipal
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

  /// Whether a variable of the hooks is called like it, so that they name it as a member.
  var isHidden: Bool

  /// How a credential travels.
  enum Kind: Sendable {
    case bearer
    case basic
    /// Another scheme of the `Authorization` field, in lower case.
    case http(String)
    case apiKey(name: String, location: KeyLocation)
    /// A client certificate, which the TLS terminator in front hands on (RFC 9440).
    case clientCertificate
  }

  /// Where a request has a key.
  enum KeyLocation: String, Sendable, Hashable { case query, header, cookie }
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
