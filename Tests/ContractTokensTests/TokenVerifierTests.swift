// Headers, claims and settings, each rule by itself.

import ContractRuntime
import Testing

@testable import ContractTokens

@Suite struct TokenVerifierTests {
  private let fixture: VerifierFixture

  init() throws { fixture = try VerifierFixture() }

  @Test(arguments: [
    #"{"alg":"HS256","crit":["b64"],"b64":false}"#, #"{"alg":"HS256","crit":["exp"],"exp":1}"#,
    #"{"alg":"HS256","crit":[]}"#, #"{"alg":"HS256","crit":null}"#, #"{"alg":"HS256","b64":true}"#,
    #"{"alg":"HS256","b64":false}"#, #"{"alg":"HS256","zip":null}"#,
  ])
  func headersThatAskForMore(_ header: String) async throws {
    #expect(try await fixture.refusal(header: header) == .headerNotAllowed)
  }

  @Test(arguments: [
    "", "null", "[]", "1", #""HS256""#, "{}", #"{"alg":null}"#, #"{"alg":["HS256"]}"#,
    #"{"alg":"HS256","alg":"HS256"}"#, #"{"alg":"HS256","alg":"none"}"#,
    #"{"alg":"HS256","a":{"b":1,"b":2}}"#, #"{"alg":"HS256","\u0061lg":"HS256"}"#,
    #"{"alg":"HS256"} {}"#, #"{"alg":"HS256",}"#, #"{'alg':'HS256'}"#, #"{"alg":"HS256","kid":1}"#,
    #"{"alg":"HS256","kid":null}"#, #"{"alg":"HS256","typ":1}"#, #"{"alg":"HS256","cty":1}"#,
    #"{"alg":"HS256","cty":null}"#,
    "\u{FEFF}" + #"{"alg":"HS256"}"#, #"{"alg":"HS256","x":"\ud800"}"#,
    #"{"alg":"HS256","x":"# + String(repeating: "[", count: 2000) + "}",
  ])
  func malformedHeaders(_ header: String) async throws {
    #expect(try await fixture.refusal(header: header) == .malformed)
  }

  @Test(arguments: ["hs256", "HS256 ", "HS2567", "ES256K", "RSA-OAEP", "dir", "ES521"])
  func otherAlgorithms(_ name: String) async throws {
    #expect(try await fixture.refusal(header: #"{"alg":"\#(name)"}"#) == .algorithmNotAllowed)
  }

  @Test(arguments: [
    #"{"typ":"JWT","alg":"HS256"}"#, #"{"alg":"HS256","typ":"at+jwt"}"#,
    #"{"alg":"HS256","typ":"application/AT+JWT"}"#, #"{"alg":"HS256","typ":"whatever"}"#,
    #"{"alg":"HS256","cty":"JWT","x5t":"a","unknown":{}}"#,
    #"{"alg":"HS256","kid":"anything"}"#, "\n { \"alg\" : \"HS256\" } ",
  ])
  func toleratedHeaders(_ header: String) async throws {
    #expect(try await fixture.refusal(header: header) == nil)
  }

  @Test(arguments: [
    "better-auth.session-cache+jwt", "Better-Auth.Session-Cache+JWT",
    "application/better-auth.session-cache+jwt", "logout+jwt", "secevent+jwt", "dpop+jwt",
    "application/id+JWT", "+jwt", "cat+jwt",
  ])
  func typesOfOtherTokens(_ type: String) async throws {
    #expect(
      try await fixture.refusal(header: #"{"alg":"HS256","typ":"\#(type)"}"#) == .notAnAccessToken)
  }

  @Test(arguments: [#""better-auth:session-cache""#, #"["api","better-auth:session-cache"]"#])
  func sessionCacheAudience(_ audience: String) async throws {
    let claims = #"{"sub":"a","exp":1800000900,"aud":\#(audience)}"#
    #expect(try await fixture.refusal(claims: claims) == .notAnAccessToken)
    #expect(
      try await fixture.refusal(claims: claims) {
        $0.audiences = ["api", "better-auth:session-cache"]
      } == .notAnAccessToken)
  }

  @Test(arguments: [
    "", "null", "[]", #"["sub"]"#, #""alice""#, "{", #"{"sub":"a","sub":"b","exp":1800000900}"#,
    #"{"sub":"a","exp":1,"exp":1800000900}"#, #"{"sub":"a","exp":1800000900,"x":{"y":1,"y":1}}"#,
    #"{"sub":"a","exp":1800000900,"é":"1","é":"2"}"#, #"{"sub":"a","exp":01800000900}"#,
  ])
  func malformedClaims(_ claims: String) async throws {
    #expect(try await fixture.refusal(claims: claims) == .claimsMalformed)
  }

  @Test func namesThatDifferByNormalizationOnly() async throws {
    // The Kelvin sign is canonically equivalent to "K"; who reads one claim never gets the other.
    let claims = "{\"sub\":\"a\",\"exp\":1800000900,\"uK\":\"1\",\"u\u{212A}\":\"2\"}"
    let verifier = try fixture.verifier()
    let principal = try await verifier.authenticate(
      bearer: hmacToken(VerifierFixture.secret, payload: claims))
    #expect(principal.claims["uK"] == "1" && principal.claims["u\u{212A}"] == "2")
  }

  @Test func absentExpiration() async throws {
    #expect(try await fixture.refusal(claims: #"{"sub":"a"}"#) == .expirationMissing)
  }

  @Test(arguments: [
    (#""nbf":1800000030"#, nil), (#""nbf":1800000031"#, TokenError.notYetValid),
    (#""nbf":"1""#, .notYetValid), (#""nbf":null"#, .notYetValid), (#""nbf":1e400"#, .notYetValid),
    (#""iat":1800000030"#, nil), (#""iat":1800000031"#, .issuedInFuture),
    (#""iat":"1""#, .issuedInFuture), (#""iat":[]"#, .issuedInFuture), (#""iat":0.5"#, nil),
  ])
  func otherTimes(_ member: String, _ expected: TokenError?) async throws {
    let claims = #"{"sub":"a","exp":1800000900,\#(member)}"#
    #expect(try await fixture.refusal(claims: claims) == expected)
  }

  @Test func leewayIsApplied() async throws {
    let expired = #"{"sub":"a","exp":1799999990}"#
    #expect(try await fixture.refusal(claims: expired) { $0.expiryLeewaySeconds = 10 } == .expired)
    #expect(try await fixture.refusal(claims: expired) { $0.expiryLeewaySeconds = 10.5 } == nil)
    let early = #"{"sub":"a","exp":1800000900,"nbf":1800000001}"#
    #expect(
      try await fixture.refusal(claims: early) { $0.notBeforeLeewaySeconds = 0 } == .notYetValid)
    #expect(try await fixture.refusal(claims: early) { $0.notBeforeLeewaySeconds = 1 } == nil)
  }

  @Test func aClockThatTellsNothingRefuses() async throws {
    #expect(
      try await fixture.refusal(claims: VerifierFixture.claims) { $0.clock = { .nan } } == .expired)
  }

  @Test func sizes() async throws {
    let long = String(repeating: "a", count: TokenLimits.tokenBytes + 1)
    #expect(try await fixture.refusal(long) == .tooLong)
    let kid = String(repeating: "k", count: TokenLimits.keyIDBytes + 1)
    #expect(try await fixture.refusal(header: #"{"alg":"HS256","kid":"\#(kid)"}"#) == .tooLong)
    let members = (0...TokenLimits.objectMembers).map { #""m\#($0)":0"# }.joined(separator: ",")
    #expect(
      try await fixture.refusal(claims: #"{"sub":"a","exp":1800000900,\#(members)}"#)
        == .claimsMalformed)
  }

  /// Padding, white space, the other alphabet and bits that say nothing are all refused, even where
  /// a lenient reader would find the genuine bytes.
  @Test func everyTokenHasOneSpelling() async throws {
    let token = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
    for changed in [token + "=", token + "\n", " " + token, token.replacing(".", with: ".\n")] {
      #expect(try await fixture.refusal(changed) != nil)
    }
    let last = try #require(token.utf8.last)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    let value = try #require(alphabet.firstIndex(of: last))
    let twin = String(token.dropLast()) + String(UnicodeScalar(alphabet[value ^ 1]))
    #expect(try await fixture.refusal(twin) == .malformed)
  }

  @Test func claimsAreAllThere() async throws {
    let payload = #"""
      {"sub":"auth0|a b/c","exp":1800000900.5,"iat":1799999990,"nbf":1799999980,"iss":"i",
       "aud":["a","b"],"scope":"read write","email":"a@example.com","n":1,"o":{"sub":"no"}}
      """#
    let token = hmacToken(VerifierFixture.secret, payload: payload)
    let claims = try await fixture.verifier().verify(token)
    #expect(claims.subject == "auth0|a b/c")
    #expect(claims.expiresAt == 1_800_000_900.5)
    #expect(claims.issuedAt == 1_799_999_990)
    #expect(claims.notBefore == 1_799_999_980)
    #expect(claims.issuer == "i")
    #expect(claims.audience == ["a", "b"])
    #expect(claims.scopes == ["read", "write"])
    #expect(
      claims.strings == [
        "sub": "auth0|a b/c", "iss": "i", "scope": "read write", "email": "a@example.com",
      ])
  }

  @Test func settings() throws {
    #expect(throws: TokenConfigurationError.noKeys) { try TokenVerifier(.init()) }
    for secret in [[], Array(repeating: UInt8(1), count: 31)] {
      #expect(throws: TokenConfigurationError.secretTooShort(bytes: secret.count)) {
        try TokenVerifier(.init(secret: secret))
      }
    }
    let pem = Array("\n-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE".utf8)
    #expect(throws: TokenConfigurationError.secretIsKeyText) {
      try TokenVerifier(.init(secret: pem))
    }
    let published = Array("better-auth-secret-12345678901234567890".utf8)
    #expect(throws: TokenConfigurationError.secretIsPublished) {
      try TokenVerifier(.init(secret: published))
    }
    for leeway in [-1, .nan, .infinity] {
      #expect(throws: TokenConfigurationError.invalidSetting(name: "expiryLeewaySeconds")) {
        try fixture.verifier { $0.expiryLeewaySeconds = leeway }
      }
    }
  }

  /// What is known about the server of keys says nothing about who else has the secret.
  @Test func partiesOfTheKeySetAreNotAskedOfTheSecret() async throws {
    let key = try #require(VerifierFixture.keys[.edDSA])
    func claims(_ more: String) -> String { #"{"sub":"a","exp":1800000900\#(more)}"# }
    let cases: [(String, secret: TokenError?, keySet: TokenError?)] = [
      ("", nil, .issuerMismatch),
      (#","iss":"https://b","aud":"b""#, nil, .issuerMismatch),
      (#","iss":"https://a/auth","aud":"b""#, nil, .audienceMismatch),
      (#","iss":"https://a","aud":["b","a"]"#, nil, nil),
      (#","aud":"better-auth:session-cache""#, .notAnAccessToken, .notAnAccessToken),
    ]
    for (more, secret, keySet) in cases {
      let change: (inout TokenVerifier.Configuration) -> Void = {
        $0.keySetIssuers = ["https://a", "https://a/auth"]
        $0.keySetAudiences = ["a"]
      }
      #expect(try await fixture.refusal(claims: claims(more), change) == secret, "\(more)")
      let token = key.token(kid: "EdDSA", claims(more))
      #expect(try await fixture.refusal(token, change) == keySet, "\(more)")
    }
  }

  @Test func explicitPartiesAreAskedOfEveryTokenInPlaceOfTheKeySets() async throws {
    let key = try #require(VerifierFixture.keys[.edDSA])
    let explicit = #"{"sub":"a","exp":1800000900,"iss":"i","aud":"api"}"#
    let derived = #"{"sub":"a","exp":1800000900,"iss":"https://a","aud":"a"}"#
    let change: (inout TokenVerifier.Configuration) -> Void = {
      $0.issuer = "i"
      $0.audiences = ["api"]
      $0.keySetIssuers = ["https://a"]
      $0.keySetAudiences = ["a"]
    }
    for token in [
      key.token(kid: "EdDSA", explicit), hmacToken(VerifierFixture.secret, payload: explicit),
    ] {
      #expect(try await fixture.refusal(token, change) == nil)
    }
    for token in [
      key.token(kid: "EdDSA", derived), hmacToken(VerifierFixture.secret, payload: derived),
    ] {
      #expect(try await fixture.refusal(token, change) == .issuerMismatch)
    }
  }

  @Test func algorithmsCanBeNarrowed() async throws {
    let token = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
    #expect(try await fixture.refusal(token) { $0.algorithms = [.edDSA] } == .algorithmNotAllowed)
  }

  @Test func withoutKidTheFewKeysOfTheTypeAreTried() async throws {
    let keys = (0..<5).map { _ in SigningKey(.edDSA) }
    let token = keys[3].token(VerifierFixture.claims)
    let four = try VerifierFixture(keys: keys[..<4].map { $0.jwk(["kid": "\($0)"]) })
    #expect(try await four.refusal(token) == nil)
    let five = try VerifierFixture(keys: keys.map { $0.jwk() })
    #expect(try await five.refusal(token) == .ambiguousKey)
    #expect(
      try await four.refusal(keys[4].token(VerifierFixture.claims)) == .badSignature)
  }

  @Test func bothNamesOfEd25519() async throws {
    let key = try #require(VerifierFixture.keys[.edDSA])
    for name in ["EdDSA", "Ed25519"] {
      let header = #"{"alg":"\#(name)","kid":"EdDSA"}"#
      #expect(
        try await fixture.refusal(key.token(header: header, payload: VerifierFixture.claims))
          == nil)
      let bound = try VerifierFixture(keys: [key.jwk(["kid": "EdDSA", "alg": name])])
      #expect(
        try await bound.refusal(key.token(header: header, payload: VerifierFixture.claims)) == nil)
    }
  }

  @Test func developmentTokens() async throws {
    let signer = try TokenSigner(secret: VerifierFixture.secret)
    let verifier = try TokenVerifier(
      .init(secret: VerifierFixture.secret))
    let subject = "quote\" back\\slash \u{1F600}\n"
    let token = try signer.token(
      subject: subject, lifetimeSeconds: 60, issuer: "me", audiences: ["a", "b"])
    let claims = try await verifier.verify(token)
    #expect(claims.subject == subject)
    #expect(claims.issuer == "me")
    #expect(claims.audience == ["a", "b"])
    #expect(claims.expiresAt - (claims.issuedAt ?? 0) == 60)
    #expect(throws: TokenConfigurationError.self) {
      try signer.token(subject: "a", lifetimeSeconds: -1)
    }
    #expect(throws: TokenConfigurationError.self) {
      try signer.token(subject: "a", lifetimeSeconds: .max)
    }
    #expect(throws: TokenConfigurationError.self) { try TokenSigner(secret: [1]) }
  }

  /// Nothing that a caller is told quotes the token.
  @Test func failuresTellNothing() async throws {
    let verifier = try fixture.verifier()
    let token = hmacToken(VerifierFixture.secret, payload: #"{"sub":"secret-name","exp":1}"#)
    do {
      _ = try await verifier.authenticate(bearer: token)
      Issue.record("accepted")
    } catch {
      guard case .invalid(let description) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(description == "The token has expired")
    }
  }
}
