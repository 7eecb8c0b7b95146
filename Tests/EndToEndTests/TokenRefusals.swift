// Why a token was refused, as an operator finds it in the log and as its sender is told.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct TokenRefusals {
    @Test func `the log at debug has reason, claim, seen and expected, and no token`() async throws
    {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "LOG_LEVEL": "debug",
        "LOG_FORMAT": "json", "JWT_ISSUER": "https://right.example", "JWT_AUDIENCE": "api",
      ])
      let factory = TokenFactory(
        key: SigningKey(secret: Array(World.secret.utf8)), issuer: "https://right.example",
        audience: "api")
      let claims = factory.claims(for: "alice")
      let inner = try factory.token(for: "alice")
      let tokens = [
        try factory.token(claims: claims.with("iss", "https://wrong.example")),
        try factory.token(claims: claims.with("aud", ["web", "app"])),
        try factory.token(claims: claims.with("exp", 1_000)),
        try factory.token(claims: claims.with("iss", .string(inner))),
        try factory.token(claims: claims.with("iss", "two\nlines \u{1B}[31m")),
        try factory.token(claims: claims, header: ["alg": "none"]),
        try TokenFactory(secret: randomText(40)).token(for: "alice"),
      ]
      for token in tokens {
        expectProblem(try await server.client.send("GET", "/api/alice/tasks", token: token), 401)
      }
      try await server.stop()
      let lines = server.standardError.split(separator: "\n").compactMap {
        try? JSON(parsing: Array($0.utf8))
      }.filter { $0["message"]?.string == "token refused" }
      #expect(lines.count == tokens.count)
      let shown = lines.map { line in
        ["claim", "header", "seen", "expected"].map { line[$0]?.string ?? "-" }
      }
      #expect(shown.first == ["iss", "-", "'https://wrong.example'", "'https://right.example'"])
      #expect(shown.dropFirst().first == ["aud", "-", "'web', 'app'", "'api'"])
      #expect(shown.dropFirst(2).first?.prefix(3) == ["exp", "-", "1000"])
      #expect(shown.dropFirst(3).first?[2] == "a text that looks like a token")
      #expect(shown.dropFirst(4).first?[2] == #"'two\u{a}lines \u{1b}[31m'"#)
      #expect(shown.dropFirst(5).first?.prefix(3) == ["-", "alg", "'none'"])
      #expect(shown.last?[3].contains("shared secret") == true)
      #expect(lines.allSatisfy { $0["level"]?.string == "debug" && $0["reason"] != nil })
    }

    @Test func `at info nothing is said about refused tokens`() async throws {
      let user = try await User.new()
      let response = try await user.client.send("GET", user.tasks, token: "opaque")
      expectProblem(response, 401)
      let server = try await World.shared.standardServer()
      #expect(!server.standardError.contains("token refused"))
    }

    @Test(arguments: ["Zt3mJ0Kq7xN2vB8cR5yLw9dF4gH6jP1s", "Zt3mJ0Kq7xN2vB8c.R5yLw9dF4gH6jP1s="])
    func `a session token is answered with what to send instead`(token: String) async throws {
      let user = try await User.new()
      let response = try await user.client.send("GET", user.tasks, token: token)
      expectProblem(response, 401)
      let detail = try #require(try response.json()["detail"]?.string)
      #expect(detail.contains("/api/auth/token"), "\(detail)")
      #expect(!detail.contains(token))
      #expect(response.header("WWW-Authenticate")?.contains("invalid_token") == true)
    }
  }
}
