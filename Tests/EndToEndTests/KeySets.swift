// Tokens that are verified with a published key set: every algorithm, issuer and audience, and the
// attacks that play one key type against another. The key server is a real one, over HTTP.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct KeySets {
    private static let keys = try? TestAlgorithm.allCases.filter { $0 != .hs256 }.map {
      try SigningKey($0, kid: "kid-\($0.rawValue)")
    }

    /// A user of the server that trusts the keys, and factories for tokens of each key.
    private struct Scene {
      var keys: [SigningKey]
      var base: String
      var client: HTTPClient
      var keyServer: KeyServer

      func key(_ algorithm: TestAlgorithm) throws -> SigningKey {
        try #require(keys.first { $0.algorithm == algorithm })
      }

      func factory(_ key: SigningKey) -> TokenFactory {
        TokenFactory(key: key, issuer: base, audience: .string(base))
      }

      func status(_ token: String, _ id: String = "alice") async throws -> Int {
        let response = try await client.send("GET", "/api/\(id)/tasks", token: token)
        if response.status == 401 { expectProblem(response, 401) }
        return response.status
      }
    }

    private static func scene() async throws -> Scene {
      let keys = try #require(Self.keys)
      let (server, keyServer) = try await World.shared.keySetServer(keys)
      return Scene(
        keys: keys, base: keyServer.baseURL, client: server.client, keyServer: keyServer)
    }

    @Test(arguments: TestAlgorithm.allCases.filter { $0 != .hs256 })
    func `each algorithm of Better Auth is accepted`(algorithm: TestAlgorithm) async throws {
      let scene = try await Self.scene()
      let factory = scene.factory(try scene.key(algorithm))
      let id = "user-\(randomText(8))"
      let token = try factory.token(for: id)
      #expect(try await scene.status(token, id) == 200)
      #expect(try await scene.status(token, "x\(id)") == 403)
      let created = try await scene.client.send(
        "POST", "/api/\(id)/tasks", token: token, json: #"{"title":"signed"}"#)
      #expect(created.status == 201)
      #expect(try await scene.status(factory.token(for: id, lifetimeSeconds: -60), id) == 401)
      let typed = try factory.token(
        claims: factory.claims(for: id),
        header: [
          "alg": .string(algorithm.rawValue), "kid": .string(factory.key.kid ?? ""), "typ": "JWT",
        ])
      #expect(try await scene.status(typed, id) == 200)
    }

    @Test func `Ed25519 is another name of EdDSA`() async throws {
      let scene = try await Self.scene()
      let key = try scene.key(.edDSA)
      let factory = scene.factory(key)
      let token = try factory.token(
        claims: factory.claims(for: "alice"),
        header: ["alg": "Ed25519", "kid": .string(key.kid ?? "")])
      #expect(try await scene.status(token) == 200)
    }

    @Test func `the shared secret still works beside the key set`() async throws {
      let scene = try await Self.scene()
      let factory = scene.factory(SigningKey(secret: Array(World.secret.utf8)))
      #expect(try await scene.status(factory.token(for: "alice")) == 200)
      // What BETTER_AUTH_URL says is about Better Auth's tokens, not about those of the secret.
      let bare = try TokenFactory(secret: World.secret).token(for: "alice")
      #expect(try await scene.status(bare) == 200)
    }

    @Test func `no key verifies an algorithm of another type`() async throws {
      let scene = try await Self.scene()
      for signer in scene.keys {
        for other in scene.keys where other.algorithm != signer.algorithm {
          let factory = scene.factory(signer)
          // The signer's algorithm with the other's kid, and the other way round.
          for (alg, kid) in [(signer, other), (other, signer), (other, other)] {
            let token = try factory.token(
              claims: factory.claims(for: "alice"),
              header: ["alg": .string(alg.algorithm.rawValue), "kid": .string(kid.kid ?? "")])
            let name = "\(signer.algorithm) as \(alg.algorithm) under \(kid.algorithm)"
            #expect(try await scene.status(token) == 401, "\(name)")
          }
        }
      }
    }

    @Test func `a public key is no shared secret`() async throws {
      let scene = try await Self.scene()
      let (rsa, ed) = (try scene.key(.rs256), try scene.key(.edDSA))
      let secrets: [(String, [UInt8], String?)] = [
        ("PEM of RSA", try rsa.publicPEM(), rsa.kid),
        ("PEM without its last newline", try rsa.publicPEM().dropLast(), rsa.kid),
        ("raw Ed25519 key", try ed.rawPublicKey(), ed.kid),
        ("the key's JSON", Array(try ed.publicJWK().text.utf8), ed.kid),
        ("the x member", Array((try ed.publicJWK()["x"]?.string ?? "").utf8), ed.kid),
        ("nothing", [], rsa.kid), ("one zero byte", [0], nil),
      ]
      for (name, secret, kid) in secrets {
        for kid in [kid, nil] {
          let factory = scene.factory(SigningKey(secret: secret, kid: kid))
          #expect(try await scene.status(factory.token(for: "alice")) == 401, "\(name)")
        }
      }
    }

    @Test func `headers that bring or name a key of their own are not followed`() async throws {
      let scene = try await Self.scene()
      let stranger = try SigningKey(.edDSA, kid: "stranger")
      let factory = scene.factory(stranger)
      let trap = scene.keyServer.baseURL + "/trap"
      let known = try scene.key(.edDSA).kid ?? ""
      let headers: [JSON] = [
        ["alg": "EdDSA", "kid": .string(known)],
        ["alg": "EdDSA", "kid": .string(known), "jku": .string(trap)],
        ["alg": "EdDSA", "kid": "stranger", "jku": .string(trap)],
        ["alg": "EdDSA", "kid": .string(known), "x5u": .string(trap)],
        ["alg": "EdDSA", "jwk": try stranger.publicJWK()],
        ["alg": "EdDSA", "kid": .string(known), "jwk": try stranger.publicJWK()],
        ["alg": "EdDSA", "kid": "../../../dev/null"], ["alg": "EdDSA", "kid": ""],
        ["alg": "EdDSA", "kid": "' OR 1=1 --"], ["alg": "EdDSA", "kid": 7],
        ["alg": "EdDSA", "kid": [.string(known)]],
      ]
      for header in headers {
        let token = try factory.token(claims: factory.claims(for: "alice"), header: header)
        #expect(try await scene.status(token) == 401, "\(header.text)")
      }
      #expect(!scene.keyServer.requestedTargets.contains { $0.contains("trap") })
    }

    @Test func `issuer and audience default to the base URL`() async throws {
      let scene = try await Self.scene()
      let factory = scene.factory(try scene.key(.edDSA))
      let claims = factory.claims(for: "alice")
      let base = scene.base
      let good: [(String, JSON?)] = [
        ("aud", .string(base)), ("aud", [.string(base)]), ("aud", ["other", .string(base)]),
      ]
      for (name, value) in good {
        let token = try factory.token(claims: claims.with(name, value))
        #expect(try await scene.status(token) == 200, "\(name) \(value?.text ?? "absent")")
      }
      let bad: [(String, JSON?)] = [
        ("iss", nil), ("iss", "https://other.example"), ("iss", .string(base + "/")),
        ("iss", .string(String(base.dropLast()))), ("iss", [.string(base)]), ("iss", JSON.null),
        ("iss", .string(base.uppercased())), ("aud", nil), ("aud", JSON.null), ("aud", []),
        ("aud", ["other"]), ("aud", "other"), ("aud", [[.string(base)]]), ("aud", [1]),
        ("aud", .string(base + "/")), ("aud", "better-auth:session-cache"),
        ("aud", [.string(base), "better-auth:session-cache"]),
      ]
      for (name, value) in bad {
        let token = try factory.token(claims: claims.with(name, value))
        #expect(try await scene.status(token) == 401, "\(name) \(value?.text ?? "absent")")
      }
    }

    @Test func `JWT_ISSUER and JWT_AUDIENCE override, for either kind of key`() async throws {
      let scene = try await Self.scene()
      let jwks = scene.base + KeyServer.path
      let server = try await World.shared.server("overrides") {
        [
          "BETTER_AUTH_SECRET": World.secret, "BETTER_AUTH_URL": "http://127.0.0.1:9",
          "JWKS_URL": jwks, "JWT_ISSUER": "https://issuer.example", "JWT_AUDIENCE": "api",
        ]
      }
      for key in [try scene.key(.es256), SigningKey(secret: Array(World.secret.utf8))] {
        var factory = TokenFactory(key: key, issuer: "https://issuer.example", audience: "api")
        let good = try factory.token(for: "alice")
        #expect(try await server.client.send("GET", "/api/alice/tasks", token: good).status == 200)
        factory.issuer = "http://127.0.0.1:9"
        let bad = try factory.token(for: "alice")
        expectProblem(try await server.client.send("GET", "/api/alice/tasks", token: bad), 401)
        factory = TokenFactory(key: key, issuer: "https://issuer.example", audience: "web")
        let other = try factory.token(for: "alice")
        expectProblem(try await server.client.send("GET", "/api/alice/tasks", token: other), 401)
      }
    }

    @Test func `without configuration a token may carry any issuer and audience`() async throws {
      let user = try await User.new()
      let factory = TokenFactory(secret: World.secret)
      for (name, value) in [
        ("aud", "anything"), ("aud", ["a", "b"]), ("iss", "https://somewhere.example"),
      ] as [(String, JSON)] {
        let token = try factory.token(claims: factory.claims(for: user.id).with(name, value))
        #expect(try await user.client.send("GET", user.tasks, token: token).status == 200)
      }
    }
  }
}
