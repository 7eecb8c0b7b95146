// The server as a whole program: HOST, PORT and the CORS variables in, responses out, until SIGTERM.

import ContractRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension HTTPServer {
  /// Serves as the whole program does: at `HOST` and `PORT`, to pages of `CORS_ORIGINS`, until SIGTERM or
  /// SIGINT.
  ///
  /// Where the server cannot start, it says why on standard error and ends the process with 1.
  /// - Parameters:
  ///   - responder: What answers, such as a generated `Router`.
  ///   - configure: Changes what the environment does not set, such as limits.
  public static func main(
    _ responder: any Responder, configure: (inout Configuration) -> Void = { _ in }
  ) async {
    do throws(HTTPServerError) {
      var configuration = try Configuration(environment: Self.environmentVariable)
      configure(&configuration)
      try await run(configuration, responder: responder)
    } catch {
      writeLine("error: \(error)", to: STDERR_FILENO)
      exit(1)
    }
  }

  /// Serves until SIGTERM or SIGINT, then finishes the requests under way.
  ///
  /// Says on standard output where it listens, as soon as it does. A second signal ends the
  /// process at once.
  /// - Parameters:
  ///   - configuration: What the server is started with.
  ///   - responder: What answers, such as a generated `Router`.
  ///   - deadline: The longest wait for requests under way.
  public static func run(
    _ configuration: Configuration, responder: any Responder,
    deadline: Duration = .seconds(10)
  ) async throws(HTTPServerError) {
    // A peer that goes away is an error of one write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let stopSignal = StopSignal()
    let server = try await start(configuration, responder: responder)
    writeLine("listening on \(server.url)", to: STDOUT_FILENO)
    if server.connectionLimit < configuration.limits.connections {
      writeLine(
        "warning: RLIMIT_NOFILE has room for \(server.connectionLimit) connections only",
        to: STDERR_FILENO)
    }
    await stopSignal.wait()
    await server.stop(within: deadline)
  }

  private static func environmentVariable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Writes in one call: nothing is held back in a buffer, whoever reads it.
  private static func writeLine(_ text: String, to file: Int32) {
    let bytes = Array("\(text)\n".utf8)
    _ = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(file, buffer.baseAddress, buffer.count)
    }
  }
}

extension HTTPServer.Configuration {
  /// The default configuration with `HOST`, `PORT`, `CORS_ORIGINS`, `CORS_ALLOW_HEADERS` and `CORS_MAX_AGE`,
  /// each where it is set and not empty; the CORS lists have commas between their items.
  ///
  /// - Parameter environment: Looks a variable up.
  /// - Throws: `HTTPServerError.invalidConfiguration` where `PORT` is no port, or a CORS variable is wrong.
  public init(environment: (String) -> String?) throws(HTTPServerError) {
    self.init()
    if let host = environment("HOST"), !host.isEmpty { self.host = host }
    if let port = try Self.number("PORT", 0...65_535, environment) { self.port = port }
    cors.allowedOrigins = Self.list("CORS_ORIGINS", environment)
    cors.allowedRequestFields = Self.list("CORS_ALLOW_HEADERS", environment)
    let ages = 0...CORSPolicy.longestMaxAgeSeconds
    if let seconds = try Self.number("CORS_MAX_AGE", ages, environment) {
      cors.maxAgeSeconds = seconds
    }
    if let problem = cors.problem { throw .invalidConfiguration(problem) }
  }

  private static func number(
    _ name: String, _ range: ClosedRange<Int>, _ environment: (String) -> String?
  ) throws(HTTPServerError) -> Int? {
    guard let text = environment(name), !text.isEmpty else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .invalidConfiguration(
        "\(name) is '\(text)'; it must be a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }

  private static func list(_ name: String, _ environment: (String) -> String?) -> [String] {
    (environment(name) ?? "").split(separator: ",").compactMap { item in
      let text = item.drop { $0 == " " }
      let end = text.lastIndex { $0 != " " }
      return end.map { String(text[...$0]) }
    }
  }
}
