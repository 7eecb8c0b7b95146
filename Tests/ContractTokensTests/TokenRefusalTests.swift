// What an operator is shown of a refused token: the reason, what decided it, what was seen and what
// was expected; never the token, however its sender tries to have it written.

import Synchronization
import Testing

@testable import ContractTokens

@Suite struct TokenRefusalTests {
  private let fixture: VerifierFixture

  init() throws { fixture = try VerifierFixture() }

  private final class Observer: Sendable {
    let refusals = Mutex<[TokenRefusal]>([])
  }

  /// The one refusal that the observer was told of.
  private func observed(
    _ token: String, _ change: (inout TokenVerifier.Configuration) -> Void = { _ in }
  ) async throws -> TokenRefusal {
    let observer = Observer()
    let error = try await fixture.refusal(token) {
      change(&$0)
      $0.onRefusal = { refusal in observer.refusals.withLock { $0.append(refusal) } }
    }
    let all = observer.refusals.withLock { $0 }
    #expect(all.count == 1, "a refusal is told once")
    let refusal = try #require(all.first)
    #expect(refusal.error == error, "the observer is told what the caller is")
    return refusal
  }

  private func token(_ claims: String, header: String = #"{"alg":"HS256"}"#) -> String {
    hmacToken(VerifierFixture.secret, header: header, payload: claims)
  }

  @Test func claimsAreNamedWithWhatWasExpected() async throws {
    let cases: [(String, TokenError, String, String, String)] = [
      (#"{"sub":"a","exp":1799999990}"#, .expired, "exp", "1799999990", "later than 1800000000"),
      (#"{"sub":"a"}"#, .expirationMissing, "exp", "nothing", "seconds since 1970"),
      (#"{"sub":"a","exp":"soon"}"#, .expirationMissing, "exp", "'soon'", "seconds since 1970"),
      (
        #"{"sub":"a","exp":1800000900,"nbf":1800000031}"#, .notYetValid, "nbf", "1800000031",
        "at most 1800000030"
      ),
      (
        #"{"sub":"a","exp":1800000900,"iat":1800000031.5}"#, .issuedInFuture, "iat",
        "1800000031.5", "at most 1800000030"
      ),
      (
        #"{"sub":7,"exp":1800000900}"#, .subjectMissing, "sub", "7",
        "a text that is not empty and has no NUL"
      ),
      (#"{"sub":"a","exp":1800000900,"jti":7}"#, .claimsMalformed, "jti", "7", "a text"),
    ]
    for (claims, error, claim, seen, expected) in cases {
      let refusal = try await observed(token(claims))
      #expect(refusal == TokenRefusal(error, .claim(claim), seen: seen, expected: expected))
    }
  }

  @Test func issuerAndAudienceAreShown() async throws {
    let claims = #"{"sub":"a","exp":1800000900,"iss":"https://b.example","aud":["x","y"]}"#
    let issuer = try await observed(token(claims)) { $0.issuer = "https://a.example" }
    #expect(
      issuer
        == TokenRefusal(
          .issuerMismatch, .claim("iss"), seen: "'https://b.example'",
          expected: "'https://a.example'"))
    let audience = try await observed(token(claims)) { $0.audiences = ["api", "web"] }
    #expect(
      audience
        == TokenRefusal(
          .audienceMismatch, .claim("aud"), seen: "'x', 'y'", expected: "'api', 'web'"))
    let none = try await observed(token(#"{"sub":"a","exp":1800000900}"#)) { $0.issuer = "i" }
    #expect(none.seen == "no text")
  }

  @Test func keysAndAlgorithmsAreShown() async throws {
    let unknown = try await observed(
      SigningKey(.edDSA).token(kid: "gone", VerifierFixture.claims))
    #expect(unknown.part == .header("kid"))
    #expect(unknown.seen == "'gone'")
    #expect(unknown.expected?.contains("'EdDSA'") == true, "the keys at hand are named")
    let other = try await observed(token("{}", header: #"{"alg":"none"}"#))
    #expect(other.error == .algorithmNotAllowed)
    #expect(other.part == .header("alg") && other.seen == "'none'")
    let bad = try await observed(
      hmacToken(Array(repeating: 7, count: 32), payload: VerifierFixture.claims))
    #expect(bad.error == .badSignature && bad.part == .header("alg"))
    #expect(bad.expected == "a signature by the shared secret of this server")
  }

  @Test(arguments: [
    "abcdefghijklmnopqrstuvwxyz012345", "abc.c2lnbmF0dXJlc2lnbmF0dXJl", "undefined",
  ])
  func anOpaqueTokenIsToldWhatToDo(_ token: String) async throws {
    let refusal = try await observed(token)
    #expect(refusal.error == .opaque)
    #expect(refusal.error.description.contains("/api/auth/token"))
    #expect(refusal.expected == "3 parts with dots between")
  }

  /// A JSON Web Token that lost a part is broken, and whoever sent it needs no other kind of token.
  @Test func aPartOfATokenIsNotOpaque() async throws {
    let parts = token(VerifierFixture.claims).split(separator: ".")
    for text in [String(parts[0]), parts[..<2].joined(separator: "."), "a.b.c.d", ""] {
      #expect(try await observed(text).error == .malformed)
    }
  }

  @Test func whatStrangersChooseIsBoundedAndPrintable() async throws {
    let inner = token(VerifierFixture.claims)
    let texts = [
      String(repeating: "long ", count: 90), "line\\nbreak \\u001b[31m red", "caf\u{E9} \u{1F600}",
      "quote ' and backslash \\\\", inner,
    ]
    for text in texts {
      for header in [#"{"alg":"EdDSA","kid":"\#(text)"}"#, #"{"alg":"\#(text)"}"#] {
        let seen = try #require(try await observed(token("{}", header: header)).seen)
        #expect(seen.utf8.count <= 10 * TokenLimits.loggedValueCharacters)
        #expect(seen.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(seen)")
        #expect(!seen.contains("eyJ"), "a token inside a token is not written either")
      }
    }
    let many = (0..<50).map { #""audience \#($0)""# }.joined(separator: ",")
    let refusal = try await observed(token(#"{"sub":"a","exp":1800000900,"aud":[\#(many)]}"#)) {
      $0.audiences = ["api"]
    }
    #expect(refusal.seen?.hasSuffix("and 42 more") == true, "\(refusal.seen ?? "")")
  }

  @Test func withoutKeysThatIsTold() async throws {
    let observer = Observer()
    struct Down: Error {}
    let cache = KeySetCache(clock: { 1_000 }, fetch: { throw Down() })
    var configuration = TokenVerifier.Configuration(keys: cache)
    configuration.onRefusal = { refusal in observer.refusals.withLock { $0.append(refusal) } }
    let verifier = try TokenVerifier(configuration)
    _ = try? await verifier.verify(SigningKey(.edDSA).token(kid: "k", VerifierFixture.claims))
    let refusal = try #require(observer.refusals.withLock { $0.first })
    #expect(refusal.error == .keysUnavailable(retryAfterSeconds: 5))
    #expect(refusal.expected == "a key set, and none could be fetched yet")
  }
}
