// Environment variables in, settings or one sentence for the operator out.
import Foundation
import Testing

@testable import TodoServer

private let secret = "0123456789abcdef0123456789abcdef"

private func environment(_ variables: [String: String]) -> Environment {
  Environment { variables[$0] }
}

private func settings(_ variables: [String: String]) throws -> Settings {
  let base = ["DATABASE_URL": "postgresql://localhost/todo", "BETTER_AUTH_SECRET": secret]
  return try Settings(environment(base.merging(variables) { $1 }))
}

@Suite("Settings")
struct SettingsTests {
  @Test("what is not set has its default")
  func defaults() throws {
    let settings = try settings([:])
    #expect(settings.host == "127.0.0.1")
    #expect(settings.port == 8000)
    #expect(settings.database.poolSize == 8)
    #expect(settings.database.connectTimeoutMilliseconds == 5_000)
    #expect(settings.database.statementTimeoutMilliseconds == 5_000)
    #expect(settings.cors.allowedOrigins.isEmpty)
    #expect(settings.token.keySetURL == nil)
    #expect(settings.token.issuer == nil)
    #expect(settings.token.keySetParties.isEmpty)
    #expect(settings.log.level == "info")
  }

  /// Better Auth serves a base URL with a path at that path, one without at /api/auth; `iss` and
  /// `aud` are the origin, or what its configuration repeats of the variable.
  @Test(
    "the base URL of Better Auth gives key set, issuer and audience",
    arguments: [
      ("https://app.example.com", "https://app.example.com/api/auth/jwks", false),
      ("https://app.example.com/", "https://app.example.com/api/auth/jwks", true),
      ("https://app.example.com//", "https://app.example.com/api/auth/jwks", true),
      ("https://app.example.com/api/auth", "https://app.example.com/api/auth/jwks", true),
      ("https://app.example.com/api/auth/", "https://app.example.com/api/auth/jwks", true),
      ("https://app.example.com/sign-in", "https://app.example.com/sign-in/jwks", true),
      ("https://App.Example.com:443", "https://app.example.com/api/auth/jwks", true),
    ])
  func betterAuth(base: String, keySet: String, hasWritten: Bool) throws {
    let token = try settings(["BETTER_AUTH_URL": base]).token
    #expect(token.keySetURL?.logged == keySet)
    #expect(token.keySetSetting == "BETTER_AUTH_URL")
    #expect(token.keySetParties == ["https://app.example.com"] + (hasWritten ? [base] : []))
    #expect(token.issuer == nil && token.audiences.isEmpty, "not asked of the secret's tokens")
  }

  @Test("what is told apart overrides the base URL")
  func overrides() throws {
    let token = try settings([
      "BETTER_AUTH_URL": "https://app.example.com", "JWKS_URL": "http://keys:3000/jwks",
      "JWT_ISSUER": "issuer", "JWT_AUDIENCE": "one, two,",
    ]).token
    #expect(token.keySetURL?.logged == "http://keys:3000/jwks")
    #expect(token.keySetSetting == "JWKS_URL")
    #expect(token.issuer == "issuer")
    #expect(token.audiences == ["one", "two"])
  }

  @Test("a key set is enough to verify tokens")
  func keySetAlone() throws {
    let token = try settings(["BETTER_AUTH_SECRET": "", "JWKS_URL": "https://keys/jwks"]).token
    #expect(token.secret == nil)
  }

  @Test(
    "a wrong setting is named",
    arguments: [
      ("DATABASE_URL", ""), ("DATABASE_URL", "mysql://localhost"),
      ("DATABASE_POOL_SIZE", "0"), ("DATABASE_STATEMENT_TIMEOUT_MS", "soon"),
      ("DATABASE_CONNECT_TIMEOUT_MS", "10"), ("DATABASE_PREPARED_STATEMENTS", "sometimes"),
      ("BETTER_AUTH_SECRET", ""), ("BETTER_AUTH_SECRET", "short"),
      ("BETTER_AUTH_URL", "app.example.com"), ("JWKS_URL", "https://"), ("JWKS_URL", "file:///x"),
      ("CORS_ORIGINS", "*"), ("CORS_ORIGINS", "https://app.example.com/"),
      ("CORS_ALLOW_HEADERS", "X-A, X B"), ("CORS_ALLOW_HEADERS", "*"), ("CORS_MAX_AGE", "86401"),
      ("CORS_ORIGINS", "https://good.example, app.example.com"),
      ("JWT_AUDIENCE", ","), ("JWT_AUDIENCE", " , "), ("CORS_ORIGINS", ","),
      ("TRUSTED_PROXIES", ","), ("CORS_ALLOW_HEADERS", ","),
      ("PORT", "eighty"), ("PORT", "65536"), ("PORT", "-1"), ("EVENT_LOOPS", "0"),
      ("SHUTDOWN_TIMEOUT_MS", "1s"), ("LOG_LEVEL", "loud"), ("LOG_FORMAT", "xml"),
    ])
  func wrongSetting(name: String, value: String) throws {
    let error = try #require(throws: OperatorError.self) { try settings([name: value]) }
    #expect(error.description.contains(name))
    #expect(error.description.hasSuffix("."))
    #expect(!error.description.contains("\n"))
  }

  @Test(
    "a request may take as long as its statement",
    arguments: [("5000", 10_000), ("20000", 25_000), ("0", 10_000)])
  func statementTimeout(value: String, requestMilliseconds: Int) throws {
    let settings = try settings(["DATABASE_STATEMENT_TIMEOUT_MS": value])
    #expect(settings.database.configuration.limits.requestMilliseconds == requestMilliseconds)
  }

  @Test("a secret or a password in a wrong setting is not repeated")
  func noSecrets() throws {
    for variables in [
      ["BETTER_AUTH_SECRET": "hunter2"], ["DATABASE_URL": "mysql://user:hunter2@host/"],
    ] {
      let error = try #require(throws: OperatorError.self) { try settings(variables) }
      #expect(!error.description.contains("hunter2"))
    }
  }

  @Test("every setting that is read stands in the help")
  func helpIsComplete() throws {
    final class Names: @unchecked Sendable { var names: Set<String> = [] }
    let read = Names()
    _ = try Settings(
      Environment { (name) in
        read.names.insert(name)
        return ["DATABASE_URL": "postgresql:///todo", "BETTER_AUTH_SECRET": secret][name]
      })
    for name in read.names {
      #expect(SettingTable.help.contains(name), "\(name) is not in --help")
    }
  }

  @Test("the README has the table of the declarations")
  func readme() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text.contains("\n\(SettingTable.markdown)\n"),
      "README.md differs; its table must be:\n\(SettingTable.markdown)")
  }

  @Test(
    "a lifetime is a number with a unit",
    arguments: [
      ("90s", 90), ("15m", 900), ("1h", 3_600), ("7d", 604_800),
      ("1", nil), ("h", nil), ("-1h", nil), ("0s", nil), ("1w", nil), ("", nil),
    ] as [(String, Int?)])
  func lifetime(text: String, seconds: Int?) {
    #expect(Lifetime(argument: text)?.seconds == seconds)
  }
}
