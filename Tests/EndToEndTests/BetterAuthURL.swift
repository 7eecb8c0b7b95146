// BETTER_AUTH_URL as Better Auth itself takes it, with and without a path, beside a shared secret
// whose tokens know nothing of it.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct BetterAuthURL {
    private func status(
      _ server: ServerProcess, _ factory: TokenFactory,
      _ claims: [(name: String, value: JSON)]? = nil
    ) async throws -> Int {
      let token = try factory.token(claims: claims ?? factory.claims(for: "alice"))
      let response = try await server.client.send("GET", "/api/alice/tasks", token: token)
      if response.status != 200 { expectProblem(response, 401) }
      return response.status
    }

    @Test(arguments: ["", "/", "/api/auth", "/api/auth/", "/sign-in"])
    func `the key set is below the path, the issuer is the origin`(path: String) async throws {
      let key = try SigningKey(.edDSA, kid: "k")
      let keyServer = try KeyServer(
        keys: [key], path: path == "/sign-in" ? "/sign-in/jwks" : KeyServer.path)
      let origin = keyServer.baseURL
      let server = try await World.shared.server("path \(path)") {
        ["BETTER_AUTH_SECRET": World.secret, "BETTER_AUTH_URL": origin + path]
      }
      let party = { (text: String) in
        TokenFactory(key: key, issuer: text, audience: .string(text))
      }
      #expect(try await status(server, party(origin)) == 200)
      // What a configuration of Better Auth that repeats the variable writes.
      #expect(try await status(server, party(origin + path)) == 200)
      #expect(try await status(server, party(origin + "/other")) == 401)
      #expect(try await status(server, TokenFactory(key: key)) == 401)
      keyServer.stop()
    }

    @Test func `tokens of the shared secret need no issuer and no audience of Better Auth`()
      async throws
    {
      let keyServer = try KeyServer(keys: [SigningKey(.edDSA, kid: "k")])
      let base = keyServer.baseURL
      let derived = try await World.shared.server("derived") {
        ["BETTER_AUTH_SECRET": World.secret, "BETTER_AUTH_URL": base]
      }
      let factory = TokenFactory(secret: World.secret)
      let claims = factory.claims(for: "alice")
      #expect(try await status(derived, factory) == 200)
      #expect(try await status(derived, factory, claims.with("iss", "todo-frontend")) == 200)
      #expect(try await status(derived, factory, claims.with("aud", ["todo-api"])) == 200)
      #expect(
        try await status(derived, factory, claims.with("aud", "better-auth:session-cache")) == 401)
      #expect(try await status(derived, TokenFactory(secret: randomText(40))) == 401)
      let explicit = try await World.shared.server("explicit issuer") {
        [
          "BETTER_AUTH_SECRET": World.secret, "BETTER_AUTH_URL": base,
          "JWT_ISSUER": "todo-frontend",
        ]
      }
      #expect(try await status(explicit, factory) == 401)
      #expect(try await status(explicit, factory, claims.with("iss", "todo-frontend")) == 200)
      keyServer.stop()
    }
  }
}
