// `GET /metrics` on a port of its own, for those who run the service: it is no part of the contract, and
// what it tells is nobody's data.

import ContractPostgreSQL
import ContractRuntime
import ContractServer
import ContractTokens
import Metrics
import Synchronization

/// What a scrape asks, besides what has been counted.
final class ScrapedState: Sendable {
  let server: HTTPServer
  let keys: KeySetCache?
  private let databaseReference = AtomicLazyReference<Database>()

  init(server: HTTPServer, keys: KeySetCache?) {
    self.server = server
    self.keys = keys
  }

  /// The database, once it is set up.
  var database: Database? { databaseReference.load() }

  func open(_ database: Database) { _ = databaseReference.storeIfNil(database) }
}

/// The numbers that are asked for at a scrape.
struct Gauges: Sendable {
  let factory: any MetricsFactory
  private let processorSeconds = LastValue()

  init(_ factory: any MetricsFactory) {
    self.factory = factory
    set(.startTime, ProcessFigures.unixSeconds)
    set(.ready, 0)
  }

  /// Asks all of them.
  func refresh(_ state: ScrapedState) {
    ProcessFigures.residentBytes.map { set(.residentMemory, Double($0)) }
    let used = processorSeconds.growth(to: ProcessFigures.processorSeconds)
    FloatingPointCounter(label: MetricDefinition.processorTime.name, factory: factory)
      .increment(by: used)
    set(.requestsInFlight, Double(state.server.requestsInFlight))
    set(.openConnections, Double(state.server.openConnections))
    if let statistics = state.keys?.statistics {
      set(.keySetKeys, Double(statistics.keys ?? 0))
      statistics.ageSeconds.map { set(.keySetAge, $0) }
    }
    if let database = state.database?.state { refresh(database) }
  }

  private func refresh(_ state: DatabaseState) {
    set(.databaseConnections, Double(state.connected))
    set(.databaseInFlight, Double(state.inFlight))
    set(.databaseQueued, Double(state.queued))
    switch state.availability {
    case .available, .unknown: set(.databaseUp, 1)
    case .unavailable, .closed: set(.databaseUp, 0)
    }
  }

  /// Measures how long the event loops take, once a second until it is cancelled.
  func measureLags(of server: HTTPServer) async {
    let timer = Metrics.Timer(label: MetricDefinition.eventLoopLag.name, factory: factory)
    while !Task.isCancelled {
      for lag in await server.eventLoopLags() { timer.record(duration: lag) }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func set(_ definition: MetricDefinition, _ value: Double) {
    Meter(label: definition.name, factory: factory).set(value)
  }

  /// A number that grows, and by how much it has since it was last asked.
  private final class LastValue: Sendable {
    private let last = Mutex(0.0)

    func growth(to value: Double) -> Double {
      last.withLock { last in
        defer { last = max(last, value) }
        return max(0, value - last)
      }
    }
  }
}

/// The server of the admin port.
struct AdminServer {
  private let server: HTTPServer
  private let lags: Task<Void, Never>

  /// Connections that are served at once: those of a few scrapers, and of an operator who looks.
  static let connections = 64
  /// The descriptors that these may take, with those that are told to go, and the server's own: its
  /// socket and its event loop's.
  static let descriptors = Limits.acceptedConnections(for: connections) + 8

  var url: String { server.url + "/metrics" }

  /// Listens, and begins to measure the event loops.
  static func start(
    host: String, port: Int, _ metrics: PrometheusMetrics, _ state: ScrapedState
  ) async throws(HTTPServerError) -> AdminServer {
    var configuration = HTTPServer.Configuration()
    configuration.host = host
    configuration.port = port
    configuration.eventLoopCount = 1
    configuration.limits.connections = connections
    let gauges = Gauges(metrics)
    let server = try await HTTPServer.start(
      configuration,
      responder: MetricsResponder(metrics: metrics, gauges: gauges, state: state))
    return AdminServer(
      server: server, lags: Task { await gauges.measureLags(of: state.server) })
  }

  /// Ends what asks the event loops of the server, which has to be before they end.
  func stopMeasuring() async {
    lags.cancel()
    await lags.value
  }

  /// Ends the port.
  func stop() async {
    await server.stop(within: .milliseconds(500))
  }
}

/// Answers `GET /metrics`.
struct MetricsResponder: Responder {
  let metrics: PrometheusMetrics
  let gauges: Gauges
  let state: ScrapedState

  func respond(to request: Request) async -> Response {
    guard request.target.prefix(while: { $0 != "?" }) == "/metrics" else {
      return ProblemDetails.notFound().response(to: request)
    }
    guard request.method == .get || request.method == .head else {
      return ProblemDetails.methodNotAllowed(allow: "GET, HEAD").response(to: request)
    }
    gauges.refresh(state)
    return Response(
      status: 200,
      headers: Headers([.init(name: "Content-Type", value: PrometheusText.contentType)]),
      body: .bytes(Array(PrometheusText.render(metrics.snapshot).utf8)), route: "/metrics")
  }
}
