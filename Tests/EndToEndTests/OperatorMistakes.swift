// What operators get wrong: each setting by name, what to do in one sentence, a non-zero exit, and
// no secret in what is printed. And the commands beside `serve`.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct OperatorMistakes {
    private static let goodSecret = World.secret

    /// A wrong setting and the name that the message must have.
    struct Mistake: Sendable, CustomTestStringConvertible {
      var name: String
      var settings: [String: String?]
      var named: String
      /// Whether it shows only when the database is asked, while the server listens already.
      var isOfDatabase = false
      var testDescription: String { name }

      init(
        _ name: String, _ settings: [String: String?], named: String? = nil,
        isOfDatabase: Bool = false
      ) {
        self.isOfDatabase = isOfDatabase
        self.name = name
        self.settings = settings
        self.named = named ?? settings.keys.sorted().first ?? ""
      }
    }

    static let mistakes = [
      Mistake("no secret", ["BETTER_AUTH_SECRET": nil]),
      Mistake("an empty secret", ["BETTER_AUTH_SECRET": ""]),
      Mistake("a secret of 31 bytes", ["BETTER_AUTH_SECRET": randomText(31)]),
      Mistake("a secret in quotation marks", ["BETTER_AUTH_SECRET": "'\(goodSecret)'"]),
      Mistake("a secret with a line break", ["BETTER_AUTH_SECRET": "\(goodSecret)\n"]),
      Mistake(
        "the secret of Better Auth's source",
        ["BETTER_AUTH_SECRET": "better-auth-secret-12345678901234567890"]),
      Mistake(
        "a secret and a file for it", ["BETTER_AUTH_SECRET_FILE": "/run/secrets/better-auth"],
        named: "BETTER_AUTH_SECRET"),
      Mistake(
        "a file that is not there",
        ["BETTER_AUTH_SECRET": nil, "BETTER_AUTH_SECRET_FILE": "/no/such/file"],
        named: "BETTER_AUTH_SECRET_FILE"),
      Mistake("no database", ["DATABASE_URL": nil]),
      Mistake("an empty database", ["DATABASE_URL": ""]),
      Mistake("no URI", ["DATABASE_URL": "my database"]),
      Mistake("a URI of another database", ["DATABASE_URL": "mysql://u:\(databasePassword)@h/d"]),
      Mistake(
        "an unknown parameter",
        ["DATABASE_URL": "postgresql://u:\(databasePassword)@127.0.0.1/d?nonsense=1"]),
      Mistake(
        "parameters of Prisma",
        [
          "DATABASE_URL":
            "postgresql://u:\(databasePassword)@127.0.0.1/d?schema=public&pgbouncer=true"
        ]),
      Mistake(
        "a database with a line break",
        ["DATABASE_URL": "postgresql://u:\(databasePassword)@127.0.0.1/d\n"]),
      Mistake(
        "nobody listens there",
        ["DATABASE_URL": "postgresql://u:\(databasePassword)@127.0.0.1:1/d"], isOfDatabase: true),
      Mistake(
        "no such host",
        ["DATABASE_URL": "postgresql://u:\(databasePassword)@no-such-host.invalid/d"],
        isOfDatabase: true),
      Mistake("a word for a port", ["PORT": "eight thousand"]),
      Mistake("a port too high", ["PORT": "70000"]),
      Mistake("a negative port", ["PORT": "-1"]),
      Mistake("an asterisk for an address", ["HOST": "*"]),
      Mistake("a default port in an origin", ["CORS_ORIGINS": "https://app.example.com:443"]),
      Mistake("a wildcard in an origin", ["CORS_ORIGINS": "https://*.vercel.app"]),
      Mistake("no address", ["HOST": "no-such-host.invalid"]),
      Mistake("an unknown log level", ["LOG_LEVEL": "loud"]),
      Mistake("a wildcard origin", ["CORS_ORIGINS": "*"]),
      Mistake("an origin without a scheme", ["CORS_ORIGINS": "todo.example"]),
      Mistake("an origin with a path", ["CORS_ORIGINS": "https://a.example,https://b.example/app"]),
      Mistake("an origin with a space", ["CORS_ORIGINS": "https://a.example https://b.example"]),
      Mistake("an origin in capitals", ["CORS_ORIGINS": "https://Todo.example"]),
      Mistake("an origin with a port too high", ["CORS_ORIGINS": "https://todo.example:99999"]),
      Mistake("a key set over FTP", ["JWKS_URL": "ftp://keys.example/jwks"]),
      Mistake("no key set URL", ["JWKS_URL": "nonsense"]),
      Mistake("no Better Auth URL", ["BETTER_AUTH_URL": "todo.example"]),
      Mistake("a URL without a host", ["BETTER_AUTH_URL": "https:///path"]),
      Mistake("no viewer", ["DOCS": "on", "DOCS_VIEWER": "/no/such/folder"]),
      Mistake("a word for the documentation", ["DOCS": "true"]),
      Mistake("no connections", ["DATABASE_POOL_SIZE": "0"]),
      Mistake("a word for connections", ["DATABASE_POOL_SIZE": "many"]),
      Mistake("a word for a time", ["DATABASE_STATEMENT_TIMEOUT_MS": "2s"]),
      Mistake("a negative time", ["DATABASE_CONNECT_TIMEOUT_MS": "-5"]),
    ]

    @Test(arguments: mistakes)
    func `a wrong setting is named, with what to do`(mistake: Mistake) async throws {
      let database = try await World.shared.newDatabase()
      var settings = [
        "BETTER_AUTH_SECRET": Self.goodSecret, "DATABASE_URL": database.url, "PORT": "0",
      ]
      for (name, value) in mistake.settings { settings[name] = value }
      let result = try await ServerProcess.run(["serve"], settings: settings)
      let all = result.standardOutput + result.standardError
      #expect(result.status > 0, "exit status \(result.status)")
      #expect(result.standardError.contains(mistake.named), "\(all)")
      let lines = result.standardError.split(separator: "\n")
      #expect((1...4).contains(lines.count), "a sentence, no flood: \(all)")
      #expect(lines.contains { $0.contains(mistake.named) && $0.split(separator: " ").count >= 6 })
      for secret in [Self.goodSecret, databasePassword, settings["BETTER_AUTH_SECRET"] ?? ""]
      where secret.utf8.count > 8 {
        #expect(!all.contains(secret), "no secret is printed")
      }
      #expect(!all.contains("Fatal error") && !all.contains("Swift/"), "\(all)")
      #expect(all.contains("listening on") == mistake.isOfDatabase, "\(all)")
    }

    @Test func `a port in use is named`() async throws {
      let listener = try TCPListener()
      let database = try await World.shared.newDatabase()
      // Several times: what the loops of the failed server still hold must not speak up at its end.
      for _ in 0..<6 {
        let result = try await ServerProcess.run(
          ["serve"],
          settings: [
            "BETTER_AUTH_SECRET": Self.goodSecret, "DATABASE_URL": database.url,
            "HOST": "127.0.0.1", "PORT": "\(listener.port)", "LOG_LEVEL": "error",
          ])
        #expect(result.status > 0)
        let lines = result.standardError.split(separator: "\n")
        #expect(lines.count == 1 && result.standardError.contains("PORT"), "\(lines)")
        #expect(result.standardError.contains("\(listener.port)"))
      }
    }

    @Test(arguments: [false, true])
    func `a database that takes no writes is named`(hasSchema: Bool) async throws {
      let database = try await World.shared.newDatabase()
      var settings = [
        "BETTER_AUTH_SECRET": Self.goodSecret, "DATABASE_URL": database.url,
        "HOST": "127.0.0.1", "PORT": "0", "LOG_LEVEL": "error",
      ]
      if hasSchema {
        #expect(try await ServerProcess.run(["migrate"], settings: settings).status == 0)
      }
      let option = "options=-c%20default_transaction_read_only%3Don"
      settings["DATABASE_URL"] = database.url + (database.url.contains("?") ? "&" : "?") + option
      let result = try await ServerProcess.run(["serve"], settings: settings)
      #expect(result.status == 1)
      let lines = result.standardError.split(separator: "\n")
      #expect(lines.count == 1 && result.standardError.contains("takes no writes"), "\(lines)")
      #expect(!result.standardError.contains("row-level security"), "\(lines)")
    }

    @Test func `a database that never answers is given up in time`() async throws {
      // It accepts connections and says nothing.
      let listener = try TCPListener()
      let started = monotonicSeconds()
      let result = try await ServerProcess.run(
        ["serve"],
        settings: [
          "BETTER_AUTH_SECRET": Self.goodSecret, "PORT": "0",
          "DATABASE_URL": "postgresql://u@127.0.0.1:\(listener.port)/d",
          "DATABASE_CONNECT_TIMEOUT_MS": "2000",
        ])
      #expect(result.status > 0)
      #expect(result.standardError.contains("DATABASE_URL"), "\(result.standardError)")
      #expect(monotonicSeconds() - started < 30)
    }

    @Test func `empty optional settings are as if they were not set`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": Self.goodSecret, "CORS_ORIGINS": "",
        "JWKS_URL": "", "BETTER_AUTH_URL": "", "JWT_ISSUER": "", "JWT_AUDIENCE": "",
        "LOG_LEVEL": "", "DATABASE_POOL_SIZE": "",
      ])
      let user = try User(id: "alice", on: server)
      #expect(try await user.titles() == [])
      try await server.stop()
    }

    @Test func `secret and database may stand in files`() async throws {
      let database = try await World.shared.newDatabase()
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("secrets-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      var settings: [String: String] = [:]
      for (name, value) in [
        ("BETTER_AUTH_SECRET_FILE", Self.goodSecret), ("DATABASE_URL_FILE", database.url),
      ] {
        let file = folder.appendingPathComponent(name)
        try Data("\(value)\n".utf8).write(to: file)
        settings[name] = file.path
      }
      let server = try await ServerProcess.serve(settings: settings)
      let user = try User(id: "alice", on: server)
      #expect(try await user.titles() == [])
      try await server.stop()
      #expect(!server.output.contains(Self.goodSecret))
      #expect(!server.output.contains(databasePassword))
    }

    @Test func `check tells whether the server answers`() async throws {
      let server = try await World.shared.standardServer()
      let settings = ["HOST": "0.0.0.0", "PORT": "\(server.port)"]
      // `health` is what `check` was called before.
      for command in ["check", "health"] {
        let healthy = try await ServerProcess.run([command], settings: settings)
        #expect(healthy.status == 0, "\(healthy.standardError)")
        let asked = "http://127.0.0.1:\(server.port)/livez"
        #expect(healthy.standardOutput == "healthy: \(asked) answered 200\n")
      }
      let ready = try await ServerProcess.run(["check", "--ready"], settings: settings)
      #expect(ready.status == 0, "\(ready.standardError)")
      #expect(ready.standardOutput.contains("/readyz answered 200"))
      let port = try PostgreSQLCluster.freePort()
      let away = try await ServerProcess.run(["check"], settings: ["PORT": "\(port)"])
      #expect(away.status > 0)
      #expect(away.standardError.contains("127.0.0.1:\(port)"), "\(away.standardError)")
    }

    @Test func `migrate makes the schema and may be repeated`() async throws {
      let database = try await World.shared.newDatabase()
      for _ in 0..<2 {
        let result = try await ServerProcess.run(
          ["migrate"], settings: ["DATABASE_URL": database.url])
        #expect(result.status == 0, "\(result.standardError)")
        #expect(result.standardError.contains("Row-level security holds for"))
      }
      let (cluster, name) = (database.cluster, database.name)
      let forced = try await onThread {
        try cluster.sql(
          "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = 'tasks'",
          database: name)
      }
      #expect(forced == "t")
      let away = try await ServerProcess.run(
        ["migrate"], settings: ["DATABASE_URL": "postgresql://u@127.0.0.1:1/d"])
      #expect(away.status > 0)
      #expect(away.standardError.contains("DATABASE_URL"))
    }

    @Test func `token prints a token that works, and nothing else`() async throws {
      let settings = ["BETTER_AUTH_SECRET": World.secret]
      let result = try await ServerProcess.run(
        ["token", "--sub", "auth0|a b/c", "--ttl", "1h"], settings: settings)
      #expect(result.status == 0, "\(result.standardError)")
      let token = result.standardOutput.trimmingCharacters(in: .newlines)
      #expect(token.split(separator: ".").count == 3)
      #expect(result.standardError.contains("'auth0|a b/c', good for 3600 seconds"))
      #expect(!result.standardError.contains(token) && !result.standardError.contains(World.secret))
      let user = try await User.new("auth0|a b/c")
      let response = try await user.client.send("GET", user.tasks, token: token)
      #expect(response.status == 200)
      for arguments in [
        ["token"], ["token", "--sub", ""], ["token", "--sub", "a", "--ttl", "soon"],
        ["token", "--sub", "a", "--ttl", "-1h"], ["token", "--sub", "a", "--ttl", "0s"],
      ] {
        let refused = try await ServerProcess.run(arguments, settings: settings)
        #expect(refused.status > 0, "\(arguments)")
        #expect(!refused.standardOutput.contains("eyJ"), "\(arguments)")
      }
      let noSecret = try await ServerProcess.run(["token", "--sub", "a"], settings: [:])
      #expect(noSecret.status > 0)
      #expect(noSecret.standardError.contains("BETTER_AUTH_SECRET"))
    }

    @Test func `the version names the contract and the commit`() async throws {
      let result = try await ServerProcess.run(["--version"], settings: [:])
      #expect(result.status == 0)
      let line = result.standardOutput
      #expect(line.hasPrefix("todo-server 1.0.0 (contract Todo API 1.0.0, commit "), "\(line)")
      #expect(try /([0-9a-f]{40}|unknown)\)\n$/.firstMatch(in: line) != nil, "\(line)")
    }

    @Test func `help helps`() async throws {
      let result = try await ServerProcess.run(["--help"], settings: [:])
      #expect(result.status == 0)
      for word in ["serve", "migrate", "token", "check"] {
        #expect(result.standardOutput.contains(word))
      }
      let serve = try await ServerProcess.run(["serve", "--help"], settings: [:])
      #expect(serve.status == 0)
      for name in ["DATABASE_URL", "BETTER_AUTH_SECRET", "PORT", "CORS_ORIGINS", "JWKS_URL"] {
        #expect((result.standardOutput + serve.standardOutput).contains(name), "\(name)")
      }
      for arguments in [["sereve"], ["serve", "--no-such-option"], ["migrate", "now"]] {
        let refused = try await ServerProcess.run(arguments, settings: [:])
        #expect(refused.status > 0)
        #expect(!refused.standardError.isEmpty)
      }
    }

    @Test func `requests are logged one line each, without ids, paths or tokens`() async throws {
      let database = try await World.shared.newDatabase()
      let server = try await ServerProcess.serve(settings: [
        "DATABASE_URL": database.url, "BETTER_AUTH_SECRET": World.secret, "LOG_LEVEL": "trace",
      ])
      let user = try User(id: "canary-\(randomText(8))", on: server)
      let response = try await user.send("GET", user.tasks + "?token=\(user.token)")
      let id = try #require(response.header("X-Request-Id"))
      let number = try await user.create("secret plans")
      _ = try await user.send("GET", "/api/somebody/tasks")
      _ = try await user.client.send("GET", user.tasks, token: "not.a.token")
      _ = try await user.send("GET", user.task(number))
      try await server.stop()
      let lines = server.output.split(separator: "\n")
      let line = lines.filter { $0.contains(id) }
      #expect(line.count == 1, "\(line)")
      #expect(line.first?.contains("/api/{user_id}/tasks") == true, "\(line)")
      #expect(line.first?.contains("200") == true)
      #expect(!server.output.contains("secret plans"))
      // Written to a file, each line is a JSON object.
      let texts = lines.filter { !$0.hasPrefix("listening on") }
      for text in texts { #expect((try? JSON(parsing: Array(text.utf8))) != nil, "\(text)") }
    }
  }
}
