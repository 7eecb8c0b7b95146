// Environment variables in, checked settings out; a wrong one is named, with what to do.
import ContractPostgreSQL
import ContractServer

/// What the server needs to know to start.
struct Settings: Sendable {
  var database: DatabaseSettings
  var token: TokenSettings
  var cors: CORSPolicy
  var host: String
  var port: Int
  var adminPort: Int?
  var documentation: DocumentationSettings
  var trustedProxies: [IPNetwork]
  var eventLoops: Int?
  var shutdownDelayMilliseconds: Int
  var shutdownTimeoutMilliseconds: Int
  var log: LogSettings

  /// The settings of an environment.
  init(_ environment: Environment) throws(OperatorError) {
    database = try DatabaseSettings(environment)
    token = try TokenSettings(environment)
    cors = CORSPolicy(
      allowedOrigins: try environment.value(ServerSettings.corsOrigins),
      allowedRequestFields: try environment.value(ServerSettings.corsAllowHeaders),
      maxAgeSeconds: try environment.value(ServerSettings.corsMaxAge))
    host = try environment.value(ServerSettings.host)
    port = try environment.value(ServerSettings.port)
    adminPort = try environment.value(ServerSettings.adminPort)
    documentation = try DocumentationSettings(environment)
    trustedProxies = try environment.value(ServerSettings.trustedProxies)
    eventLoops = try environment.value(ServerSettings.eventLoops)
    shutdownDelayMilliseconds = try environment.value(ServerSettings.shutdownDelay)
    shutdownTimeoutMilliseconds = try environment.value(ServerSettings.shutdownTimeout)
    log = try LogSettings(environment)
  }
}

/// How the database is reached.
struct DatabaseSettings: Sendable {
  var url: String
  var poolSize: Int
  var statementTimeoutMilliseconds: Int
  var connectTimeoutMilliseconds: Int
  var preparedStatements: PreparedStatements

  /// How long a request may wait beside its statement's own time.
  static let turnMilliseconds = 5_000

  enum PreparedStatements: String, CaseIterable, Sendable {
    case automatic = "auto"
    case always
    case never
  }

  init(_ environment: Environment) throws(OperatorError) {
    url = try environment.value(ServerSettings.databaseURL)
    poolSize = try environment.value(ServerSettings.databasePoolSize)
    statementTimeoutMilliseconds = try environment.value(ServerSettings.databaseStatementTimeout)
    connectTimeoutMilliseconds = try environment.value(ServerSettings.databaseConnectTimeout)
    preparedStatements = try environment.value(ServerSettings.databasePreparedStatements)
  }

  /// What the database client makes of them.
  var configuration: DatabaseConfiguration {
    var configuration = DatabaseConfiguration(connectionString: url)
    configuration.maximumConnections = poolSize
    configuration.statementTimeoutMilliseconds = statementTimeoutMilliseconds
    // A statement may take as long as it is allowed to, after it has waited for its turn. Where the database
    // cancels none, requests end all the same: a connection may be frozen.
    configuration.limits.requestMilliseconds = max(
      configuration.limits.requestMilliseconds,
      statementTimeoutMilliseconds + Self.turnMilliseconds)
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

/// Whether and how the contract is shown to people.
struct DocumentationSettings: Sendable {
  var served: Served
  var viewerFolder: String

  enum Served: String, CaseIterable, Sendable {
    case on, off
  }

  init(_ environment: Environment) throws(OperatorError) {
    served = try environment.value(ServerSettings.documentation)
    viewerFolder = try environment.value(ServerSettings.documentationViewer)
  }
}

/// What is logged, and in which form.
struct LogSettings: Sendable {
  /// A name of swift-log's levels.
  var level: String
  var format: Format

  enum Level: String, CaseIterable, Sendable {
    case trace, debug, info, notice, warning, error, critical
  }

  enum Format: String, CaseIterable, Sendable {
    /// Text on a terminal, JSON otherwise.
    case automatic = "auto"
    case text
    case json
  }

  init(_ environment: Environment) throws(OperatorError) {
    level = try environment.value(ServerSettings.logLevel).rawValue
    format = try environment.value(ServerSettings.logFormat)
  }
}
