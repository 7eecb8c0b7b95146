// What a refused request is told: the WWW-Authenticate fields of 401 and 403, and the problem that
// carries them (RFC 9110 section 11.6.1, RFC 6750 section 3).

/// How one security scheme asks for a credential.
public struct Challenge: Sendable {
  private enum Kind { case bearer, other }

  private let text: String
  private let kind: Kind

  /// Asks for a bearer token; RFC 6750 section 3 wants a parameter at least.
  public static let bearer = Challenge(text: "Bearer realm=\"api\"", kind: .bearer)

  /// Asks for a bearer token with these scopes.
  public static func bearer(scopes: [StaticString]) -> Challenge {
    guard !scopes.isEmpty else { return .bearer }
    let list = scopes.map(\.description).joined(separator: " ")
    return Challenge(text: "Bearer scope=\(quoted(list))", kind: .bearer)
  }

  /// Asks for a user name and a password in UTF-8 (RFC 7617 section 2.1).
  public static let basic = Challenge(
    text: "Basic realm=\"api\", charset=\"UTF-8\"", kind: .other)

  /// Asks for the credentials of another scheme of the `Authorization` field.
  public static func http(_ scheme: StaticString) -> Challenge {
    let name = scheme.description
    return Challenge(text: name.prefix(1).uppercased() + name.dropFirst(), kind: .other)
  }

  /// Asks for a client certificate; the scheme is not registered, as TLS itself asks for one.
  public static let clientCertificate = Challenge(text: "ClientCertificate", kind: .other)

  /// Asks for an API key; the scheme is not registered, the field is there because 401 needs one.
  public static func apiKey(_ name: StaticString, in location: StaticString) -> Challenge {
    Challenge(
      text: "ApiKey name=\(quoted(name.description)), in=\(quoted(location.description))",
      kind: .other)
  }

  /// The field value; bearer challenges tell what was wrong with the token, where one was sent (RFC 6750
  /// section 3.1).
  func field(_ failure: AuthenticationFailure, isTokenSent: Bool) -> String {
    guard kind == .bearer, isTokenSent else { return text }
    switch failure {
    case .missing, .unavailable: return text
    // A request that names the user in two ways would be `invalid_request`, which goes with 400 (RFC 6750
    // section 3.1); a token that is malformed is invalid.
    case .malformed(let description), .invalid(let description):
      return text + ", " + Self.error("invalid_token", description)
    case .insufficientScope(let scopes):
      let list = Self.quoted(scopes.joined(separator: " "))
      return "Bearer error=\"insufficient_scope\", scope=\(list)"
    }
  }

  private static func error(_ code: String, _ description: String) -> String {
    "error=\"\(code)\", error_description=\(quoted(description))"
  }

  /// A quoted string (RFC 9110 section 5.6.4) of the characters that RFC 6750 allows; others are
  /// left out, so that nothing can end the field.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars where scalar.value >= 0x20 && scalar.value < 0x7F {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

extension AuthenticationFailure {
  /// The response to a request that no scheme accepted: 401 with every challenge, 403 where only
  /// a scope is missing, 503 where it cannot be told at present.
  public func problem(to request: Request, _ challenges: [Challenge]) -> ProblemDetails {
    problem(challenges, isTokenSent: request.headers.contains("Authorization"))
  }

  /// The response to a request whose credential is known to be a token.
  public func problem(_ challenges: [Challenge]) -> ProblemDetails {
    problem(challenges, isTokenSent: true)
  }

  private func problem(_ challenges: [Challenge], isTokenSent: Bool) -> ProblemDetails {
    var headers = Headers()
    switch self {
    case .unavailable(let seconds):
      headers.set("Retry-After", String(max(1, seconds)))
      return ProblemDetails(
        status: 503, detail: "Credentials cannot be verified at present.", headers: headers)
    case .insufficientScope(let scopes):
      for challenge in challenges {
        headers.add("WWW-Authenticate", challenge.field(self, isTokenSent: isTokenSent))
      }
      return ProblemDetails(
        status: 403, detail: "The credential lacks a scope: \(scopes.joined(separator: " ")).",
        headers: headers)
    case .missing, .malformed, .invalid:
      for challenge in challenges {
        headers.add("WWW-Authenticate", challenge.field(self, isTokenSent: isTokenSent))
      }
      return ProblemDetails(status: 401, detail: detail, headers: headers)
    }
  }

  /// The failure to answer with, of several alternatives that all failed.
  ///
  /// What is wrong with a credential that was sent says more than that another was not sent.
  public static func strongest(_ failures: [AuthenticationFailure]) -> AuthenticationFailure {
    var strongest = AuthenticationFailure.missing
    for failure in failures where failure.rank > strongest.rank { strongest = failure }
    return strongest
  }

  private var rank: Int {
    switch self {
    case .missing: 0
    case .malformed: 1
    case .invalid: 2
    case .unavailable: 3
    case .insufficientScope: 4
    }
  }

  private var detail: String {
    switch self {
    case .missing: "This operation needs a credential."
    case .malformed(let description), .invalid(let description): description
    case .insufficientScope, .unavailable: "The credential was not accepted."
    }
  }
}
