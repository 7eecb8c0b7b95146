// How tokens are verified, and how development tokens are made: the settings of Better Auth's world.

import ContractTokens

/// The keys that tokens are verified with, and what tokens must claim.
struct TokenSettings: Sendable {
  var secret: String?
  var keySetURL: WebAddress?
  /// The setting that says where the key set is.
  var keySetSetting = ServerSettings.keySetURL.name
  /// The `iss` that every token must have.
  var issuer: String?
  /// The `aud` that every token must have, any one of these.
  var audiences: [String] = []
  /// The issuers and audiences of Better Auth, for tokens of its key set.
  var keySetParties: [String] = []
}

extension TokenSettings {
  /// What a secret has to be.
  static let secretForm = "at least \(TokenLimits.secretBytes) bytes"

  /// The settings of an environment; at least one way to verify tokens is required.
  init(_ environment: Environment) throws(OperatorError) {
    secret = try environment.value(ServerSettings.secret)
    keySetURL = try environment.value(ServerSettings.keySetURL)
    issuer = try environment.value(ServerSettings.issuer)
    audiences = try environment.value(ServerSettings.audiences)
    if let base = try environment.value(ServerSettings.betterAuthURL) {
      keySetParties = Self.parties(base, written: environment[ServerSettings.betterAuthURL.name])
      if keySetURL == nil {
        keySetURL = Self.keySet(of: base)
        keySetSetting = ServerSettings.betterAuthURL.name
      }
    }
    guard secret != nil || keySetURL != nil else {
      throw OperatorError(
        "No tokens could be verified: set BETTER_AUTH_SECRET (\(Self.secretForm)), or BETTER_AUTH_URL or JWKS_URL."
      )
    }
  }

  static func checkedSecret(_ text: String) throws(Complaint) -> String {
    guard text.utf8.count >= TokenLimits.secretBytes else {
      throw Complaint(
        "has \(text.utf8.count) bytes; it needs \(secretForm): make one with 'openssl rand -hex 32'"
      )
    }
    return text
  }

  static func baseURL(_ text: String) throws(Complaint) -> WebAddress {
    let address = try Forms.url(text)
    guard address.query == nil else {
      throw Complaint("is \(Complaint.quoted(text)); leave out what begins with ?")
    }
    return address
  }

  /// Where Better Auth publishes its keys: a base URL with a path is served at that path, one without
  /// at `/api/auth`.
  private static func keySet(of base: WebAddress) -> WebAddress {
    var path = base.path[...]
    while path.hasSuffix("/") { path.removeLast() }
    return base.replacing(path: (path.isEmpty ? "/api/auth" : String(path)) + "/jwks")
  }

  /// What Better Auth writes as `iss` and `aud`: the base URL's origin, or the URL as it is written
  /// where its configuration repeats the variable.
  private static func parties(_ base: WebAddress, written: String?) -> [String] {
    guard let written, !written.utf8.elementsEqual(base.origin.utf8) else { return [base.origin] }
    return [base.origin, written]
  }
}
