// The rows of the published list of attacks, each made into tokens by what its name and its words say.
// A row is a fact in a sentence, not a token: one whose words are not known here is named as skipped.

import ContractRuntime
import ContractTestSupport
import Foundation
import Testing

@testable import ContractTokens

/// A kind of attack: the words by which a row is known, and the tokens it stands for.
private struct Attack: Sendable {
  /// All words of one of the lists are in the row.
  var words: [[String]]
  var tokens: @Sendable (AttackKeys) -> [String]

  init(_ words: [String]..., tokens: @escaping @Sendable (AttackKeys) -> [String]) {
    self.words = words
    self.tokens = tokens
  }

  func isMeant(by row: String) -> Bool {
    words.contains { list in list.allSatisfy { row.contains($0) } }
  }
}

/// The keys that the attacked verifier trusts, and those of the attacker.
private struct AttackKeys {
  let secret = VerifierFixture.secret
  let claims = VerifierFixture.claims
  let ed: SigningKey
  let rsa: SigningKey
  let ec: SigningKey
  let stranger = SigningKey(.edDSA)

  init() throws {
    ed = try #require(VerifierFixture.keys[.edDSA])
    rsa = try #require(VerifierFixture.keys[.rs256])
    ec = try #require(VerifierFixture.keys[.es256])
  }

  func hmac(_ claims: String) -> String { hmacToken(secret, payload: claims) }
  func hmac(header: String) -> String { hmacToken(secret, header: header, payload: claims) }
  /// Good claims with one more or another member.
  func hmac(member: String) -> String { hmac(#"{"sub":"alice","exp":1800000900,\#(member)}"#) }

  var parts: [String] { hmac(claims).split(separator: ".").map(String.init) }
}

@Suite(.enabled(if: Vectors.isNamed, Vectors.missing))
struct AttackFactTests {
  /// What is configured: an issuer, an audience, a secret, and one key of each algorithm.
  private func verifier() throws -> TokenVerifier {
    try VerifierFixture().verifier { configuration in
      configuration.issuer = nil
      configuration.audiences = []
    }
  }

  @Test func everyRowIsJudged() async throws {
    let keys = try AttackKeys()
    var tally = Tally()
    for row in try PublishedData.vectors.table("jose-attack-facts/attacks.tsv") {
      let name = try #require(row["name"])
      let text = "\(name) \(row["mutation"] ?? "")".lowercased()
      guard
        let attack = Self.attacks.first(where: { $0.isMeant(by: name.lowercased()) })
          ?? Self.attacks.first(where: { $0.isMeant(by: text) })
      else {
        tally.skipped.add("'\(name)': no token is made of this fact here")
        continue
      }
      // "accept (...)" is a fact about what must not be refused.
      let isGood = row["expected"]?.hasPrefix("accept") ?? false
      for token in attack.tokens(keys) {
        let isAccepted = await isAccepted(token, name)
        tally.count(isAccepted: isAccepted)
        #expect(isAccepted == isGood, "\(name): \(token)")
      }
    }
    tally.report("jose-attack-facts")
  }

  private func isAccepted(_ token: String, _ name: String) async -> Bool {
    guard let verifier = try? verifier(), let strict = try? strictVerifier() else { return true }
    // Facts about one claim are meant for a verifier that checks the claim.
    let used = name.contains("iss") || name.contains("aud") ? strict : verifier
    var headers = Headers()
    for line in token.split(separator: "\n") { headers.add("Authorization", String(line)) }
    guard token.contains(" ") else { return (try? await used.verify(token)) != nil }
    guard let bearer = try? Credentials.bearer(headers) else { return false }
    return (try? await used.verify(bearer)) != nil
  }

  private func strictVerifier() throws -> TokenVerifier {
    try VerifierFixture().verifier { configuration in
      configuration.issuer = "https://issuer.example"
      configuration.audiences = ["api"]
    }
  }
}

extension AttackFactTests {
  fileprivate static let attacks: [Attack] = headerAttacks + keyAttacks + formAttacks + claimAttacks

  private static let headerAttacks: [Attack] = [
    Attack(["alg", "none"]) { keys in
      ["none", "None", "NONE", "nOnE"].flatMap { name in
        let head = base64url(#"{"alg":"\#(name)"}"#.utf8)
        return ["\(head).\(keys.parts[1]).", "\(head).\(keys.parts[1]).\(keys.parts[2])"]
      }
    },
    Attack(["jku"], ["x5u"], ["x5c"], ["jwk", "header"], ["embedded"], ["spoofed"]) { keys in
      let jwk = String(
        decoding: (try? Vectors.json(keys.stranger.jwk(["kid": "EdDSA"]))) ?? [], as: UTF8.self)
      return [
        #""jku":"http://127.0.0.1:1/jwks""#, #""x5u":"http://127.0.0.1:1/cert""#,
        #""jwk":\#(jwk)"#, #""x5c":["AAAA"]"#,
      ].map {
        keys.stranger.token(
          header: #"{"alg":"EdDSA","kid":"EdDSA",\#($0)}"#, payload: keys.claims)
      }
    },
    Attack(["crit"]) { keys in
      [#"["exp"]"#, #"["unknown"]"#, "[]", "true", #"["b64"]"#].map {
        keys.hmac(header: #"{"alg":"HS256","crit":\#($0),"unknown":1}"#)
      }
    },
    Attack(["b64"]) { [$0.hmac(header: #"{"alg":"HS256","b64":false,"crit":["b64"]}"#)] },
    Attack(["zip"]) { [$0.hmac(header: #"{"alg":"HS256","zip":"DEF"}"#)] },
    Attack(["alg", "case"], ["lowercase", "alg"]) { keys in
      ["hs256", "Hs256", " HS256", "HS256 "].map { keys.hmac(header: #"{"alg":"\#($0)"}"#) }
    },
    Attack(["alg", "missing"], ["alg", "absent"], ["no", "alg"]) { keys in
      ["{}", #"{"alg":null}"#, #"{"alg":1}"#, #"{"alg":["HS256"]}"#].map { keys.hmac(header: $0) }
    },
    Attack(["header", "duplicate"], ["duplicate", "member"], ["dup", "header"]) { keys in
      [#"{"alg":"none","alg":"HS256"}"#, #"{"alg":"HS256","alg":"none"}"#].map {
        keys.hmac(header: $0)
      }
    },
    Attack(
      ["kid", "sql"], ["kid", "path"], ["kid", "null"], ["kid", "empty"], ["kid", "inject"]
    ) {
      keys in
      ["", "/dev/null", "../../dev/null", "' UNION SELECT 'x'-- ", "|whoami"].map {
        hmacToken([], header: #"{"alg":"HS256","kid":"\#($0)"}"#, payload: keys.claims)
      }
    },
    Attack(["kid", "type"], ["kid", "number"], ["kid", "object"]) { keys in
      ["1", "null", "{}", #"["EdDSA"]"#].map {
        keys.ed.token(header: #"{"alg":"EdDSA","kid":\#($0)}"#, payload: keys.claims)
      }
    },
    Attack(["pbes2"], ["p2c"], ["jwe"], ["five"], ["encrypted"]) { _ in
      [
        #"{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2c":2147483647,"p2s":"AAAA"}"#,
        #"{"alg":"RSA-OAEP","enc":"A256GCM","zip":"DEF"}"#, #"{"alg":"dir","enc":"A256GCM"}"#,
      ].map { base64url($0.utf8) + ".AA.AA.AA.AA" }
    },
  ]

  private static let keyAttacks: [Attack] = [
    Attack(["confusion"], ["rs256", "hs256"], ["public key", "hmac"], ["hs-rs"], ["rs-hs"]) {
      keys in
      let jwk = keys.rsa.jwk(["kid": "RS256"])
      let texts = [(try? Vectors.json(jwk)) ?? [], Array((jwk["n"] as? String ?? "").utf8)]
      return texts.map {
        hmacToken($0, header: #"{"alg":"HS256","kid":"RS256"}"#, payload: keys.claims)
      }
    },
    Attack(["psychic"], ["r=0"], ["zero", "signature"], ["r=s=0"]) { keys in
      let head = base64url(#"{"alg":"ES256","kid":"ES256"}"#.utf8)
      return ["\(head).\(keys.parts[1]).\(base64url([UInt8](repeating: 0, count: 64)))"]
    },
    Attack(["signature", "der"], ["es256", "der"], ["asn1"]) { keys in
      let parts = keys.ec.token(kid: "ES256", keys.claims).split(separator: ".").map(String.init)
      let fixed = Base64URL.decode(parts[2]) ?? []
      let der = SignatureEncoding.der(fixed.span, coordinateBytes: 32) ?? []
      return ["\(parts[0]).\(parts[1]).\(base64url(der))"]
    },
    Attack(["other", "alg"], ["wrong", "alg"], ["alg", "mismatch"], ["alg", "switch"]) { keys in
      [
        keys.ed.token(header: #"{"alg":"ES256","kid":"EdDSA"}"#, payload: keys.claims),
        keys.ec.token(header: #"{"alg":"EdDSA","kid":"ES256"}"#, payload: keys.claims),
        keys.hmac(header: #"{"alg":"HS512"}"#),
      ]
    },
    Attack(["unknown", "kid"], ["kid", "unknown"], ["wrong", "key"], ["other", "key"]) { keys in
      [
        keys.stranger.token(kid: "EdDSA", keys.claims),
        keys.stranger.token(kid: "nobody", keys.claims),
      ]
    },
    Attack(
      ["key", "ops"], ["use", "enc"], ["small", "key"], ["weak", "key"], ["kid", "duplicate"]
    ) {
      keys in
      // The set's keys of this sort are refused when it is read: no token of theirs verifies.
      let small = SigningKey(.rs256, rsaBits: 1024)
      return [small.token(kid: "RS256", keys.claims), keys.stranger.token(keys.claims)]
    },
  ]

  private static let formAttacks: [Attack] = [
    Attack(
      ["two", "segment"], ["signature", "stripped"], ["signature", "empty"], ["no", "signature"]
    ) {
      keys in
      let parts = keys.parts
      return [
        "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", parts[0], "..", "",
      ]
    },
    Attack(["four", "segment"], ["trailing"], ["extra", "segment"], ["garbage"]) { keys in
      let token = keys.hmac(keys.claims)
      return [token + ".", token + ".AA", token + "A", token + "!", "." + token]
    },
    Attack(["padding"], ["base64"], ["non-canonical"], ["malleab"], ["alphabet"]) { keys in
      let token = keys.hmac(keys.claims)
      return [
        token + "=", token + "==", token.replacing("_", with: "/") + "+",
        token.replacing(".", with: "=."),
      ]
    },
    Attack(["json", "serial"], ["json", "form"], ["flattened"], ["general"]) { keys in
      let parts = keys.parts
      let signed = #""protected":"\#(parts[0])","signature":"\#(parts[2])""#
      return [
        #"{"payload":"\#(parts[1])",\#(signed)}"#,
        #"{"payload":"\#(parts[1])","signatures":[{\#(signed)}]}"#,
      ]
    },
    Attack(["modified"], ["bit", "flip"], ["tamper"], ["payload", "changed"]) { keys in
      let parts = keys.parts
      let other = base64url(#"{"sub":"mallory","exp":1800000900}"#.utf8)
      return ["\(parts[0]).\(other).\(parts[2])"]
    },
    Attack(["two", "authorization"], ["authorization", "twice"], ["bearer", "twice"]) { keys in
      let token = keys.hmac(keys.claims)
      return [
        "Bearer \(token)\nBearer \(token)", "Bearer \(token), Bearer \(token)",
        "Bearer Bearer \(token)",
      ]
    },
    Attack(["scheme", "case"]) { keys in
      ["bearer", "BEARER", "bEaReR"].map { "\($0) \(keys.hmac(keys.claims))" }
    },
    Attack(["huge", "token"], ["too", "long"], ["oversize"]) { keys in
      [keys.hmac(member: #""pad":"\#(String(repeating: "a", count: 100_000))""#)]
    },
    Attack(["nested"], ["deep"]) { keys in
      let depth = 50_000
      let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return [keys.hmac(member: #""deep":\#(deep)"#)]
    },
  ]

  private static let claimAttacks: [Attack] = [
    Attack(["exp", "missing"], ["exp", "absent"], ["no", "exp"], ["without", "exp"]) {
      [$0.hmac(#"{"sub":"alice"}"#)]
    },
    Attack(["exp", "past"], ["exp", "equal"], ["expired"]) { keys in
      ["1799999999", "1800000000", "0", "-1"].map { keys.hmac(#"{"sub":"alice","exp":\#($0)}"#) }
    },
    Attack(["exp"]) { keys in
      [#""never""#, "null", "true", "{}", #""1800000900""#, "1e400", "-1e400", "[1800000900]"].map {
        keys.hmac(#"{"sub":"alice","exp":\#($0)}"#)
      }
    },
    Attack(["nbf"]) { keys in
      ["1800009999", #""later""#, "null", "1e400"].map { keys.hmac(member: #""nbf":\#($0)"#) }
    },
    Attack(["iat"]) { keys in
      ["1800999999", #""now""#, "null", "1e400"].map { keys.hmac(member: #""iat":\#($0)"#) }
    },
    Attack(["iss"]) { keys in
      [#""https://other""#, "null", #"["https://issuer.example"]"#, #""https://issuer.exampl""#].map
      {
        keys.hmac(member: #""aud":"api","iss":\#($0)"#)
      } + [keys.hmac(member: #""aud":"api""#)]
    },
    Attack(["aud"]) { keys in
      [#""other""#, "null", "[]", "[1]", #"[["api"]]"#, #""ap""#].map {
        keys.hmac(member: #""iss":"https://issuer.example","aud":\#($0)"#)
      } + [keys.hmac(member: #""iss":"https://issuer.example""#)]
    },
    Attack(["sub"]) { keys in
      ["1", "null", #"["alice"]"#, #""""#, "true", "{}"].map {
        keys.hmac(#"{"sub":\#($0),"exp":1800000900,"id":"alice","user_id":"alice"}"#)
      } + [keys.hmac(#"{"exp":1800000900,"id":"alice"}"#)]
    },
    Attack(["claim", "duplicate"], ["duplicate", "claim"], ["dup", "claim"]) {
      [$0.hmac(#"{"sub":"alice","sub":"bob","exp":1800000900}"#)]
    },
    Attack(["payload", "array"], ["payload", "object"], ["payload", "json"]) { keys in
      ["[]", "null", #""alice""#, "1", "{", ""].map { keys.hmac($0) }
    },
  ]
}
