// The composition root: what the service is made of, in the order in which it starts and stops.

import ContractPostgreSQL
import ContractRuntime
import ContractServer
import ContractTokens
import Metrics
import TodoContract
import TodoHandlers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The running service: it listens at once, and serves tasks once its database is set up.
struct Service {
  /// How long `GET /health` waits for the database. Longer than a connection may be silent, after which it is
  /// asked over another one: somebody's slow statement is not the database's end.
  static let healthCheckMilliseconds = 2_000
  /// How long requests under way have to end where the start fails.
  static let failedStartMilliseconds = 500

  let settings: Settings
  let observers: Observers
  let storage: TodoStorage
  let server: HTTPServer
  let admin: AdminServer?
  let state: ScrapedState

  /// Serves until the signal comes, or tells the operator what to mend.
  static func run(_ settings: Settings, until stopSignal: StopSignal) async throws {
    // A peer that goes away is an error of one write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let metrics = settings.adminPort.map { (_) in PrometheusMetrics() }
    if let metrics { MetricsSystem.bootstrap(metrics) }
    let service = try await listen(settings, Observers(settings.log, metrics), metrics)
    let database = try await service.openStorage()
    await stopSignal.wait()
    await service.drain()
    await service.stop(database)
  }

  /// Listens; what needs the database is answered with 503 until `openStorage` returns.
  private static func listen(
    _ settings: Settings, _ observers: Observers, _ metrics: PrometheusMetrics?
  ) async throws -> Service {
    let (verifier, keys) = try settings.token.verifier(observers)
    let storage = TodoStorage()
    let router = Router(
      application: TodoApplication(
        storage: storage, documentation: try DocumentationViewer(settings.documentation)),
      authenticators: Authenticators(bearerAuth: verifier),
      problem: { (error, request) in problem(for: error, request, observers) })
    let configuration = httpConfiguration(settings, observers)
    let server = try await explained("PORT") {
      () throws(HTTPServerError) in
      // A concern around every request is one more line here: `router.wrapped(in: ...)`.
      try await HTTPServer.start(configuration, responder: router)
    }
    let state = ScrapedState(server: server, keys: keys)
    var admin: AdminServer?
    if let metrics, let port = settings.adminPort {
      admin = try await explained("ADMIN_PORT") {
        () throws(HTTPServerError) in
        try await AdminServer.start(host: settings.host, port: port, metrics, state)
      }
    }
    if server.connectionLimit < configuration.limits.connections {
      observers.observe(
        .fewerConnections(
          served: server.connectionLimit, wanted: configuration.limits.connections))
    }
    StandardOutput.writeLine("listening on \(server.url)")
    if let admin { StandardOutput.writeLine("metrics at \(admin.url)") }
    return Service(
      settings: settings, observers: observers, storage: storage, server: server, admin: admin,
      state: state)
  }

  /// Sets the database up and opens the storage with it; tries to fetch the key set meanwhile.
  ///
  /// - Throws: What ends the process. Requests that were being answered have got their answers.
  private func openStorage() async throws -> Database {
    async let fetched: Void? = state.keys?.prefetch()
    do {
      let setUp = try await DatabaseSetUp.run(
        databaseConfiguration, for: .serving, observers)
      await fetched
      state.open(setUp.database)
      storage.open(Self.proven(setUp))
      observers.observe(.ready)
      return setUp.database
    } catch {
      await admin?.stopMeasuring()
      await server.stop(within: .milliseconds(Self.failedStartMilliseconds))
      await admin?.stop()
      throw error
    }
  }

  private static func proven(_ setUp: DatabaseSetUp) -> TodoStorage.Proven {
    let database = setUp.database
    return TodoStorage.Proven(
      database: OwnedDatabase<Owner>(
        database, setting: Schema.ownerSetting, role: setUp.role, topology: setUp.topology,
        ownerID: \.id),
      users: setUp.users, insertEffect: setUp.insertEffect, topology: setUp.topology,
      isReachable: {
        do {
          try await database.ping(withinMilliseconds: healthCheckMilliseconds)
          return true
        } catch { return false }
      },
      isBelievedReachable: {
        switch database.state.availability {
        case .available, .unknown: true
        case .unavailable, .closed: false
        }
      })
  }

  /// Goes on serving for a while, so that whoever sends requests sees that others are to have them: a load
  /// balancer asks at intervals, and sends to a server that it has not asked since.
  private func drain() async {
    let milliseconds = settings.shutdownDelayMilliseconds
    guard milliseconds > 0 else { return }
    storage.beginDraining()
    observers.observe(.draining(milliseconds: milliseconds))
    try? await Task.sleep(for: .milliseconds(milliseconds))
  }

  /// Stops accepting, finishes what is under way within the deadline, then lets the database go.
  private func stop(_ database: Database) async {
    observers.observe(.stopping)
    await admin?.stopMeasuring()
    let milliseconds = settings.shutdownTimeoutMilliseconds
    let isComplete = await server.stop(within: .milliseconds(milliseconds))
    if !isComplete { observers.observe(.requestsCut(milliseconds: milliseconds)) }
    await database.close(deadlineMilliseconds: 1_000)
    await admin?.stop()
    observers.observe(.stopped)
  }
}

extension Service {
  private var databaseConfiguration: DatabaseConfiguration {
    var configuration = settings.database.configuration
    configuration.remainingMilliseconds = { RequestContext.current?.remainingMilliseconds }
    if observers.wantsUnits {
      configuration.onEvent = { [observers] in observers.observe(.database($0)) }
    }
    return configuration
  }

  private static func httpConfiguration(
    _ settings: Settings, _ observers: Observers
  ) -> HTTPServer.Configuration {
    var configuration = HTTPServer.Configuration()
    configuration.host = settings.host
    configuration.port = settings.port
    if let count = settings.eventLoops { configuration.eventLoopCount = count }
    configuration.cors = settings.cors
    configuration.trustedProxies = settings.trustedProxies
    let database = settings.database.configuration.limits
    configuration.limits.responseMilliseconds = max(
      configuration.limits.responseMilliseconds,
      database.requestMilliseconds + DatabaseSettings.turnMilliseconds)
    // A connection of the pool may have another beside it for a while, such as one that takes its
    // place.
    configuration.limits.reservedDescriptors += 2 * settings.database.poolSize
    // The connection of a stream, the pipe that wakes its thread, and that of a request to cancel it.
    configuration.limits.reservedDescriptors += 4 * database.streams
    if settings.adminPort != nil {
      configuration.limits.reservedDescriptors += AdminServer.descriptors
    }
    configuration.streamFailed = { (requestID, error) in
      observers.observe(.responseCut(id: requestID, reason: "\(error)"))
    }
    if observers.wantsRequests {
      configuration.onEvent = { (event) in
        switch event {
        case .requestEnded(let record): observers.observe(.requestEnded(record))
        case .connectionTurnedAway: observers.observe(.connectionTurnedAway)
        }
      }
    }
    return configuration
  }

  /// The answer to what a handler threw and the router does not know.
  private static func problem(
    for error: any Error, _ request: Request, _ observers: Observers
  ) -> ProblemDetails {
    let failure = error as? DatabaseFailure
    let cause = failure?.error ?? error as? DatabaseError
    let problem =
      failure?.problem ?? cause.map(ProblemDetails.init)
      ?? ProblemDetails(
        status: 500, detail: "The server made a mistake; its log has the request id.")
    // Its client has gone, or has been told that the time is up: the request's own line says so.
    if case .cancelled = cause { return problem }
    observers.observe(
      .requestFailed(id: request.id, status: problem.status, reason: "\(cause ?? error)"))
    return problem
  }

  /// Starts to listen, or says what to do about the setting of the port.
  private static func explained<Value>(
    _ setting: String, _ start: () async throws(HTTPServerError) -> Value
  ) async throws(OperatorError) -> Value {
    do {
      return try await start()
    } catch {
      throw OperatorError(sentence(for: error, setting))
    }
  }

  private static func sentence(for error: HTTPServerError, _ setting: String) -> String {
    switch error {
    case .addressInUse(let host, let port):
      "Port \(port) on \(host) is in use; stop what listens there, or set \(setting) to another."
    case .tooFewDescriptors:
      "The server cannot serve any connection: \(error)."
    default: "The server cannot listen: \(error); check HOST and \(setting)."
    }
  }
}

extension Observers {
  /// Those whom the settings ask for, and a tracer where the process has one.
  init(_ settings: LogSettings, _ metrics: PrometheusMetrics?) {
    let counting = metrics.map {
      MetricObserver($0, operations: Router<TodoApplication>.operations)
    }
    log = LogObserver(logger: settings.logger { counting?.observe(.logLinesDropped($0)) })
    self.metrics = counting
    spans = SpanObserver.ofProcess()
  }
}
