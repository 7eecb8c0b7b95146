import ContractPostgreSQL
import ContractRuntime
import ContractServer
import Logging
// The composition root: what the service is made of, in the order in which it starts and stops.
import TodoContract
import TodoHandlers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The running service.
struct Service {
  /// How long `GET /health` waits for the database.
  static let healthCheckMilliseconds = 1_000

  let database: Database
  let server: HTTPServer
  let shutdownTimeoutMilliseconds: Int
  let logger: Logger

  /// Starts everything, or tells the operator what to mend.
  static func start(_ settings: Settings) async throws -> Service {
    // A peer that goes away is an error of one write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let logger = settings.log.logger()
    let verifier = try await settings.token.verifier(logger: logger)
    let setUp = try await DatabaseSetUp.run(settings.database, for: .serving, logger: logger)
    let database = setUp.database
    let router = Router(
      application: TodoApplication(
        database: OwnedDatabase<Owner>(
          database, setting: Schema.ownerSetting, role: setUp.role, ownerID: \.id),
        users: setUp.users,
        isDatabaseReachable: {
          do {
            try await database.ping(withinMilliseconds: healthCheckMilliseconds)
            return true
          } catch { return false }
        },
        isDatabaseBelievedReachable: {
          switch database.state.availability {
          case .available, .unknown: true
          case .unavailable, .closed: false
          }
        }),
      authenticators: Authenticators(bearerAuth: verifier),
      problem: { (error, request) in problem(for: error, request, logger: logger) })
    do {
      let configuration = httpConfiguration(settings, logger: logger)
      let server = try await HTTPServer.start(configuration, responder: router)
      if server.connectionLimit < configuration.limits.connections {
        logger.warning(
          "RLIMIT_NOFILE bounds the connections; raise it to serve more (ulimit -n, LimitNOFILE=)",
          metadata: [
            "connections": "\(server.connectionLimit)",
            "wanted": "\(configuration.limits.connections)",
          ])
      }
      StandardOutput.writeLine("listening on \(server.url)")
      return Service(
        database: database, server: server,
        shutdownTimeoutMilliseconds: settings.shutdownTimeoutMilliseconds, logger: logger)
    } catch {
      await database.close(deadlineMilliseconds: 1_000)
      throw OperatorError(sentence(for: error))
    }
  }

  /// Stops accepting, finishes what is under way within the deadline, then lets the database go.
  func stop() async {
    logger.notice("stopping")
    let isComplete = await server.stop(within: .milliseconds(shutdownTimeoutMilliseconds))
    if !isComplete {
      logger.warning(
        "some requests were cut off at SHUTDOWN_TIMEOUT_MS",
        metadata: ["milliseconds": "\(shutdownTimeoutMilliseconds)"])
    }
    await database.close(deadlineMilliseconds: 1_000)
    logger.notice("stopped")
  }
}

extension Service {
  private static func httpConfiguration(
    _ settings: Settings, logger: Logger
  ) -> HTTPServer.Configuration {
    var configuration = HTTPServer.Configuration()
    configuration.host = settings.host
    configuration.port = settings.port
    if let count = settings.eventLoops { configuration.eventLoopCount = count }
    configuration.cors = CORSPolicy(allowedOrigins: settings.corsOrigins)
    // A connection of the pool may have another beside it for a while, such as one that takes its
    // place.
    configuration.limits.reservedDescriptors += 2 * settings.database.poolSize
    if logger.logLevel <= .info {
      configuration.accessLog = { (record) in
        logger.info(
          "request",
          metadata: [
            "method": "\(record.method?.name ?? "-")",
            "route": "\(record.route.map { "\($0)" } ?? "-")",
            "status": "\(record.status)",
            "duration_us": "\(record.durationMicroseconds)",
            "request_id": "\(record.requestID)",
          ])
      }
    }
    return configuration
  }

  /// The answer to what a handler threw and the router does not know.
  private static func problem(
    for error: any Error, _ request: Request, logger: Logger
  ) -> ProblemDetails {
    let problem =
      (error as? DatabaseError).map(ProblemDetails.init)
      ?? ProblemDetails(
        status: 500, detail: "The server made a mistake; its log has the request id.")
    logger.log(
      level: problem.status == 503 ? .warning : .error, "request failed",
      metadata: [
        "request_id": "\(request.id)", "status": "\(problem.status)", "reason": "\(error)",
      ])
    return problem
  }

  private static func sentence(for error: HTTPServerError) -> String {
    switch error {
    case .addressInUse(let host, let port):
      "Port \(port) on \(host) is in use; stop what listens there, or set PORT to another."
    case .tooFewDescriptors:
      "The server cannot serve any connection: \(error)."
    default: "The server cannot listen: \(error); check HOST and PORT."
    }
  }
}
