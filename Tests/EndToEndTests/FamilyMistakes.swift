// The mistakes that real backends of this app's family make, one test each, where no other suite
// has it already. Elsewhere: 403 for another's task (AccessMatrix), body before ownership (AccessMatrix), exp not
// required (AccessMatrix), `Bearer Bearer` (AccessMatrix), no check on one route (AccessMatrix),
// tokens in logs (every server's stop), allow_origins * (CORS), default secrets (OperatorMistakes).

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct FamilyMistakes {
    @Test func `another claim is not preferred over sub, nor stands in for it`() async throws {
      let (victim, intruder) = (try await User.new(), try await User.new())
      try await victim.create("Private")
      let factory = TokenFactory(secret: World.secret)
      let names = ["id", "user_id", "userId", "uid", "email", "username", "name", "user"]
      for name in names {
        let value: JSON = name == "user" ? ["id": .string(victim.id)] : .string(victim.id)
        let both = try factory.token(claims: factory.claims(for: intruder.id).with(name, value))
        let response = try await victim.client.send("GET", victim.tasks, token: both)
        expectProblem(response, 403, "\(name) beside sub")
        let own = try await victim.client.send("GET", intruder.tasks, token: both)
        #expect(own.status == 200, "\(name) beside sub")
        let alone = try factory.token(
          claims: factory.claims(for: victim.id).with("sub", nil).with(name, value))
        let refused = try await victim.client.send("GET", victim.tasks, token: alone)
        expectProblem(refused, 401, "\(name) instead of sub")
      }
    }

    @Test func `of two subs the token is refused or the last one counts for all`() async throws {
      let (victim, intruder) = (try await User.new(), try await User.new())
      let factory = TokenFactory(secret: World.secret)
      let exp = TokenFactory.now + 600
      for (first, last) in [(victim.id, intruder.id), (intruder.id, victim.id)] {
        let token = try factory.token(
          payload: #"{"sub":"\#(first)","exp":\#(exp),"sub":"\#(last)"}"#)
        let target = "/api/\(first)/tasks"
        let response = try await victim.client.send("GET", target, token: token)
        #expect([401, 403].contains(response.status))
      }
    }

    @Test func `a mismatch is 403, a missing token 401, neither is a 500`() async throws {
      let (victim, intruder) = (try await User.new(), try await User.new())
      let mismatch = try await intruder.send(
        "GET", victim.tasks, headers: [(name: "Origin", value: World.origin)])
      expectProblem(mismatch, 403)
      #expect(mismatch.header("Access-Control-Allow-Origin") == World.origin)
      let missing = try await victim.client.send(
        "GET", victim.tasks, headers: [(name: "Origin", value: World.origin)])
      expectProblem(missing, 401)
      #expect(missing.header("Access-Control-Allow-Origin") == World.origin)
    }

    @Test(arguments: [
      "X-User-ID", "X-User-Id", "X-Forwarded-User", "X-Authenticated-User", "X-Remote-User",
      "X-Auth-Request-User", "Cookie", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override",
    ])
    func `no other header says who somebody is`(header: String) async throws {
      let victim = try await User.new()
      let intruder = try await User.new()
      try await victim.create("Private")
      let values = [
        victim.id, victim.tasks, "better-auth.session_token=\(victim.token)",
        "user_id=\(victim.id); token=\(victim.token)", "DELETE",
      ]
      for value in values {
        let headers = [(name: header, value: value)]
        expectProblem(try await victim.client.send("GET", victim.tasks, headers: headers), 401)
        expectProblem(try await intruder.send("GET", victim.tasks, headers: headers), 403)
        let own = try await intruder.send("GET", intruder.tasks, headers: headers)
        #expect(own.status == 200)
        #expect(own.text == "[]")
      }
    }

    @Test func `a token in the query or the body is no token`() async throws {
      let user = try await User.new()
      for query in ["access_token", "token", "jwt", "auth"] {
        let response = try await user.client.send("GET", "\(user.tasks)?\(query)=\(user.token)")
        expectProblem(response, 401)
      }
      let body = #"{"title":"a","access_token":"\#(user.token)"}"#
      expectProblem(try await user.client.send("POST", user.tasks, json: body), 401)
    }

    @Test func `no text that a client sends reaches an error as SQL`() async throws {
      let user = try await User.new()
      let number = try await user.create("Kept")
      let bodies = [
        #"{"title":null}"#, #"{"title":"\u0000"}"#, #"{"title":"a","description":"\u0000"}"#,
        #"{"completed":null}"#, #"{"title":{}}"#,
      ]
      for body in bodies {
        for (method, target) in [("POST", user.tasks), ("PUT", user.task(number))] {
          let response = try await user.send(method, target, json: body)
          #expect(response.status < 500, "\(body)")
          for word in [
            "SELECT", "INSERT", "UPDATE ", "postgres", "sqlalchemy", "Traceback", "libpq",
          ] {
            #expect(!response.text.contains(word), "\(response.text)")
          }
        }
      }
    }

    @Test(arguments: [
      "/debug", "/debug/token", "/api/debug", "/api/test", "/test", "/docs/token", "/redoc",
      "/admin",
      "/api/users", "/api/auth/token", "/api/login", "/token", "/env", "/config", "/internal",
      "/api/tasks", "/tasks/1", "/api/v1/users", "/_status", "/actuator", "/swagger",
    ])
    func `there is no route beside the contract's`(path: String) async throws {
      let user = try await User.new()
      for method in ["GET", "POST"] {
        expectProblem(try await user.send(method, path, json: "{}"), 404)
      }
    }

    @Test func `no setting switches signatures off`() async throws {
      let settings = [
        "TESTING": "1", "TEST_MODE": "true", "DEBUG": "1", "ENVIRONMENT": "test",
        "NODE_ENV": "test", "SKIP_AUTH": "true", "DISABLE_AUTH": "1", "APP_ENV": "development",
        "AUTH_DISABLED": "true", "JWT_VERIFY": "false", "INSECURE": "1",
      ]
      let server = try await World.shared.server("test mode") {
        settings.merging(["BETTER_AUTH_SECRET": World.secret]) { $1 }
      }
      let forged = try TokenFactory(secret: randomText(40)).token(for: "alice")
      let response = try await server.client.send("GET", "/api/alice/tasks", token: forged)
      expectProblem(response, 401)
      expectProblem(try await server.client.send("GET", "/api/alice/tasks"), 401)
    }

    @Test func `exp is compared in UTC, to the second`() async throws {
      let server = try await World.shared.server("far away") {
        ["BETTER_AUTH_SECRET": World.secret, "TZ": "Pacific/Kiritimati"]
      }
      let user = try User(id: "alice", on: server).urgent
      let factory = TokenFactory(secret: World.secret)
      for (seconds, status) in [(300, 200), (-90, 401), (-3600, 401), (-13 * 3600, 401)] {
        let token = try factory.token(for: "alice", lifetimeSeconds: Int64(seconds))
        let response = try await user.client.send("GET", user.tasks, token: token)
        #expect(response.status == status, "exp in \(seconds) s")
      }
      let task = try await user.read(user.create("in UTC"))
      let text = try #require(task["created_at"]?.string)
      let date = try Date(String(text.prefix(19)) + "Z", strategy: .iso8601)
      #expect(abs(date.timeIntervalSinceNow) < 60, "\(text)")
    }

    @Test func `what searches the servers' output would find a token and a secret`() throws {
      let token = try TokenFactory(secret: World.secret).token(for: "alice")
      for line in ["Bearer \(token)", "{\"message\":\"\(token)\"}", "x=\(token.prefix(40))"] {
        #expect(SecretScan.findings(in: "a\n\(line)\nb", secrets: []).count == 1, "\(line)")
      }
      #expect(SecretScan.findings(in: "key \(World.secret)", secrets: [World.secret]).count == 1)
      #expect(SecretScan.findings(in: "eyJ alone, and eyes", secrets: [World.secret]).isEmpty)
    }

    @Test func `no secret stands in the sources`() async throws {
      let folder = PackageFolder.url
      let known = [
        "your-secret-key", "changeme", "better-auth-secret", "super-secret", "dev-secret",
      ]
      let sources = folder.appendingPathComponent("Sources")
      let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
      var count = 0
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        count += 1
        let text = try String(contentsOf: file, encoding: .utf8).lowercased()
        for secret in known { #expect(!text.contains(secret), "\(file.lastPathComponent)") }
      }
      #expect(count > 20)
    }

    @Test func `well-known secrets do not open the door`() async throws {
      let user = try await User.new()
      let known = [
        "", "secret", "changeme", "your-secret-key-change-in-production",
        "better-auth-secret-123456789", "your-256-bit-secret", "development-secret-key",
        "default-secret-key-please-change-in-production",
      ]
      for secret in known {
        let token = try TokenFactory(secret: secret).token(for: user.id)
        expectProblem(try await user.client.send("GET", user.tasks, token: token), 401)
      }
    }
  }
}
