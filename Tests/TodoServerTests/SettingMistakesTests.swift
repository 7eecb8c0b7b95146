// What operators write by mistake, kind by kind: each setting, one true sentence, no secret in it.
import ContractTestSupport
import Foundation
import Testing

@testable import TodoServer

private let secret = "0123456789abcdef0123456789abcdef"
private let password = "pass-word-canary"

private func complaint(_ variables: [String: String]) -> String? {
  let base = [
    "DATABASE_URL": "postgresql://u:\(password)@localhost/todo", "BETTER_AUTH_SECRET": secret,
  ]
  let all = base.merging(variables) { $1 }
  do {
    _ = try Settings(Environment { all[$0] })
    return nil
  } catch {
    return error.description
  }
}

/// One sentence that begins with the setting's name and repeats no secret.
private func expectSentence(
  _ variables: [String: String], _ name: String, _ words: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let text = complaint(variables) else {
    Issue.record("\(variables) is taken", sourceLocation: sourceLocation)
    return
  }
  #expect(text.contains(name), "\(text)", sourceLocation: sourceLocation)
  #expect(text.hasSuffix("."), "\(text)", sourceLocation: sourceLocation)
  #expect(!text.contains("\n"), "\(text)", sourceLocation: sourceLocation)
  for canary in [secret, password, "canary"] {
    #expect(!text.contains(canary), "\(text)", sourceLocation: sourceLocation)
  }
  for word in words { #expect(text.contains(word), "\(text)", sourceLocation: sourceLocation) }
}

@Suite("Mistakes in settings")
struct SettingMistakesTests {
  /// A value that is good for each setting.
  private static let good = [
    "DATABASE_URL": "postgresql://localhost/todo", "DATABASE_POOL_SIZE": "8",
    "DATABASE_STATEMENT_TIMEOUT_MS": "5000", "DATABASE_CONNECT_TIMEOUT_MS": "5000",
    "DATABASE_PREPARED_STATEMENTS": "auto", "BETTER_AUTH_SECRET": secret,
    "BETTER_AUTH_URL": "https://app.example.com", "JWKS_URL": "https://app.example.com/jwks",
    "JWT_ISSUER": "https://app.example.com", "JWT_AUDIENCE": "api,web",
    "CORS_ORIGINS": "https://app.example.com,http://localhost:3000",
    "CORS_ALLOW_HEADERS": "X-Client,X-Device", "CORS_MAX_AGE": "60", "DOCS": "off",
    "DOCS_VIEWER": "/srv/swagger-ui", "HOST": "127.0.0.1", "PORT": "8000", "EVENT_LOOPS": "2",
    "SHUTDOWN_DELAY_MS": "0", "SHUTDOWN_TIMEOUT_MS": "1000", "LOG_LEVEL": "info",
    "LOG_FORMAT": "json", "ADMIN_PORT": "9090", "TRUSTED_PROXIES": "10.0.0.0/8,fd00::1",
  ]

  @Test("every setting is tried below")
  func complete() {
    #expect(Set(SettingTable.rows.map { $0.names[0] }) == Set(Self.good.keys))
    #expect(complaint(Self.good) == nil)
  }

  @Test("blanks, line breaks and quotation marks around any setting", arguments: good.keys.sorted())
  func around(name: String) throws {
    let value = try #require(Self.good[name])
    for (text, word) in [
      (value + "\n", "line break"), (value + "\r\n", "line break"), (value + "\r", "carriage"),
      (value + " ", "white space"), (" " + value, "white space"), ("\t" + value, "white space"),
      (value + "\u{A0}", "white space"), ("\u{FEFF}" + value, "invisible"),
      ("\"\(value)\"", "quotation marks"), ("'\(value)'", "quotation marks"),
      ("\u{201C}\(value)\u{201D}", "quotation marks"), ("`\(value)`", "quotation marks"),
      (value + "\\n", "line break"), (value + "\u{FFFD}", "UTF-8"),
      (String(value.prefix(3)) + "\n" + value, "line break"), (value + "\u{7F}x", "control"),
      (" ", "white space"), ("\"\"", "quotation marks"),
    ] {
      expectSentence([name: text], name, word)
    }
  }

  @Test(
    "proxies that could mean several things",
    arguments: [
      "10.0.0.1/8", "10.0.0.0/33", "proxy.example", "10.0.0", "*", "all", "10.0.0.0/8 fd00::/8",
      "10.0.0.0/255.0.0.0", "2001:db8::1/32",
    ])
  func proxies(text: String) {
    expectSentence(["TRUSTED_PROXIES": text], "TRUSTED_PROXIES", "10.0.0.0/8")
  }

  @Test("ports of metrics that are none", arguments: ["-1", "65536", "http", "9090x"])
  func adminPort(text: String) { expectSentence(["ADMIN_PORT": text], "ADMIN_PORT", "65535") }

  @Test("a random secret may hold a quotation mark and blanks inside")
  func secretWithOddCharacters() {
    for text in ["\(secret)'", "'\(secret)", "a b \(secret)", "\(secret)\u{E9}\u{1F600}"] {
      #expect(complaint(["BETTER_AUTH_SECRET": text]) == nil)
    }
  }

  @Test(
    "origins that no browser sends",
    arguments: [
      ("https://app.example.com:443", "'https://app.example.com'"),
      ("http://app.example.com:80", "'http://app.example.com'"),
      ("https://app.example.com/", "'https://app.example.com'"),
      ("https://app.example.com/app", "'https://app.example.com'"),
      ("https://app.example.com?x", "'https://app.example.com'"),
      ("https://App.Example.com", "'https://app.example.com'"),
      ("HTTPS://app.example.com", "'https://app.example.com'"),
      ("https://app.example.com:08443", "'https://app.example.com:8443'"),
      ("http://[0:0::1]:3000", "'http://[::1]:3000'"),
      ("*", "wildcard"), ("https://*.vercel.app", "wildcard"),
      ("https://app-*.example", "wildcard"),
      ("http://*", "wildcard"), ("http://todo-*.example.app", "https"),
      ("https://todo-*-alice.*.example.app", "wildcard"),
      ("https://previews.todo-*.example.app", "first label"),
      ("https://todo-*.example.app:443", "port"), ("https://todo-*.example.app/", "host"),
      ("https://todo-*.example.app.", "host"), ("https://todo-*.1.2", "host"),
      ("https://Todo-*.example.app", "host"), ("https://user@todo-*.example.app", "user name"),
      ("https://todo-*.app", "strangers"), ("https://-*-.example.app", "strangers"),
      ("app.example.com", "https://"), ("null", "https://"),
      ("https://a.example https://b.example", "commas"),
      ("https://a.example;https://b.example", "commas"),
      ("[\"https://a.example\"]", "quotation marks"),
      ("https://a.example,\"https://b.example\"", "quotation marks"),
      ("https://a.example,'https://b.example'", "quotation marks"),
      ("[https://a.example]", "brackets"), ("https://user@app.example.com", "user name"),
      ("https://app.example.com:99999", "port"), ("ftp://app.example.com", "scheme"),
      ("https://caf\u{E9}.example", "punycode"), ("https://", "host"), ("https://1.2.3", "host"),
    ])
  func origins(text: String, word: String) {
    for list in [text, "https://good.example, \(text)"] {
      expectSentence(["CORS_ORIGINS": list], "CORS_ORIGINS", word)
    }
  }

  @Test("origins that browsers send")
  func goodOrigins() throws {
    let list =
      "https://app.example.com, http://localhost:3000,,http://[::1]:3000 ,https://todo-*-a.example.app"
    let settings = try Settings(
      Environment {
        ["CORS_ORIGINS": list, "DATABASE_URL": "postgres://h/d", "BETTER_AUTH_SECRET": secret][$0]
      })
    #expect(settings.cors.allowedOrigins.count == 4)
  }

  @Test(
    "addresses that no socket listens on",
    arguments: [
      ("*", "0.0.0.0"), ("*:8000", "0.0.0.0"), ("[::]", "brackets"), ("[::1]:80", "brackets"),
      ("127.0.0.1:8000", "PORT"), ("localhost:8000", "PORT"), ("http://0.0.0.0", "URL"),
      ("0.0.0.0/0", "URL"), ("0", "address"), ("127.1", "address"), ("256.0.0.1", "address"),
      ("all interfaces", "address"), ("a,b", "address"), (":::", "address"), ("-host", "address"),
    ])
  func hosts(text: String, word: String) {
    expectSentence(["HOST": text], "HOST", word)
  }

  @Test(
    "addresses that a socket listens on",
    arguments: [
      "0.0.0.0", "::", "::1", "fe80::1%eth0", "localhost", "my-host.internal", "10.1.2.3",
    ])
  func goodHosts(text: String) {
    #expect(complaint(["HOST": text]) == nil)
  }

  @Test(
    "URIs that libpq cannot connect with",
    arguments: [
      ("postgresql://u:canary@h/d?schema=public", "'schema'"),
      ("postgresql://u:canary@h/d?pgbouncer=true", "'pgbouncer'"),
      ("postgresql://u:canary@h/d?sslmode=require&connection_limit=1", "DATABASE_POOL_SIZE"),
      ("postgresql://u:canary@h/d?schema=public&pgbouncer=true", "'schema' and 'pgbouncer'"),
      ("postgresql://u:canary@h/d?ssl=require", "sslmode"),
      ("postgresql://u:canary@h/d?nonsense", "'nonsense'"),
      ("postgresql://u:canary@h/d?sslmode=on", "sslmode"),
      ("postgresql://u:canary@h/d?target_session_attrs=rw", "target_session_attrs"),
      ("postgresql://u:canary@h/d?options=endpoint=ep-x", "write %3D"),
      ("postgresql://u:canary@h/d?sslmode=require&options=-c%20search_path=t", "'options'"),
      ("postgresql://u:canary@h/d?sslmode", "'sslmode' without a value"),
      ("postgresql://u:canary@h/d?connect_timeout=abc", "connect_timeout"),
      ("postgresql://u:canary@h/d?keepalives=yes", "whole number"),
      ("postgresql://u:canary@h/d?ssl_min_protocol_version=1.2", "TLSv1.2"),
      ("postgresql://u:canary@h:port/d", "port"), ("postgresql://u:canary@h:0/d", "port"),
      ("postgresql://u:ca/nary-canary@h/d", "percent-encode"),
      ("postgresql://u:canary%@h/d", "percent-encode"),
      ("postgresql://u:canary@[::1/d", "percent-encode"),
      ("postgresql+asyncpg://u:canary@h/d", "write postgresql://"),
      ("postgres+psycopg2://u:canary@h/d", "write postgresql://"),
      ("jdbc:postgresql://h/d?password=canary", "begin with postgresql://"),
      ("mysql://u:canary@h/d", "begin with postgresql://"),
      ("host=h password=canary", "begin with"),
    ])
  func databases(text: String, word: String) {
    expectSentence(["DATABASE_URL": text], "DATABASE_URL", word)
  }

  @Test(
    "URIs that libpq can connect with",
    arguments: [
      "postgres://h", "postgresql:///d?host=/run/postgresql", "postgresql://a:1,b:2/d",
      "postgresql://u:p%40ss@h:5432/d?sslmode=require&channel_binding=require",
      "postgresql://h/d?keepalives=1&tcp_user_timeout=0&ssl_min_protocol_version=tlsv1.3",
      "postgresql://h/d?application_name=x&options=-csearch_path%3Dtodo&connect_timeout=3",
    ])
  func goodDatabases(text: String) {
    #expect(complaint(["DATABASE_URL": text]) == nil)
  }

  @Test(
    "numbers that are none",
    arguments: [
      "eighty", "+80", "8e3", "80.0", "0x50", "\u{0668}\u{0660}", "70000", "-1",
      "99999999999999999999",
    ])
  func numbers(text: String) {
    expectSentence(["PORT": text], "PORT", "0 to 65535")
  }

  @Test("words may be written in capitals")
  func capitals() {
    #expect(complaint(["LOG_LEVEL": "DEBUG", "LOG_FORMAT": "JSON"]) == nil)
  }
}

@Suite("Settings in files")
struct SettingFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("settings-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ bytes: [UInt8]) throws -> String {
    let file = folder.appendingPathComponent("\(UUID())")
    try Data(bytes).write(to: file)
    return file.path
  }

  @Test(
    "the line break at a file's end is no part of the value", arguments: ["", "\n", "\r\n", "\n\n"])
  func trailingLineBreak(end: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let variables = [
      "DATABASE_URL_FILE": try file(Array("postgresql://u:\(password)@h/d\(end)".utf8)),
      "BETTER_AUTH_SECRET_FILE": try file(Array("\(secret)\(end)".utf8)),
      "BETTER_AUTH_SECRET": "",
    ]
    let settings = try Settings(Environment { variables[$0] })
    #expect(settings.token.secret == secret)
    #expect(settings.database.url == "postgresql://u:\(password)@h/d")
  }

  @Test("files that hold no value", arguments: ["BETTER_AUTH_SECRET", "DATABASE_URL"])
  func noValue(name: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let fileName = name + "_FILE"
    let cases: [(String, String)] = [
      (folder.appendingPathComponent("absent").path, "No such file"),
      (folder.path, "cannot be read"), (try file([]), "empty"), (try file([0x0A]), "empty"),
      (try file([0xFF, 0xFE, 0x41]), "UTF-8"), (try file([0x41, 0, 0x42]), "UTF-8"),
      (try file(Array(repeating: 0x41, count: 70_000)), "65536"),
      (try file(Array("\"\(secret)\"\n".utf8)), "quotation marks"),
      (try file(Array("\(secret) \n".utf8)), "white space"),
      (try file(Array("short-canary\n".utf8)), "file"),
      (" /run/secrets/x", "white space"),
    ]
    for (path, word) in cases {
      expectSentence([name: "", fileName: path], fileName, word)
    }
  }

  @Test(
    "a value and a file for it are one too many", arguments: ["BETTER_AUTH_SECRET", "DATABASE_URL"])
  func both(name: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try file(Array(secret.utf8))
    expectSentence([name + "_FILE": path], name + "_FILE", name, "both set")
    #expect(complaint([name + "_FILE": ""]) == nil, "an empty variable is not set")
  }
}
