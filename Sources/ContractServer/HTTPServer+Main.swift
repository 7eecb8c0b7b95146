// The server as a whole program: HOST and PORT in, responses out, until SIGTERM.

import ContractRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension HTTPServer {
  /// Serves as the whole program does: at `HOST` and `PORT`, until SIGTERM or SIGINT.
  ///
  /// Where the server cannot start, it says why on standard error and ends the process with 1.
  /// - Parameters:
  ///   - responder: What answers, such as a generated `Router`.
  ///   - configure: Changes what the environment does not set, such as limits or CORS.
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
  /// - Parameter deadline: The longest wait for requests under way.
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
  /// The default configuration with `HOST` and `PORT`, each where it is set and not empty.
  ///
  /// - Parameter environment: Looks a variable up.
  /// - Throws: `HTTPServerError.invalidConfiguration` where `PORT` is no port.
  public init(environment: (String) -> String?) throws(HTTPServerError) {
    self.init()
    if let host = environment("HOST"), !host.isEmpty { self.host = host }
    guard let text = environment("PORT"), !text.isEmpty else { return }
    guard let port = Int(text), (0...65_535).contains(port) else {
      throw .invalidConfiguration("PORT is '\(text)'; it must be a whole number from 0 to 65535")
    }
    self.port = port
  }
}
