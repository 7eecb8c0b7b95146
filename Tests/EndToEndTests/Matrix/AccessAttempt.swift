// Every way to name another's resource in an operation's request, and what the design's order of
// checks answers to it. One row is one attempt; each is made for every operation of the contract.

import ContractTestSupport
import Foundation

/// One request of an intruder, and what may come of it.
struct AccessAttempt: Sendable {
  /// What the answer may be. Whatever it is, it shows no row of another, and changes none.
  enum Expectation: Sendable {
    /// One of these statuses, all of them refusals.
    case refused(Set<Int>)
    /// The same as without the attempt: it acts on the intruder's own resource alone.
    case asWithout
    /// The same as for a resource that does not exist.
    case asMissing
    /// A success on one's own data or a refusal, never a failure of the server.
    case harmless
  }

  var name: String
  var expectation: Expectation
  var change: MatrixUser.Variation
  /// Instead of the intruder's own resource.
  var resource: [String: String]?
  /// What is done to the finished target.
  var target: @Sendable (String) -> String = { $0 }

  init(
    _ name: String, _ expectation: Expectation, _ change: MatrixUser.Variation = .init(),
    resource: [String: String]? = nil
  ) {
    self.name = name
    self.expectation = expectation
    self.change = change
    self.resource = resource
  }

  /// Whether it acts on the intruder's own resource, which then must be there.
  var needsOwnResource: Bool { resource == nil }
}

/// Who attempts what: an operation, an intruder, and a victim with a resource that the path can
/// name.
struct AccessAttempts {
  let operation: ContractOperation
  let intruder: MatrixUser
  let victim: MatrixUser
  /// The victim's resource, by parameter of the path, percent-encoded.
  let theirs: [String: String]

  /// Names that nobody has.
  private static let nobody = "nobody-\(randomText(10))"
  static let forbidden = AccessAttempt.Expectation.refused([403])
  static let anonymous = AccessAttempt.Expectation.refused([401])

  /// All of them; of an operation that nobody owns, those that leave its path alone.
  func all() throws -> [AccessAttempt] {
    guard operation.ownerParameter != nil else {
      return throughHeaders(owned: false) + throughQuery() + (try throughBody())
    }
    return try withoutCredential() + onForeignPath() + spellings() + wholePaths()
      + foreignResources() + throughHeaders(owned: true) + throughQuery() + throughBody()
  }

  /// The victim's path, percent-encoded as clients do.
  var foreignOwner: String { percentEncoded(victim.id) }

  // MARK: - Credentials that are none

  private func withoutCredential() throws -> [AccessAttempt] {
    let secret = TokenFactory(secret: World.secret)
    let forger = TokenFactory(secret: randomText(40))
    let claims = secret.claims(for: victim.id)
    let forged = try forger.token(for: victim.id)
    let good = intruder.user.token
    let payload = base64URL(JSON.object(claims).text.utf8)
    let tokens = [
      ("forged", forged), ("expired", try secret.token(for: victim.id, lifetimeSeconds: -3600)),
      ("no exp", try secret.token(claims: claims.with("exp", nil))),
      ("alg none", base64URL(#"{"alg":"none"}"#.utf8) + "." + payload + "."),
      ("another's payload", Self.exchangingPayload(of: good, payload)),
      ("another's name, all else kept", try exchangingSubject(of: good)),
      ("not yet valid", try secret.token(claims: claims.with("nbf", .integer(32_503_680_000)))),
      (
        "sub in another claim",
        try secret.token(claims: claims.with("sub", nil).with("id", .string(victim.id)))
      ),
      (
        "critical extension",
        try secret.token(claims: claims, header: ["alg": "HS256", "crit": ["x"], "x": 1])
      ),
      ("session cache", try secret.token(claims: claims.with("aud", "better-auth:session-cache"))),
    ]
    var rows: [(String, [(name: String, value: String)])] =
      [("no token", [])] + tokens.map { ($0.0, [("Authorization", "Bearer \($0.1)")]) }
    let own = intruder.authorization
    rows += [
      ("two fields, own and forged", [own, ("Authorization", "Bearer \(forged)")]),
      ("two fields, forged and own", [("Authorization", "Bearer \(forged)"), own]),
      ("two fields, both own", [own, own]),
      ("a list", [("Authorization", "Bearer \(good), Bearer \(forged)")]),
      ("two tokens", [("Authorization", "Bearer \(good) \(forged)")]),
      ("Basic", [("Authorization", "Basic \(Data("\(victim.id):x".utf8).base64EncodedString())")]),
      ("Proxy-Authorization", [("Proxy-Authorization", own.value)]),
      ("X-Authorization", [("X-Authorization", own.value)]),
      ("a cookie", [("Cookie", "better-auth.session_token=\(good); user_id=\(victim.id)")]),
    ]
    return rows.map { name, credentials in
      AccessAttempt(
        "credential: \(name)", Self.anonymous,
        .init(owner: foreignOwner, credentials: credentials), resource: theirs)
    } + [
      AccessAttempt(
        "credential: in the query", Self.anonymous,
        .init(owner: foreignOwner, credentials: [], query: "access_token=\(good)"),
        resource: theirs)
    ]
  }

  private static func exchangingPayload(of token: String, _ payload: String) -> String {
    let parts = token.split(separator: ".")
    return "\(parts[0]).\(payload).\(parts[2])"
  }

  /// The token with the victim's name in it, and the same length and bytes from there to its end.
  private func exchangingSubject(of token: String) throws -> String {
    let parts = token.split(separator: ".")
    let encoded = parts[1].replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    let padded = encoded + String(repeating: "=", count: (4 - encoded.count % 4) % 4)
    guard let bytes = Data(base64Encoded: padded) else {
      throw MatrixUser.NoRequest(description: "a token's payload that is no base64url: \(token)")
    }
    let payload = String(decoding: bytes, as: UTF8.self)
    let name = JSON.string(intruder.id).text
    var exchanged = payload.replacingOccurrences(of: name, with: JSON.string(victim.id).text)
    // Base64 is written in groups of three bytes; white space before the end of them all is legal.
    while (exchanged.utf8.count - payload.utf8.count) % 3 != 0 {
      exchanged = "{ " + exchanged.dropFirst()
    }
    return Self.exchangingPayload(of: token, base64URL(exchanged.utf8))
  }

  // MARK: - The path

  private func onForeignPath() throws -> [AccessAttempt] {
    let claims = TokenFactory(secret: World.secret).claims(for: intruder.id)
    let more = try TokenFactory(secret: World.secret).token(
      claims: claims.with(operation.ownerParameter ?? "", .string(victim.id)))
    let rows: [(String, MatrixUser.Variation)] = [
      ("as it is", .init()),
      ("with a claim of that name", .init(credentials: [("Authorization", "Bearer \(more)")])),
      ("with one's own name in the query", .init(query: "user_id=\(percentEncoded(intruder.id))")),
      ("with one's own name in a header", .init(headers: [("X-User-ID", intruder.id)])),
      ("with a body that is none", .init(body: "{")),
      ("with a body of another type", .init(headers: [("Content-Type", "text/plain")], body: "x")),
    ]
    let missing = theirs.mapValues { _ in "987654321987" }
    let malformed = theirs.mapValues { _ in "%00" }
    return rows.map { name, change in
      var change = change
      change.owner = foreignOwner
      return AccessAttempt("foreign path: \(name)", Self.forbidden, change, resource: theirs)
    }
      + [("a missing resource", missing), ("a malformed resource", malformed)].map {
        AccessAttempt(
          "foreign path: \($0.0)", Self.forbidden, .init(owner: foreignOwner), resource: $0.1)
      }
  }

  /// The owner's segment spelled in ways that something might read as the victim's name.
  private func spellings() -> [AccessAttempt] {
    let (own, foreign) = (percentEncoded(intruder.id), foreignOwner)
    let first = victim.id.utf8.first ?? 0
    let rest = percentEncoded(String(decoding: victim.id.utf8.dropFirst(), as: UTF8.self))
    let hexadecimal = victim.id.utf8.map { String(format: "%%%02x", $0) }.joined()
    let forbidden: [(String, String)] = [
      ("a letter encoded", String(format: "%%%02X", first) + rest),
      ("all encoded, lower case", hexadecimal),
      ("all encoded, upper case", hexadecimal.uppercased()),
      ("encoded twice", hexadecimal.replacingOccurrences(of: "%", with: "%25")),
      ("encoded three times", hexadecimal.replacingOccurrences(of: "%", with: "%2525")),
      ("capitals", victim.id.uppercased()), ("NUL after it", foreign + "%00"),
      ("NUL and one's own", foreign + "%00" + own), ("a space after it", foreign + "%20"),
      ("a space before it", "%20" + foreign),
      ("a line after it", foreign + "%0d%0aX-User-ID:" + own),
      ("a zero-width space", foreign + "%E2%80%8B"), ("a matrix parameter", foreign + ";x=1"),
      ("as one's own matrix parameter", "\(own);user_id=\(foreign)"),
      ("two names", "\(own),\(foreign)"), ("two names, encoded", "\(foreign)%2C\(own)"),
      ("encoded dot segments", "\(own)%2F..%2F\(foreign)"),
      ("half encoded dot segments", "..%2F\(foreign)"),
      ("an encoded slash after it", foreign + "%2F"),
      ("a plus", foreign + "+"), ("a star", "*"), ("me", "me"), ("null", "null"),
      ("a wildcard", "%25"),
      ("quoted", "%22\(foreign)%22"), ("SQL", "x'%20OR%20'1'='1"), ("nobody", Self.nobody),
    ]
    // Not UTF-8, not a path, or a path of the contract no more: refused before or after the owner.
    let refused: [(String, String)] = [
      (
        "overlong UTF-8",
        String(format: "%%%02X%%%02X", 0xC0 | first >> 6, 0x80 | first & 0x3F) + rest
      ),
      ("no UTF-8", foreign + "%FF"), ("a surrogate", foreign + "%ED%A0%80"),
      ("half an escape", foreign + "%4"), ("no escape", foreign + "%zz"),
      ("dot segments", "\(own)/../\(foreign)"), ("a dot segment before", "./\(foreign)"),
      ("a dot segment after", "\(foreign)/."), ("encoded dots", "\(own)/%2e%2e/\(foreign)"),
      ("a matrix parameter of dots", "\(own)/..;/\(foreign)"),
      ("a backslash", "\(own)\\..\\\(foreign)"), ("empty", ""), ("a doubled slash", "/\(foreign)"),
    ]
    return forbidden.map {
      AccessAttempt("owner: \($0.0)", Self.forbidden, .init(owner: $0.1), resource: theirs)
    }
      + refused.map {
        AccessAttempt(
          "owner: \($0.0)", .refused([400, 403, 404, 405]), .init(owner: $0.1), resource: theirs)
      }
  }

  /// The victim's path, changed around the owner's segment.
  private func wholePaths() -> [AccessAttempt] {
    let own = percentEncoded(intruder.id)
    let forbidden: [(String, @Sendable (String) -> String)] = [
      ("a trailing slash", { Self.split($0).path + "/" + Self.split($0).query }),
      ("an empty query", { Self.split($0).path + "?" }),
      ("one's own path in the query", { Self.split($0).path + "?/api/\(own)/tasks" }),
      ("absolute form", { "http://127.0.0.1" + $0 }),
    ]
    let refused: [(String, @Sendable (String) -> String)] = [
      ("a doubled first slash", { "/" + $0 }), ("a dot segment first", { "/." + $0 }),
      ("dot segments first", { "/x/.." + $0 }),
      (
        "an upper case beginning",
        {
          "/" + $0.dropFirst().prefix { $0 != "/" }.uppercased() + $0.dropFirst().drop { $0 != "/" }
        }
      ),
      ("encoded slashes", { "/" + $0.dropFirst().replacingOccurrences(of: "/", with: "%2F") }),
      ("backslashes", { "/" + $0.dropFirst().replacingOccurrences(of: "/", with: "\\") }),
      ("a matrix parameter last", { Self.split($0).path + ";x=1" + Self.split($0).query }),
      ("an extension", { Self.split($0).path + ".json" + Self.split($0).query }),
      ("NUL last", { Self.split($0).path + "%00" + Self.split($0).query }),
      ("dots last", { Self.split($0).path + "/x/.." + Self.split($0).query }),
      ("a fragment", { $0 + "#/api/\(own)/tasks" }),
      ("absolute form of another host", { "http://\(own).example" + $0 }),
      ("absolute form with a user", { "http://\(own)@127.0.0.1" + $0 }),
    ]
    let made = {
      (
        name: String, expectation: AccessAttempt.Expectation,
        change: @escaping @Sendable (String) -> String
      ) in
      var attempt = AccessAttempt(
        "path: \(name)", expectation, .init(owner: foreignOwner), resource: theirs)
      attempt.target = change
      return attempt
    }
    return forbidden.map { made($0.0, Self.forbidden, $0.1) }
      + refused.map { made($0.0, .refused([400, 403, 404, 405]), $0.1) }
  }

  /// The path of a target, and its query with the question mark.
  private static func split(_ target: String) -> (path: String, query: String) {
    let path = target.prefix { $0 != "?" }
    return (String(path), String(target.dropFirst(path.count)))
  }
}
