// When keys are fetched and which are used meanwhile: by a counted fetch and a clock that the test
// sets. Transcripts of the state machine are told through the cache around it.

import Foundation
import Synchronization
import Testing

@testable import ContractTokens

/// A server of keys that counts its requests.
private final class KeyServer: Sendable {
  struct Down: Error {}

  private struct State {
    var answer: [UInt8]?
    var requests = 0
    var events: [String] = []
  }

  private let state: Mutex<State>
  private let delay: Duration

  init(_ keys: [[String: Any]]?, delay: Duration = .zero) {
    state = Mutex(State(answer: keys.map(keySetJSON)))
    self.delay = delay
  }

  var requests: Int { state.withLock { $0.requests } }
  var events: [String] { state.withLock { $0.events } }

  func publish(_ keys: [[String: Any]]) {
    let json = keySetJSON(keys)
    state.withLock { $0.answer = json }
  }

  func answer(_ bytes: [UInt8]?) { state.withLock { $0.answer = bytes } }

  func fetch() async throws -> [UInt8] {
    let answer = state.withLock { state in
      state.requests += 1
      return state.answer
    }
    if delay > .zero { try await Task.sleep(for: delay) }
    guard let answer else { throw Down() }
    return answer
  }

  func record(_ event: KeySetEvent) {
    let text =
      switch event {
      case .fetched(let keys, let rejected, let changed):
        "fetched \(keys) \(rejected.count) \(changed)"
      case .failed(_, let failures, let keys):
        "failed \(failures), \(keys.map(String.init) ?? "no") keys"
      }
    state.withLock { $0.events.append(text) }
  }
}

@Suite struct KeySetCacheTests {
  private let clock = FakeClock(now: 1000)
  private let old = SigningKey(.edDSA)
  private let new = SigningKey(.edDSA)

  private func cache(
    _ server: KeyServer, _ change: (inout KeySetCache.Policy) -> Void = { _ in }
  ) -> KeySetCache {
    var policy = KeySetCache.Policy()
    change(&policy)
    return KeySetCache(
      policy: policy, clock: { [clock] in clock.now }, onEvent: server.record,
      fetch: server.fetch)
  }

  private func verifier(_ cache: KeySetCache) throws -> TokenVerifier {
    var configuration = TokenVerifier.Configuration(keys: cache)
    configuration.clock = { VerifierFixture.now }
    return try TokenVerifier(configuration)
  }

  private func token(_ key: SigningKey, _ kid: String, subject: String = "alice") -> String {
    key.token(kid: kid, #"{"sub":"\#(subject)","exp":1800000900}"#)
  }

  /// Waits for a fetch in the background, at most a minute.
  private func settled(
    sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
  ) async throws {
    for _ in 0..<30_000 where !condition() { try await Task.sleep(for: .milliseconds(2)) }
    #expect(condition(), sourceLocation: sourceLocation)
  }

  /// What became of the fetches; each is told after the keys have changed, so that a token may have
  /// been judged by then.
  private func expect(
    _ server: KeyServer, told events: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await settled(sourceLocation: sourceLocation) { server.events.count >= events.count }
    #expect(server.events == events, sourceLocation: sourceLocation)
  }

  @Test func keysChangeWithoutARestart() async throws {
    let server = KeyServer([old.jwk(["kid": "old"])])
    let verifier = try verifier(cache(server))
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
    #expect(server.requests == 1)
    server.publish([old.jwk(["kid": "old"]), new.jwk(["kid": "new"])])
    // Within the interval the unknown key is refused without a fetch, and after it found.
    clock.now += 29
    await #expect(throws: TokenError.unknownKey) { try await verifier.verify(token(new, "new")) }
    #expect(server.requests == 1)
    clock.now += 1
    #expect(try await verifier.verify(token(new, "new")).subject == "alice")
    #expect(server.requests == 2)
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
    try await expect(server, told: ["fetched 1 0 true", "fetched 2 0 true"])
  }

  @Test func aKnownKeyNeedsNoSuspension() async throws {
    let server = KeyServer([old.jwk(["kid": "old"])])
    let cache = cache(server)
    let verifier = try verifier(cache)
    #expect(try verifier.verifyWithoutWaiting(token(old, "old")) == nil)
    await cache.prefetch()
    #expect(try verifier.verifyWithoutWaiting(token(old, "old"))?.subject == "alice")
    #expect(server.requests == 1)
  }

  /// However many unknown keys arrive at once, and however many at all: one fetch per interval.
  @Test func oneFetchForAllWhoWait() async throws {
    let server = KeyServer([old.jwk(["kid": "old"])], delay: .milliseconds(50))
    let verifier = try verifier(cache(server))
    let good = token(old, "old")
    let accepted = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        let bad = token(new, "unknown-\(number)")
        group.addTask {
          (try? await verifier.verify(number.isMultiple(of: 2) ? good : bad)) != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(accepted == 100)
    #expect(server.requests == 1)
    for round in 1...3 {
      clock.now += 30
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<50 {
          let bad = token(new, "again-\(round)-\(number)")
          group.addTask { _ = try? await verifier.verify(bad) }
        }
      }
      #expect(server.requests == 1 + round)
    }
  }

  /// The end of one caller's task does not take the fetch away from the others.
  @Test func aCancelledCallerDoesNotCancelTheFetch() async throws {
    let server = KeyServer([old.jwk(["kid": "old"])], delay: .milliseconds(50))
    let verifier = try verifier(cache(server))
    let token = token(old, "old")
    let first = Task { try await verifier.verify(token) }
    try await settled { server.requests == 1 }
    let second = Task { try await verifier.verify(token) }
    first.cancel()
    #expect(try await second.value.subject == "alice")
    #expect(server.requests == 1)
  }

  @Test func lastGoodKeysStayWhileTheServerIsDown() async throws {
    let server = KeyServer([old.jwk(["kid": "old"])])
    let cache = cache(server)
    let verifier = try verifier(cache)
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
    for answer in [nil, Array("<html>down</html>".utf8), Array(#"{"error":"x"}"#.utf8)] {
      server.answer(answer)
      clock.now += 100_000
      await #expect(throws: TokenError.unknownKey) { try await verifier.verify(token(new, "new")) }
      #expect(try await verifier.verify(token(old, "old", subject: "b")).subject == "b")
    }
    #expect(server.requests == 4)
    try await expect(
      server,
      told: ["fetched 1 0 true", "failed 1, 1 keys", "failed 2, 1 keys", "failed 3, 1 keys"])
    #expect(
      cache.statistics
        == .init(fetches: 4, failures: 3, keys: 1, ageSeconds: 300_000))
  }

  /// Unknown keys arrive all the time; a change of keys is seen after one interval at the most, even
  /// where the fetch that it needs fails at first.
  @Test(arguments: [0, 1, 3])
  func aFloodDelaysAChangeOfKeysByOneIntervalAtMost(failures: Int) async throws {
    let server = KeyServer([old.jwk(["kid": "old"])])
    let verifier = try verifier(cache(server))
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
    func flood() async {
      for _ in 0..<3 { _ = try? await verifier.verify(token(new, "\(UUID())")) }
    }
    clock.now += 30
    await flood()
    #expect(server.requests == 2)
    // Now, right after a fetch, the keys change.
    let published = keySetJSON([old.jwk(["kid": "old"]), new.jwk(["kid": "new"])])
    server.answer(failures > 0 ? nil : published)
    var waited = 0.0
    while (try? await verifier.verify(token(new, "new"))) == nil, waited < 300 {
      clock.now += 1
      waited += 1
      await flood()
      if server.requests - 2 >= failures { server.answer(published) }
    }
    // The interval, and the pauses of 5, 10 and 20 s after failures.
    #expect(waited <= [0: 30, 1: 36, 3: 68][failures] ?? 0)
    #expect(server.requests <= 3 + failures)
  }

  @Test func withoutAnyKeySetItCannotBeTold() async throws {
    let server = KeyServer(nil)
    let verifier = try verifier(cache(server))
    let token = token(old, "old")
    await #expect(throws: TokenError.keysUnavailable(retryAfterSeconds: 5)) {
      try await verifier.verify(token)
    }
    await #expect(throws: TokenError.keysUnavailable(retryAfterSeconds: 5)) {
      try await verifier.verify(token)
    }
    #expect(server.requests == 1)
    do {
      _ = try await verifier.authenticate(bearer: token)
      Issue.record("accepted")
    } catch {
      guard case .unavailable(retryAfterSeconds: 5) = error else {
        Issue.record("\(error)")
        return
      }
    }
    // What no key could verify is refused at once.
    await #expect(throws: TokenError.malformed) { try await verifier.verify("eyJ.b") }
    await #expect(throws: TokenError.algorithmNotAllowed) {
      try await verifier.verify(hmacToken(VerifierFixture.secret, payload: "{}"))
    }
    server.publish([old.jwk(["kid": "old"])])
    clock.now += 5
    #expect(try await verifier.verify(token).subject == "alice")
    #expect(server.requests == 2)
  }

  @Test func anOldSetIsFetchedAgainInTheBackground() async throws {
    let server = KeyServer([old.jwk(["kid": "old"])])
    let cache = cache(server)
    let verifier = try verifier(cache)
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
    clock.now += 299
    #expect(try verifier.verifyWithoutWaiting(token(old, "old"))?.subject == "alice")
    #expect(server.requests == 1)
    clock.now += 1
    #expect(try verifier.verifyWithoutWaiting(token(old, "old"))?.subject == "alice")
    try await expect(server, told: ["fetched 1 0 true", "fetched 1 0 false"])
    // The keys are the same ones, so nothing that was verified is verified again.
    #expect(cache.current()?.generation == 1)
  }

  @Test func stalenessCanBeBounded() async throws {
    let server = KeyServer([old.jwk(["kid": "old"])])
    let verifier = try verifier(cache(server) { $0.maximumStalenessSeconds = 3600 })
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
    server.answer(nil)
    clock.now += 3600
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
    try await settled { server.events.count == 2 }
    clock.now += 31
    await #expect(throws: TokenError.keysUnavailable(retryAfterSeconds: 10)) {
      try await verifier.verify(token(old, "old"))
    }
    server.publish([old.jwk(["kid": "old"])])
    clock.now += 10
    #expect(try await verifier.verify(token(old, "old")).subject == "alice")
  }

  /// A key that has left the set verifies nothing any more, not even a token that it verified before.
  @Test func withdrawnKeysVerifyNothing() async throws {
    let server = KeyServer([old.jwk(["kid": "old"]), new.jwk(["kid": "new"])])
    let cache = cache(server)
    let verifier = try verifier(cache)
    let oldToken = token(old, "old")
    let newToken = token(new, "new")
    #expect(try await verifier.verify(oldToken).subject == "alice")
    #expect(try await verifier.verify(newToken).subject == "alice")
    server.publish([new.jwk(["kid": "new"])])
    clock.now += 300
    #expect(try verifier.verifyWithoutWaiting(oldToken) != nil)
    try await settled { server.events.count == 2 }
    await #expect(throws: TokenError.unknownKey) { try await verifier.verify(oldToken) }
    #expect(try verifier.verifyWithoutWaiting(newToken)?.subject == "alice")
    // Another key under the old name does not bring the old token back.
    server.publish([new.jwk(["kid": "new"]), SigningKey(.edDSA).jwk(["kid": "old"])])
    clock.now += 300
    await #expect(throws: TokenError.badSignature) { try await verifier.verify(oldToken) }
  }

  /// Sets without `kid`s change too: a token that no key verifies counts as an unknown key.
  @Test func keysWithoutNamesChange() async throws {
    let server = KeyServer([old.jwk()])
    let verifier = try verifier(cache(server))
    #expect(
      try await verifier.verify(old.token(VerifierFixture.claims)).subject == "alice")
    server.publish([new.jwk()])
    clock.now += 30
    #expect(
      try await verifier.verify(new.token(VerifierFixture.claims)).subject == "alice")
    #expect(server.requests == 2)
  }

  @Test func anEmptySetIsASet() async throws {
    let server = KeyServer([])
    let verifier = try verifier(cache(server))
    await #expect(throws: TokenError.unknownKey) { try await verifier.verify(token(old, "old")) }
    try await expect(server, told: ["fetched 0 0 true"])
  }
}
