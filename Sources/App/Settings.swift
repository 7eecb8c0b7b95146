import ContractPostgreSQL
// Environment variables in, checked settings out; a wrong one is named, with what to do.
import ContractServer

/// What the server needs to know to start.
struct Settings: Sendable {
  var database: DatabaseSettings
  var token: TokenSettings
  var corsOrigins: [String] = []
  var host = "127.0.0.1"
  var port = 8000
  var eventLoops: Int?
  var shutdownTimeoutMilliseconds = 10_000
  var log = LogSettings()
}

/// How the database is reached.
struct DatabaseSettings: Sendable {
  var url: String
  var poolSize = 8
  var statementTimeoutMilliseconds = 5_000
  var connectTimeoutMilliseconds = 5_000
  var preparedStatements = PreparedStatements.automatic

  enum PreparedStatements: String, CaseIterable {
    case automatic = "auto"
    case always
    case never
  }
}

/// How tokens are verified, and how development tokens are made.
struct TokenSettings: Sendable {
  var secret: String?
  var keySetURL: String?
  var issuer: String?
  var audiences: [String] = []
}

/// What is logged, and in which form.
struct LogSettings: Sendable {
  var level = "info"
  var format = Format.automatic

  enum Format: String, CaseIterable {
    /// Text on a terminal, JSON otherwise.
    case automatic = "auto"
    case text
    case json
  }

  static let levels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
}

extension Settings {
  /// The table of `--help` and of the README.
  static let help = """
    DATABASE_URL                   any libpq URI; required
    DATABASE_POOL_SIZE             most connections to the database; default 8
    DATABASE_STATEMENT_TIMEOUT_MS  the server cancels a longer statement; default 5000
    DATABASE_CONNECT_TIMEOUT_MS    longest wait for a connection, at least 2000; default 5000
    DATABASE_PREPARED_STATEMENTS   auto, always or never; auto is off behind a pooler
    BETTER_AUTH_SECRET             shared secret of HS256 tokens, at least 32 bytes
    BETTER_AUTH_URL                Better Auth's base URL: its key set, issuer and audience
    JWKS_URL                       where the key set is, if not at BETTER_AUTH_URL/api/auth/jwks
    JWT_ISSUER                     the `iss` that tokens must have; default BETTER_AUTH_URL
    JWT_AUDIENCE                   the `aud`, or several with commas; default BETTER_AUTH_URL
    CORS_ORIGINS                   origins that browsers may call from, with commas
    HOST                           address to listen on; default 127.0.0.1
    PORT                           port to listen on, 0 for any; default 8000
    EVENT_LOOPS                    threads that serve connections; default one a core
    SHUTDOWN_TIMEOUT_MS            longest wait for requests under way at SIGTERM; default 10000
    LOG_LEVEL                      trace, debug, info, notice, warning, error; default info
    LOG_FORMAT                     auto, text or json; auto is text on a terminal
    """

  /// The settings of an environment.
  init(_ environment: Environment) throws(OperatorError) {
    database = try DatabaseSettings(environment)
    token = try TokenSettings(environment)
    corsOrigins = try environment.list("CORS_ORIGINS").map(Self.origin)
    host = environment["HOST"] ?? "127.0.0.1"
    port = try environment.integer("PORT", 0...65_535) ?? 8000
    eventLoops = try environment.integer("EVENT_LOOPS", 1...1_024)
    shutdownTimeoutMilliseconds =
      try environment.integer("SHUTDOWN_TIMEOUT_MS", 0...600_000) ?? 10_000
    log = try LogSettings(environment)
  }

  /// An origin as browsers send it (RFC 6454 section 6.2): scheme, host and port, nothing after.
  private static func origin(_ text: String) throws(OperatorError) -> String {
    guard CORSPolicy.isOrigin(text) else {
      throw OperatorError(
        "CORS_ORIGINS has '\(text)', which is no origin; write them like https://app.example.com, in lower case and without a path."
      )
    }
    return text
  }
}

extension DatabaseSettings {
  init(_ environment: Environment) throws(OperatorError) {
    url = try environment.required(
      "DATABASE_URL", hint: "set it to a PostgreSQL URI such as postgresql://user@host/database.")
    guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
      throw OperatorError(
        "DATABASE_URL is no PostgreSQL URI; it must begin with postgresql:// or postgres://.")
    }
    poolSize = try environment.integer("DATABASE_POOL_SIZE", 1...1_000) ?? 8
    statementTimeoutMilliseconds =
      try environment.integer("DATABASE_STATEMENT_TIMEOUT_MS", 0...3_600_000) ?? 5_000
    connectTimeoutMilliseconds =
      try environment.integer("DATABASE_CONNECT_TIMEOUT_MS", 2_000...600_000) ?? 5_000
    preparedStatements = try environment.choice("DATABASE_PREPARED_STATEMENTS") ?? .automatic
  }

  /// What the database client makes of them.
  var configuration: DatabaseConfiguration {
    var configuration = DatabaseConfiguration(connectionString: url)
    configuration.maximumConnections = poolSize
    configuration.statementTimeoutMilliseconds = statementTimeoutMilliseconds
    configuration.connectTimeoutSeconds = (connectTimeoutMilliseconds + 999) / 1_000
    configuration.preparedStatements =
      switch preparedStatements {
      case .automatic: .automatic
      case .always: .always
      case .never: .never
      }
    return configuration
  }
}

extension TokenSettings {
  /// The settings of an environment; at least one way to verify tokens is required.
  init(_ environment: Environment) throws(OperatorError) {
    secret = environment["BETTER_AUTH_SECRET"]
    if let secret, secret.utf8.count < 32 {
      throw OperatorError(
        "BETTER_AUTH_SECRET has \(secret.utf8.count) bytes; it needs at least 32: make one with 'openssl rand -hex 32'."
      )
    }
    let base = try environment.url("BETTER_AUTH_URL").map(Self.withoutTrailingSlash)
    keySetURL = try environment.url("JWKS_URL") ?? base.map { $0 + "/api/auth/jwks" }
    issuer = environment["JWT_ISSUER"] ?? base
    audiences = environment.list("JWT_AUDIENCE")
    if audiences.isEmpty, let base { audiences = [base] }
    guard secret != nil || keySetURL != nil else {
      throw OperatorError(
        "No tokens could be verified: set BETTER_AUTH_SECRET (at least 32 bytes), or BETTER_AUTH_URL or JWKS_URL."
      )
    }
  }

  private static func withoutTrailingSlash(_ url: String) -> String {
    url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}

extension LogSettings {
  init(_ environment: Environment) throws(OperatorError) {
    if let level = environment["LOG_LEVEL"] {
      guard Self.levels.contains(level.lowercased()) else {
        throw OperatorError(
          "LOG_LEVEL is '\(level)'; it must be one of \(Self.levels.joined(separator: ", ")).")
      }
      self.level = level.lowercased()
    }
    format = try environment.choice("LOG_FORMAT") ?? .automatic
  }
}
