// The known attacks on token verifiers, made into real tokens of real keys, each with the reason for
// which it must fail. AttackFactTests goes through the published list of them, whatever its rows.

import ContractRuntime
import Foundation
import Synchronization
import Testing

@testable import ContractTokens

@Suite struct AttackTests {
  private let fixture: VerifierFixture
  private let edKey: SigningKey
  private let rsaKey: SigningKey

  init() throws {
    fixture = try VerifierFixture()
    edKey = try #require(VerifierFixture.keys[.edDSA])
    rsaKey = try #require(VerifierFixture.keys[.rs256])
  }

  @Test(arguments: SignatureAlgorithm.allCases)
  func everyAlgorithmIsAcceptedWhenGenuine(_ algorithm: SignatureAlgorithm) async throws {
    if algorithm.isSymmetric {
      let token = hmacToken(VerifierFixture.secret, algorithm, payload: VerifierFixture.claims)
      let expected: TokenError? = algorithm == .hs256 ? nil : .algorithmNotAllowed
      #expect(try await fixture.refusal(token) == expected)
      return
    }
    let key = try #require(VerifierFixture.keys[algorithm])
    let token = key.token(kid: algorithm.rawValue, VerifierFixture.claims)
    #expect(try await fixture.refusal(token) == nil)
    // One changed bit of the payload or of the signature is noticed.
    var bytes = Array(token.utf8)
    bytes[bytes.count - 10] ^= 1
    #expect(try await fixture.refusal(String(decoding: bytes, as: UTF8.self)) != nil)
  }

  /// A signature counts whole: not its beginning, however much of it, nor with anything around it.
  @Test(arguments: SignatureAlgorithm.allCases.filter { $0 == .hs256 || !$0.isSymmetric })
  func cutAndPaddedSignatures(_ algorithm: SignatureAlgorithm) async throws {
    let token =
      algorithm == .hs256
      ? hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
      : try #require(VerifierFixture.keys[algorithm])
        .token(kid: algorithm.rawValue, VerifierFixture.claims)
    #expect(try await fixture.refusal(token) == nil)
    let parts = token.split(separator: ".").map(String.init)
    let signature = try #require(Base64URL.decode(parts[2]))
    let cuts = [1, 2, 8, signature.count / 2, signature.count - 2, signature.count - 1]
    let changed =
      cuts.map { Array(signature.prefix($0)) } + cuts.map { Array(signature.suffix($0)) }
      + [signature + [0], [0] + signature, signature + signature]
    for bytes in changed {
      let forged = "\(parts[0]).\(parts[1]).\(base64url(bytes))"
      #expect(try await fixture.refusal(forged) == .badSignature, "\(bytes.count) bytes")
    }
  }

  @Test(arguments: ["none", "None", "NONE", "nOnE", ""])
  func algNone(_ name: String) async throws {
    let header = #"{"alg":"\#(name)"}"#
    let input = base64url(header.utf8) + "." + base64url(VerifierFixture.claims.utf8)
    #expect(try await fixture.refusal(input + ".") == .malformed)
    #expect(try await fixture.refusal(input + ".AA") == .algorithmNotAllowed)
    #expect(try await fixture.refusal(header: header) == .algorithmNotAllowed)
  }

  @Test func twoSegments() async throws {
    let token = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
    let two = token.split(separator: ".").prefix(2).joined(separator: ".")
    #expect(try await fixture.refusal(two) == .malformed)
    #expect(try await fixture.refusal(token + ".") == .malformed)
    #expect(try await fixture.refusal("") == .malformed)
    #expect(try await fixture.refusal("..") == .malformed)
  }

  /// A key that the token brings along, or says where to fetch, is never used.
  @Test func spoofedKeyInHeader() async throws {
    let fetches = Mutex(0)
    let attacker = SigningKey(.edDSA)
    let good = keySetJSON([edKey.jwk(["kid": "EdDSA"])])
    let cache = KeySetCache {
      fetches.withLock { $0 += 1 }
      return good
    }
    let jwk = String(decoding: try Vectors.json(attacker.jwk()), as: UTF8.self)
    let verifier = try fixture.verifier { $0.keys = cache }
    for member in [
      #""jku":"https://attacker.example/keys""#, #""jwk":\#(jwk)"#,
      #""x5u":"https://attacker.example/chain""#, #""x5c":["MIIB"]"#,
    ] {
      let header = #"{"alg":"EdDSA","kid":"EdDSA",\#(member)}"#
      let spoofed = attacker.token(header: header, payload: VerifierFixture.claims)
      await #expect(throws: TokenError.badSignature) { try await verifier.verify(spoofed) }
      // By the genuine key the same header does no harm.
      let genuine = edKey.token(header: header, payload: VerifierFixture.claims)
      #expect(try await verifier.verify(genuine).subject == "alice")
    }
    #expect(fetches.withLock { $0 } == 1)
  }

  /// HMAC with an empty or guessable key, whatever file the `kid` pretends to name.
  @Test(arguments: ["", "/dev/null", "../../../../../../dev/null", "' UNION SELECT 'x'-- "])
  func kidIsOnlyALookupKey(_ kid: String) async throws {
    let header = #"{"alg":"HS256","kid":"\#(kid)"}"#
    let token = hmacToken([], header: header, payload: VerifierFixture.claims)
    #expect(try await fixture.refusal(token) == .badSignature)
    #expect(
      try await fixture.refusal(token) { $0.secret = nil } == .algorithmNotAllowed)
    #expect(
      try await fixture.refusal(edKey.token(kid: kid, VerifierFixture.claims)) == .unknownKey)
  }

  /// The text or bytes of a public key are no HMAC key.
  @Test func keyConfusion() async throws {
    let jwk = rsaKey.jwk(["kid": "RS256"])
    let modulus = try #require(Base64URL.decode(jwk["n"] as? String ?? ""))
    for key in [try Vectors.json(jwk), modulus, Array((jwk["n"] as? String ?? "").utf8)] {
      let token = hmacToken(
        key, header: #"{"alg":"HS256","kid":"RS256"}"#, payload: VerifierFixture.claims)
      #expect(try await fixture.refusal(token) == .badSignature)
      #expect(
        try await fixture.refusal(token) { $0.secret = nil } == .algorithmNotAllowed)
    }
    // A secret that a key server publishes is nobody's secret.
    let published = try VerifierFixture(
      secret: nil, keys: [["kty": "oct", "k": base64url(VerifierFixture.secret), "kid": "a"]])
    let token = hmacToken(
      VerifierFixture.secret, header: #"{"alg":"HS256","kid":"a"}"#,
      payload: VerifierFixture.claims)
    #expect(try await published.refusal(token) == .algorithmNotAllowed)
  }

  /// A key verifies only the algorithms of its type, and with `alg` only that one.
  @Test func algorithmOfAnotherKey() async throws {
    let header = #"{"alg":"ES256","kid":"EdDSA"}"#
    let token = edKey.token(header: header, payload: VerifierFixture.claims)
    #expect(try await fixture.refusal(token) == .unknownKey)
    let bound = try VerifierFixture(keys: [rsaKey.jwk(["kid": "k", "alg": "RS256"])])
    #expect(
      try await bound.refusal(rsaKey.token(kid: "k", VerifierFixture.claims)) == nil)
    let pss = SigningKey(rsaKey, as: .ps256)
    #expect(
      try await bound.refusal(pss.token(kid: "k", VerifierFixture.claims)) == .unknownKey)
  }

  @Test func kidDuplicate() async throws {
    let other = SigningKey(.edDSA)
    for keys in [[edKey, other], [other, edKey]] {
      let two = try VerifierFixture(keys: keys.map { $0.jwk(["kid": "k"]) })
      #expect(
        try await two.refusal(edKey.token(kid: "k", VerifierFixture.claims)) == .ambiguousKey)
    }
    // The same key twice is one key; keys of different algorithms are told apart.
    let same = try VerifierFixture(
      keys: [edKey.jwk(["kid": "k"]), edKey.jwk(["kid": "k"]), rsaKey.jwk(["kid": "k"])])
    #expect(try await same.refusal(edKey.token(kid: "k", VerifierFixture.claims)) == nil)
    #expect(try await same.refusal(rsaKey.token(kid: "k", VerifierFixture.claims)) == nil)
  }

  @Test func keyOperationsAndUse() async throws {
    let token = edKey.token(kid: "k", VerifierFixture.claims)
    func refusal(_ members: [String: Any]) async throws -> TokenError? {
      let members = members.merging(["kid": "k"]) { $1 }
      return try await VerifierFixture(keys: [edKey.jwk(members)]).refusal(token)
    }
    for operations in [[], ["sign"], ["encrypt", "decrypt"], ["Verify"]] {
      #expect(try await refusal(["key_ops": operations]) == .unknownKey)
    }
    #expect(try await refusal(["key_ops": "verify"]) == .unknownKey)
    #expect(try await refusal(["use": "enc"]) == .unknownKey)
    #expect(try await refusal(["use": "sig", "key_ops": ["sign", "verify"]]) == nil)
  }

  @Test func jsonSerialization() async throws {
    let parts = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
      .split(separator: ".").map(String.init)
    let flat = #"{"protected":"\#(parts[0])","payload":"\#(parts[1])","signature":"\#(parts[2])"}"#
    let general =
      #"{"payload":"\#(parts[1])","signatures":[{"protected":"\#(parts[0])","#
      + #""signature":"\#(parts[2])"}]}"#
    #expect(try await fixture.refusal(flat) == .opaque)
    #expect(try await fixture.refusal(general) == .opaque)
  }

  @Test(arguments: ["1799999999", "1799996400", "0", "-1", "-1e300", "1.8e9", "1800000000"])
  func expPastOrNow(_ exp: String) async throws {
    #expect(try await fixture.refusal(claims: #"{"sub":"a","exp":\#(exp)}"#) == .expired)
  }

  @Test(arguments: [
    #""never""#, "null", "true", "{}", "[1800000900]", #""1800000900""#, "1e400", "-1e400",
  ])
  func expNotANumber(_ exp: String) async throws {
    #expect(
      try await fixture.refusal(claims: #"{"sub":"a","exp":\#(exp)}"#) == .expirationMissing)
  }

  @Test(arguments: ["1800000000.5", "9223372036854775808", "1e300", "1.80000001e9"])
  func expFractionalOrHuge(_ exp: String) async throws {
    #expect(try await fixture.refusal(claims: #"{"sub":"a","exp":\#(exp)}"#) == nil)
  }

  @Test(arguments: [
    #""https://other.example""#, #""https://a.example/""#, #""https://a.exampl""#,
    #"["https://a.example"]"#, "null", "1", #""HTTPS://a.example""#,
  ])
  func issWrong(_ issuer: String) async throws {
    let claims = #"{"sub":"a","exp":1800000900,"iss":\#(issuer)}"#
    #expect(
      try await fixture.refusal(claims: claims) { $0.issuer = "https://a.example" }
        == .issuerMismatch)
    #expect(
      try await fixture.refusal(claims: VerifierFixture.claims) {
        $0.issuer = "https://a.example"
      } == .issuerMismatch)
    #expect(try await fixture.refusal(claims: claims) == nil)
  }

  @Test(arguments: [
    #""other""#, "null", "[]", "[1]", #"[["api"]]"#, #"["api",1]"#, #"{"api":1}"#, #""ap""#,
    #""api ""#,
  ])
  func audWrong(_ audience: String) async throws {
    let claims = #"{"sub":"a","exp":1800000900,"aud":\#(audience)}"#
    #expect(
      try await fixture.refusal(claims: claims) { $0.audiences = ["api", "b"] }
        == .audienceMismatch)
    #expect(
      try await fixture.refusal(claims: VerifierFixture.claims) { $0.audiences = ["api"] }
        == .audienceMismatch)
    // Where none is configured a token is not refused for having one.
    #expect(try await fixture.refusal(claims: claims) == nil)
  }

  @Test(arguments: ["1", "null", #"["a"]"#, #"{"id":"a"}"#, #""""#, "true", #""a\u0000b""#])
  func subNotAString(_ subject: String) async throws {
    let claims = #"{"sub":\#(subject),"exp":1800000900,"id":"a","user_id":"a"}"#
    #expect(try await fixture.refusal(claims: claims) == .subjectMissing)
    #expect(
      try await fixture.refusal(claims: #"{"exp":1800000900,"id":"a","email":"a"}"#)
        == .subjectMissing)
  }

  /// RFC 7519 section 4.1.7; an empty identifier is a string too.
  @Test(arguments: [
    ("1", false), ("null", false), (#"["a"]"#, false), (#"{"id":"a"}"#, false), ("true", false),
    (#""a""#, true), (#""""#, true),
  ])
  func jtiNotAString(_ identifier: String, isAccepted: Bool) async throws {
    let claims = #"{"sub":"a","exp":1800000900,"jti":\#(identifier)}"#
    #expect(
      try await fixture.refusal(claims: claims) == (isAccepted ? nil : .claimsMalformed))
  }

  @Test func jweAsJWT() async throws {
    let header = base64url(#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#.utf8)
    #expect(try await fixture.refusal("\(header).AA.AA.AA.AA") == .encrypted)
  }

  /// A header that would cost work elsewhere costs none here.
  @Test func pbes2Bomb() async throws {
    let header = #"{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2c":2147483647,"p2s":"AAAA"}"#
    let start = ContinuousClock.now
    let encoded = base64url(header.utf8)
    #expect(try await fixture.refusal("\(encoded).AA.AA.AA.AA") == .encrypted)
    #expect(try await fixture.refusal(header: header) == .algorithmNotAllowed)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func zipBomb() async throws {
    #expect(try await fixture.refusal(header: #"{"alg":"HS256","zip":"DEF"}"#) == .headerNotAllowed)
  }

  @Test func rsaSmallKey() async throws {
    for bits in [512, 1024, 2047] {
      let key = SigningKey(.rs256, rsaBits: bits)
      let small = try VerifierFixture(keys: [key.jwk(["kid": "k"])])
      #expect(
        try await small.refusal(key.token(kid: "k", VerifierFixture.claims)) == .unknownKey)
      let set = try KeySet(json: keySetJSON([key.jwk(["kid": "k"])]))
      #expect(set.rejected.map(\.reason) == [.unsafeKey])
    }
  }

  @Test(arguments: ["Bearer", "bearer", "BEARER", "bEaReR"])
  func schemeCase(_ scheme: String) async throws {
    let token = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
    var headers = Headers()
    headers.add("Authorization", "\(scheme) \(token)")
    let principal = try await fixture.verifier().authenticate(bearer: Credentials.bearer(headers))
    #expect(principal.claims["sub"] == "alice")
  }

  @Test func twoAuthorizations() async throws {
    let token = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
    for values in [
      ["Bearer \(token)", "Bearer \(token)"], ["Bearer \(token), Bearer \(token)"],
      ["Bearer Bearer \(token)"],
    ] {
      var headers = Headers()
      for value in values { headers.add("Authorization", value) }
      #expect(throws: AuthenticationFailure.self) { try Credentials.bearer(headers) }
    }
    // Were such a text to get here all the same, it is no token.
    let verifier = try fixture.verifier()
    for text in ["Bearer \(token)", "\(token), Bearer \(token)", " \(token)", "\(token) "] {
      await #expect(throws: AuthenticationFailure.self) {
        try await verifier.authenticate(bearer: text)
      }
    }
  }
}
