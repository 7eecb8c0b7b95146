// Every setting of the server, declared once: name, form, range, default and sentence. A new one is a
// declaration here, its row in SettingTable, and the line of Settings that reads it.

import ContractServer

enum ServerSettings {
  static let databaseURL = Setting<String>(
    name: "DATABASE_URL", form: "a PostgreSQL URI as libpq takes it",
    absent: .required(hint: "set it to a PostgreSQL URI such as postgresql://user@host/database"),
    shownDefault: SettingRow.required, sentence: "Where the database is",
    isSecret: true, mayBeInFile: true,
    read: { text throws(Complaint) in try DatabaseURL.check(text) })

  static let databasePoolSize = Setting<Int>.number(
    "DATABASE_POOL_SIZE", 1...1_000, default: 8, "Most connections to the database")

  static let databaseStatementTimeout = Setting<Int>.number(
    "DATABASE_STATEMENT_TIMEOUT_MS", 0...3_600_000, default: 5_000,
    "Milliseconds after which the database cancels a statement, 0 for never; a request may take 5 s more, and 10 s in any case"
  )

  static let databaseConnectTimeout = Setting<Int>.number(
    "DATABASE_CONNECT_TIMEOUT_MS", 2_000...600_000, default: 5_000,
    "Milliseconds to wait for a connection at most, rounded up to seconds")

  static let databasePreparedStatements = Setting<DatabaseSettings.PreparedStatements>.choice(
    "DATABASE_PREPARED_STATEMENTS", default: .automatic,
    "Whether statements are prepared, which auto does but behind a pooler")

  static let secret = Setting<String?>(
    name: "BETTER_AUTH_SECRET", form: TokenSettings.secretForm, absent: .value(nil),
    shownDefault: "none", sentence: "The shared secret of HS256 tokens",
    isSecret: true, mayBeInFile: true,
    read: { text throws(Complaint) in try TokenSettings.checkedSecret(text) })

  static let betterAuthURL = Setting<WebAddress?>(
    name: "BETTER_AUTH_URL", form: "an http or https URL", absent: .value(nil),
    shownDefault: "none",
    sentence: "Better Auth's base URL, with its path if it has another than `/api/auth`",
    read: { text throws(Complaint) in try TokenSettings.baseURL(text) })

  static let keySetURL = Setting<WebAddress?>(
    name: "JWKS_URL", form: "an http or https URL", absent: .value(nil),
    shownDefault: "`/jwks` below the base URL", sentence: "Where the key set is",
    read: { text throws(Complaint) in try Forms.url(text) })

  static let issuer = Setting<String?>(
    name: "JWT_ISSUER", form: "a text", absent: .value(nil),
    shownDefault: "the base URL's origin, for tokens of the key set",
    sentence: "The `iss` that every token must have", read: { text in text })

  static let audiences = Setting<[String]>(
    name: "JWT_AUDIENCE", form: "texts with commas between", absent: .value([]),
    shownDefault: "the base URL's origin, for tokens of the key set",
    sentence: "The `aud` that every token must have, one of these",
    read: { text throws(Complaint) in try Forms.list(text) })

  static let corsOrigins = Setting<[String]>(
    name: "CORS_ORIGINS",
    form: "origins with commas between, or `https://todo-*-alice.example.app`",
    absent: .value([]), shownDefault: "none", sentence: "The origins that browsers may call from",
    read: { text throws(Complaint) in try BrowserOrigin.list(text) })

  static let corsAllowHeaders = Setting<[String]>(
    name: "CORS_ALLOW_HEADERS", form: "names with commas between", absent: .value([]),
    shownDefault: "none",
    sentence: "Header fields that pages may send beside those of the contract and of monitoring",
    read: { text throws(Complaint) in try BrowserOrigin.fieldNames(text) })

  static let corsMaxAge = Setting<Int>.number(
    "CORS_MAX_AGE", 0...CORSPolicy.longestMaxAgeSeconds, default: 600,
    "Seconds for which browsers may keep what they were told of a path")

  static let host = Setting<String>(
    name: "HOST", form: "an address or a host name", absent: .value("127.0.0.1"),
    shownDefault: "127.0.0.1",
    sentence: "The address to listen on, 0.0.0.0 for all of IPv4, :: for all",
    read: { text throws(Complaint) in try ListenAddress.check(text) })

  static let port = Setting<Int>.number(
    "PORT", 0...65_535, default: 8_000, "The port to listen on, 0 for any that is free")

  static let adminPort = Setting<Int?>(
    name: "ADMIN_PORT", form: Forms.number(0...65_535), absent: .value(nil), shownDefault: "none",
    sentence: "The port of `/metrics`, on the same address; 0 for any that is free",
    read: { text throws(Complaint) in try Forms.number(text, 0...65_535) })

  static let documentation = Setting<DocumentationSettings.Served>.choice(
    "DOCS", default: .off,
    "Whether `/docs` shows the contract and tries it, by a viewer of DOCS_VIEWER")

  static let documentationViewer = Setting<String>(
    name: "DOCS_VIEWER", form: "a folder", absent: .value("/usr/local/share/swagger-ui"),
    shownDefault: "/usr/local/share/swagger-ui",
    sentence: "Where the files of Swagger UI are, as `Scripts/install-viewer.sh` puts them",
    read: { text in text })

  static let trustedProxies = Setting<[IPNetwork]>(
    name: "TRUSTED_PROXIES", form: "addresses and networks with commas between",
    absent: .value([]), shownDefault: "none",
    sentence: "The proxies whose `X-Forwarded-For` or `Forwarded` names the client",
    read: { text throws(Complaint) in try ProxyNetworks.list(text) })

  static let eventLoops = Setting<Int?>(
    name: "EVENT_LOOPS", form: Forms.number(1...1_024), absent: .value(nil),
    shownDefault: "one a core", sentence: "Threads that serve connections",
    read: { text throws(Complaint) in try Forms.number(text, 1...1_024) })

  static let shutdownDelay = Setting<Int>.number(
    "SHUTDOWN_DELAY_MS", 0...600_000, default: 0,
    "Milliseconds to serve on at SIGTERM while `/readyz` says no, for load balancers to see it")

  static let shutdownTimeout = Setting<Int>.number(
    "SHUTDOWN_TIMEOUT_MS", 0...600_000, default: 10_000,
    "Milliseconds to wait at SIGTERM for requests under way")

  static let logLevel = Setting<LogSettings.Level>.choice(
    "LOG_LEVEL", default: .info, "The least grave level that is logged")

  static let logFormat = Setting<LogSettings.Format>.choice(
    "LOG_FORMAT", default: .automatic,
    "How it is logged; auto is text on a terminal, JSON elsewhere")
}
