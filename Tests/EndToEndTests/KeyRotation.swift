// The key set over time: rotation without a restart, floods of unknown key ids, and a key server
// that is away, wrong or silent. The tests wait for real intervals, side by side.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct KeyRotation {
    /// A server of its own, with a key server of its own.
    private struct Scene {
      var keyServer: KeyServer
      var server: ServerProcess

      func status(_ key: SigningKey) async throws -> Int {
        try await response(key).status
      }

      func response(_ key: SigningKey) async throws -> HTTPResponse {
        let factory = TokenFactory(
          key: key, issuer: keyServer.baseURL, audience: .string(keyServer.baseURL))
        let token = try factory.token(for: "alice")
        return try await server.client.urgent.send("GET", "/api/alice/tasks", token: token)
      }

      /// Requests with key ids that nobody knows, `count` of them at once.
      func flood(_ count: Int) async throws -> [Int] {
        try await withThrowingTaskGroup { group in
          for index in 0..<count {
            group.addTask {
              try await status(SigningKey(.edDSA, kid: "unknown-\(index)-\(randomText(6))"))
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
      }

      func stop() async throws {
        keyServer.stop()
        try await server.stop()
      }
    }

    private static func scene(
      _ keys: [SigningKey], behaviour: KeyServer.Behaviour = .keys
    ) async throws -> Scene {
      let keyServer = try KeyServer(keys: keys)
      keyServer.behave(behaviour)
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret,
        "BETTER_AUTH_URL": keyServer.baseURL,
      ])
      return Scene(keyServer: keyServer, server: server)
    }

    @Test func `a new key is found without a restart, the old one goes on`() async throws {
      let (old, new) = (try SigningKey(.edDSA, kid: "old"), try SigningKey(.es256, kid: "new"))
      let scene = try await Self.scene([old])
      #expect(try await scene.status(old) == 200)
      try scene.keyServer.publish([new, old])
      let found = try await eventually(within: 60, every: 0.5) {
        #expect(try await scene.status(old) == 200)
        return try await scene.status(new) == 200
      }
      #expect(found)
      try await scene.stop()
    }

    @Test func `a flood of unknown key ids is one fetch per interval`() async throws {
      let key = try SigningKey(.edDSA, kid: "known")
      let scene = try await Self.scene([key])
      #expect(try await scene.status(key) == 200)
      let before = scene.keyServer.requestCount
      let started = monotonicSeconds()
      for _ in 0..<4 {
        let statuses = try await scene.flood(50)
        #expect(statuses.allSatisfy { $0 == 401 }, "\(Set(statuses))")
        #expect(try await scene.status(key) == 200)
      }
      let elapsed = monotonicSeconds() - started
      // The interval is at least ten seconds long; two fetches may fall into a test that takes longer.
      #expect(scene.keyServer.requestCount - before <= 1 + Int(elapsed / 10))
      try await scene.stop()
    }

    @Test func `a flood of unknown key ids hides a new key for one interval at most`() async throws
    {
      let (old, new) = (try SigningKey(.edDSA, kid: "old"), try SigningKey(.es256, kid: "new"))
      let scene = try await Self.scene([old])
      // The first unknown key id takes the fetch of this interval; then the keys change.
      let before = scene.keyServer.requestCount
      let fetched = try await eventually(within: 60, every: 0.2) {
        _ = try await scene.flood(3)
        return scene.keyServer.requestCount > before
      }
      #expect(fetched)
      let changed = monotonicSeconds()
      try scene.keyServer.publish([new, old])
      let found = try await eventually(within: 90, every: 0.2) {
        _ = try await scene.flood(3)
        return try await scene.status(new) == 200
      }
      #expect(found)
      // The interval, and what a loaded machine adds to it.
      #expect(monotonicSeconds() - changed < 30 + 10)
      try await scene.stop()
    }

    @Test func `the last good keys are kept while the key server is down`() async throws {
      let key = try SigningKey(.es512, kid: "good")
      let new = try SigningKey(.ps256, kid: "new")
      let scene = try await Self.scene([key])
      #expect(try await scene.status(key) == 200)
      let behaviours: [KeyServer.Behaviour] = [
        .hangUp, .status(500), .text("<html>"), .status(404),
      ]
      for behaviour in behaviours {
        scene.keyServer.behave(behaviour)
        let statuses = Set(try await scene.flood(5))
        #expect(statuses.isSubset(of: [401, 503]), "\(statuses)")
        #expect(try await scene.status(key) == 200, "\(behaviour)")
      }
      // Past the interval: now the fetch itself has failed, and the key is still good.
      scene.keyServer.behave(.status(500))
      let count = scene.keyServer.requestCount
      let failed = try await eventually(within: 60, every: 0.5) {
        _ = try await scene.flood(1)
        return scene.keyServer.requestCount > count
      }
      #expect(failed, "the key server is asked again")
      #expect(try await scene.status(key) == 200)
      try scene.keyServer.publish([key, new])
      scene.keyServer.behave(.keys)
      #expect(try await eventually(within: 60, every: 0.5) { try await scene.status(new) == 200 })
      try await scene.stop()
    }

    @Test func `a key server that is away at start is found later`() async throws {
      let key = try SigningKey(.rs256, kid: "late")
      let scene = try await Self.scene([key], behaviour: .hangUp)
      let base = scene.keyServer.baseURL
      let secret = TokenFactory(
        key: SigningKey(secret: Array(World.secret.utf8)), issuer: base, audience: .string(base))
      let token = try secret.token(for: "alice")
      let served = try await scene.server.client.urgent.send(
        "GET", "/api/alice/tasks", token: token)
      #expect(served.status == 200, "the shared secret needs no key server")
      let response = try await scene.response(key)
      expectProblem(response, 503, "nobody can tell whether the token is good")
      #expect(response.header("Retry-After") != nil)
      scene.keyServer.behave(.keys)
      #expect(try await eventually(within: 45, every: 0.5) { try await scene.status(key) == 200 })
      try await scene.stop()
    }

    @Test func `a silent key server holds nobody up for long`() async throws {
      let key = try SigningKey(.edDSA, kid: "silent")
      let scene = try await Self.scene([key], behaviour: .silence(90))
      let base = scene.keyServer.baseURL
      let secret = TokenFactory(
        key: SigningKey(secret: Array(World.secret.utf8)), issuer: base, audience: .string(base))
      let token = try secret.token(for: "alice")
      let started = monotonicSeconds()
      let quick = try await scene.server.client.urgent.send("GET", "/api/alice/tasks", token: token)
      #expect(quick.status == 200)
      #expect(monotonicSeconds() - started < 10)
      let asked = monotonicSeconds()
      let response = try await scene.response(key)
      expectProblem(response, 503)
      #expect(monotonicSeconds() - asked < 20)
      try await scene.stop()
    }

    @Test func `key sets with surprises are read for what is good in them`() async throws {
      let key = try SigningKey(.edDSA, kid: "good")
      let scene = try await Self.scene([key])
      let pair = try SigningKey(.es256, kid: "twin")
      let twin = try SigningKey(.es256, kid: "twin")
      let secret = SigningKey(secret: Array(randomText(40).utf8), kid: "oct")
      let keys: [JSON] = [
        try key.publicJWK(), ["kty": "XYZ", "kid": "strange"], ["kty": "OKP", "crv": "X25519"],
        "no object", [:], try pair.publicJWK(), try twin.publicJWK(),
        [
          "kty": "oct", "kid": "oct", "alg": "HS256",
          "k": .string(base64URL(Array(randomText(40).utf8))),
        ],
      ]
      scene.keyServer.publish(keys)
      // Whatever becomes of the rest, the server goes on and the good key works after the refetch.
      let count = scene.keyServer.requestCount
      let fetched = try await eventually(within: 60, every: 0.5) {
        _ = try await scene.flood(1)
        return scene.keyServer.requestCount > count
      }
      #expect(fetched)
      #expect(try await scene.status(key) == 200)
      #expect(try await scene.status(secret) == 401, "a published secret is no secret")
      try await scene.stop()
    }
  }
}
