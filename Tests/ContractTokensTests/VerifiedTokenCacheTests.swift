// What the cache of verified tokens may and may not change: nothing but the cost.

import Synchronization
import Testing

@testable import ContractTokens

@Suite struct VerifiedTokenCacheTests {
  private let fixture: VerifierFixture

  init() throws { fixture = try VerifierFixture() }

  private func entry(expiresAt: Int = 1_800_000_900) throws -> VerifiedToken {
    let payload = base64url(#"{"sub":"a","exp":\#(expiresAt)}"#.utf8)
    return VerifiedToken(claims: try Claims(Array(payload.utf8).span), key: nil)
  }

  private func insert(_ text: String, into cache: VerifiedTokenCache) throws {
    cache.insert(Array(text.utf8).span, try entry(), generation: 1, now: VerifierFixture.now)
  }

  private func contains(_ text: String, in cache: VerifiedTokenCache) -> Bool {
    cache.find(Array(text.utf8).span, keys: nil) != nil
  }

  @Test func timesAreCheckedOnEveryUse() async throws {
    let verifier = try fixture.verifier()
    let token = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
    #expect(try await verifier.verify(token).subject == "alice")
    fixture.clock.now = 1_800_000_899.999
    #expect(try await verifier.verify(token).subject == "alice")
    fixture.clock.now = 1_800_000_900
    for _ in 0..<2 {
      await #expect(throws: TokenError.expired) { try await verifier.verify(token) }
    }
    // A clock that was set back brings the token back, but not from memory.
    fixture.clock.now = VerifierFixture.now
    #expect(try await verifier.verify(token).subject == "alice")
    fixture.clock.now = 1_799_999_000
    await #expect(throws: TokenError.issuedInFuture) { try await verifier.verify(token) }
  }

  /// A token that shares everything but one bit with a remembered one is verified by itself.
  @Test func onlyTheVerySameBytesAreFound() async throws {
    let verifier = try fixture.verifier()
    let key = try #require(VerifierFixture.keys[.rs256])
    let token = key.token(kid: "RS256", VerifierFixture.claims)
    #expect(try await verifier.verify(token).subject == "alice")
    let bytes = Array(token.utf8)
    for place in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[place] = changed[place] == 0x41 ? 0x42 : 0x41
      let text = String(decoding: changed, as: UTF8.self)
      await #expect(throws: TokenError.self) { try await verifier.verify(text) }
    }
    let other = key.token(kid: "RS256", #"{"sub":"mallory","exp":1800000900}"#)
    let spliced =
      other.split(separator: ".").prefix(2).joined(separator: ".") + "."
      + (token.split(separator: ".").last ?? "")
    await #expect(throws: TokenError.badSignature) { try await verifier.verify(spliced) }
  }

  /// What a key of the set has verified is remembered for as long as the key is in the set.
  @Test func tokensOfAWithdrawnKeyAreForgotten() throws {
    let key = try #require(VerifierFixture.keys[.edDSA])
    let other = try #require(VerifierFixture.keys[.es256])
    var first: KeySetSnapshot?
    func snapshot(_ keys: [[String: Any]], _ generation: UInt64) throws -> KeySetSnapshot {
      KeySetSnapshot(
        keys: try KeySet(json: keySetJSON(keys), origin: .remote, earlier: first?.keys.keys ?? []),
        generation: generation)
    }
    first = try snapshot([key.jwk(["kid": "k"])], 1)
    let token = Array("token".utf8)
    let known = try #require(first?.keys.keys.first)
    let verified = VerifiedToken(claims: try entry().claims, key: known)
    let cache = VerifiedTokenCache(capacity: 64)
    func remember() {
      cache.insert(token.span, verified, generation: 1, now: VerifierFixture.now)
    }
    remember()
    #expect(cache.find(token.span, keys: first) != nil)
    let more = try snapshot([key.jwk(["kid": "k"]), other.jwk(["kid": "o"])], 2)
    #expect(cache.find(token.span, keys: more) != nil, "the key is still there")
    let without = [nil, try snapshot([other.jwk(["kid": "k"])], 3), try snapshot([], 4)]
    for keys in without {
      remember()
      #expect(cache.find(token.span, keys: keys) == nil)
      #expect(cache.count == 0, "nor does it come back with the key")
    }
  }

  @Test func refusalsAreNotRemembered() async throws {
    let verifier = try fixture.verifier()
    let token = hmacToken(
      VerifierFixture.secret, payload: #"{"sub":"a","exp":1800000900,"nbf":1800000500}"#)
    await #expect(throws: TokenError.notYetValid) { try await verifier.verify(token) }
    fixture.clock.now += 500
    #expect(try await verifier.verify(token).subject == "a")
  }

  @Test func memoryIsBounded() throws {
    let cache = VerifiedTokenCache(capacity: 256)
    for number in 0..<5000 { try insert("token-\(number)", into: cache) }
    #expect(cache.count == 256)
    try insert("token-4999", into: cache)
    #expect(cache.count == 256)
    #expect(contains("token-4999", in: cache))
    let long = String(repeating: "x", count: TokenLimits.cachedTokenBytes + 1)
    try insert(long, into: cache)
    #expect(!contains(long, in: cache))
  }

  /// Tokens that meet in a set have another: none is forgotten while there is room for as many again.
  @Test func aTableThatIsHalfFullForgetsNone() throws {
    let cache = VerifiedTokenCache(capacity: 4096)
    let tokens = (0..<2048).map { "token-\($0)" }
    for token in tokens { try insert(token, into: cache) }
    #expect(tokens.filter { !contains($0, in: cache) } == [])
  }

  /// What is in use stays, what is not goes.
  @Test func theLeastRecentlyUsedGoes() throws {
    let cache = VerifiedTokenCache(capacity: 1)
    try insert("kept", into: cache)
    for number in 0..<1000 {
      try insert("token-\(number)", into: cache)
      #expect(contains("kept", in: cache))
    }
  }

  @Test func aTokenIsRememberedOnce() throws {
    let cache = VerifiedTokenCache(capacity: 64)
    for _ in 0..<10 { try insert("same", into: cache) }
    #expect(cache.count == 1)
    cache.remove(Array("same".utf8).span)
    #expect(cache.count == 0)
  }

  @Test func offMeansOff() async throws {
    let verifier = try fixture.verifier { $0.cachedTokens = 0 }
    let token = hmacToken(VerifierFixture.secret, payload: VerifierFixture.claims)
    for _ in 0..<2 { #expect(try await verifier.verify(token).subject == "alice") }
  }

  /// Many tasks with genuine and false tokens of all algorithms at once: every answer is right.
  @Test func manyThreads() async throws {
    let verifier = try fixture.verifier { $0.cachedTokens = 64 }
    var cases: [(token: String, subject: String?)] = []
    for (algorithm, key) in VerifierFixture.keys {
      for number in 0..<12 {
        let payload = #"{"sub":"user-\#(number)","exp":1800000900}"#
        let token = key.token(kid: algorithm.rawValue, payload)
        cases.append((token, "user-\(number)"))
        let parts = token.split(separator: ".")
        let changed = base64url(#"{"sub":"root","exp":1800000900}"#.utf8)
        cases.append(("\(parts[0]).\(changed).\(parts[2])", nil))
      }
    }
    for number in 0..<40 {
      let payload = #"{"sub":"hs-\#(number)","exp":1800000900}"#
      cases.append((hmacToken(VerifierFixture.secret, payload: payload), "hs-\(number)"))
    }
    let all = cases
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          var wrong = 0
          for round in 0..<3 {
            for index in all.indices {
              let item = all[(index * 7 + task * 13 + round) % all.count]
              let subject = try? await verifier.verify(item.token).subject
              if subject != item.subject { wrong += 1 }
            }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
