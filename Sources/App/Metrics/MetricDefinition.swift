// Every metric of the service, declared once: name, kind and sentence. What a scrape shows of it follows.

/// The declaration of one metric.
struct MetricDefinition: Sendable {
  enum Kind: Sendable {
    case counter
    case gauge
    /// Upper bounds of the buckets, ascending, in billionths of the unit.
    case histogram([UInt64])
  }

  let name: String
  let kind: Kind
  /// What it tells.
  let help: String
}

extension MetricDefinition {
  static let requestDuration = histogram(
    "http_server_request_duration_seconds", latencies,
    "Time from a request's head to its response, by operation and status class; its count is that of the requests"
  )
  static let requestsInFlight = gauge(
    "http_server_requests_in_flight", "Requests that are being answered")
  static let openConnections = gauge("http_server_open_connections", "Connections of clients")
  static let refusals = counter(
    "http_server_refusals_total", "Requests that were refused or failed, by reason")
  static let connectionsTurnedAway = counter(
    "http_server_connections_turned_away_total",
    "Connections that were closed without a word, because far too many were open")
  static let eventLoopLag = histogram(
    "event_loop_lag_seconds", lags, "Time that an event loop took to get to something new")

  static let tokenRefusals = counter(
    "token_refusals_total", "Bearer tokens that were refused, by reason")
  static let keySetFetches = counter("key_set_fetches_total", "Fetches of the key set, by result")
  static let keySetAge = gauge(
    "key_set_age_seconds", "Time since the server of keys last confirmed the key set")
  static let keySetKeys = gauge("key_set_keys", "Usable keys of the key set")

  static let databaseUp = gauge(
    "database_up", "Whether the database is believed to be reachable, 1 or 0")
  static let databaseConnections = gauge("database_connections", "Open connections of the pool")
  static let databaseInFlight = gauge(
    "database_units_in_flight", "Units of work that were sent and are not answered")
  static let databaseQueued = gauge(
    "database_units_queued", "Units of work that wait for a connection")
  static let databaseWait = histogram(
    "database_wait_seconds", latencies, "Time that a unit of work waited until it was sent")
  static let databaseStatements = histogram(
    "database_statement_duration_seconds", latencies,
    "Time from a unit of work being sent to its rows, by kind")
  static let databaseFailures = counter(
    "database_unit_failures_total", "Units of work that gave no rows, by reason")
  static let databaseConnectionsOpened = counter(
    "database_connections_opened_total", "Connections that were opened")
  static let databaseConnectionsClosed = counter(
    "database_connections_closed_total", "Connections that were closed or lost")
  static let databaseConnectionFailures = counter(
    "database_connection_failures_total", "Attempts to connect that failed")

  static let logLinesDropped = counter(
    "log_lines_dropped_total", "Lines of the log that nobody read in time")
  static let ready = gauge("service_ready", "Whether the database has been set up, 1 or 0")
  static let residentMemory = gauge(
    "process_resident_memory_bytes", "Memory of the process that is resident")
  static let processorTime = counter(
    "process_cpu_seconds_total", "Processor time that the process has used")
  static let startTime = gauge(
    "process_start_time_seconds", "When the process started, in seconds since 1970")

  /// All of them, in the order in which a scrape shows them.
  static let all = [
    requestDuration, requestsInFlight, openConnections, refusals, connectionsTurnedAway,
    eventLoopLag, tokenRefusals, keySetFetches, keySetAge, keySetKeys, databaseUp,
    databaseConnections, databaseInFlight, databaseQueued, databaseWait, databaseStatements,
    databaseFailures, databaseConnectionsOpened, databaseConnectionsClosed,
    databaseConnectionFailures, logLinesDropped, ready, residentMemory, processorTime, startTime,
  ]

  /// From 250 us to 10 s, in billionths of a second.
  private static let latencies: [UInt64] = [
    250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
    100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000,
    10_000_000_000,
  ]

  private static let lags: [UInt64] = [
    100_000, 1_000_000, 5_000_000, 10_000_000, 50_000_000, 100_000_000, 500_000_000,
    1_000_000_000,
  ]

  private static func counter(_ name: String, _ help: String) -> MetricDefinition {
    MetricDefinition(name: name, kind: .counter, help: help)
  }

  private static func gauge(_ name: String, _ help: String) -> MetricDefinition {
    MetricDefinition(name: name, kind: .gauge, help: help)
  }

  private static func histogram(
    _ name: String, _ bounds: [UInt64], _ help: String
  ) -> MetricDefinition {
    MetricDefinition(name: name, kind: .histogram(bounds), help: help)
  }
}
