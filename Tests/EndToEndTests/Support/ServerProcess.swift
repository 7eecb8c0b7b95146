// The real server as a child process: settings in, a port and everything that it printed out.
// Whatever it printed is searched for tokens and secrets when it stops.

import ContractTestSupport
import Foundation
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A running (or failed) `todo-server`.
final class ServerProcess: @unchecked Sendable {
  enum StartError: Error, CustomStringConvertible {
    case noExecutable([String])
    case exited(status: Int32, output: String)
    case silent(output: String)

    var description: String {
      switch self {
      case .noExecutable(let places):
        "todo-server is not built: run `swift build`; looked in \(places.joined(separator: ", "))"
      case .exited(let status, let output): "todo-server exited with \(status):\n\(output)"
      case .silent(let output): "todo-server was never ready:\n\(output)"
      }
    }
  }

  private let child: SpawnedProcess
  private let folder: URL
  private let secrets: [String]
  private let portFound = Mutex<Int?>(nil)

  /// Starts the executable with these settings in its environment, `PATH`, and, where they do not say
  /// otherwise, more time to connect to the database than an operator would give.
  ///
  /// - Parameters:
  ///   - standardError: Where its log goes, such as a named pipe; a file that is read here otherwise.
  ///   - openFiles: Its limit on open files; this process's own otherwise.
  init(
    _ arguments: [String], settings: [String: String], standardError: String? = nil,
    openFiles: Int? = nil
  ) throws {
    var command = [try Self.executable().path] + arguments
    if let openFiles {
      command = ["/bin/sh", "-c", "ulimit -n \(openFiles); exec \"$0\" \"$@\""] + command
    }
    secrets = Self.secrets(in: settings)
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("todo-server-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A database that is there is waited for, however slow the machine is.
    var environment = ["DATABASE_CONNECT_TIMEOUT_MS": "30000"].merging(settings) { $1 }
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    child = try SpawnedProcess(
      command[0], Array(command.dropFirst()), environment: environment,
      standardOutput: folder.appendingPathComponent("stdout").path,
      standardError: standardError ?? folder.appendingPathComponent("stderr").path)
  }

  deinit {
    if child.isRunning { child.signal(SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Starts the service on a free port and waits until it serves tasks.
  ///
  /// - Parameter isAwaited: False returns as soon as it says where it listens.
  static func serve(
    settings: [String: String], standardError: String? = nil, openFiles: Int? = nil,
    isAwaited: Bool = true, within seconds: Double = 40
  ) async throws -> ServerProcess {
    var all = ["HOST": "127.0.0.1", "PORT": "0", "LOG_LEVEL": "info"]
    all.merge(settings) { $1 }
    let server = try ServerProcess(
      ["serve"], settings: all, standardError: standardError, openFiles: openFiles)
    let isThere = try await eventually(within: seconds) {
      guard server.isRunning else { return true }
      guard server.findPort() != nil else { return false }
      if !isAwaited { return true }
      return try await server.isReady()
    }
    if isThere, server.isRunning { return server }
    if server.isRunning {
      server.signal(SIGKILL)
      throw StartError.silent(output: server.output)
    }
    throw StartError.exited(status: server.child.status ?? 0, output: server.output)
  }

  /// Whether it serves tasks; false too where it does not answer, as when it has just ended.
  func isReady() async throws -> Bool {
    (try? await client.send("GET", "/readyz").status) == 200
  }

  /// Runs a command to its end.
  ///
  /// - Returns: the exit status (negative: the signal), standard output and standard error.
  static func run(
    _ arguments: [String], settings: [String: String], within seconds: Double = 40
  ) async throws -> (status: Int32, standardOutput: String, standardError: String) {
    let server = try ServerProcess(arguments, settings: settings)
    guard let status = try await server.exitStatus(within: seconds) else {
      server.signal(SIGKILL)
      throw StartError.silent(output: server.output)
    }
    return (status, server.standardOutput, server.standardError)
  }

  var isRunning: Bool { child.isRunning }
  var port: Int { findPort() ?? 0 }
  var client: HTTPClient { HTTPClient(port: port) }
  var standardOutput: String { Self.text(of: folder.appendingPathComponent("stdout")) }
  var standardError: String { Self.text(of: folder.appendingPathComponent("stderr")) }
  var output: String { standardOutput + standardError }

  func signal(_ number: Int32) {
    child.signal(number)
  }

  /// The most memory that was resident so far, in bytes; nil where the system does not tell.
  var peakResidentBytes: Int? { MeasuredProcess.residentPeak(of: child.identifier) }

  /// The processor time that it has used so far, in seconds; nil where the system does not tell.
  func processorSeconds() -> Double? {
    let text = Self.text(of: URL(fileURLWithPath: "/proc/\(child.identifier)/stat"))
    // Fields 14 and 15, counted from behind the name, which may hold anything.
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[end...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else {
      return nil
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Waits for the end; nil when it still runs after `seconds`, negative for a signal.
  func exitStatus(within seconds: Double) async throws -> Int32? {
    _ = try await eventually(within: seconds, every: 0.01) { !child.isRunning }
    return child.status
  }

  /// Ends the server as an operator would, and searches what it printed.
  func stop(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    signal(SIGTERM)
    let status = try await exitStatus(within: 25)
    if status == nil { signal(SIGKILL) }
    #expect(status == 0, "exit after SIGTERM", sourceLocation: sourceLocation)
    expectNoSecrets(sourceLocation: sourceLocation)
  }

  /// Expects neither a token nor one of the settings' secrets in what the server printed.
  func expectNoSecrets(sourceLocation: SourceLocation = #_sourceLocation) {
    let printed = output
    let leaked = SecretScan.findings(in: printed, secrets: secrets)
    #expect(leaked.isEmpty, "in the server's output", sourceLocation: sourceLocation)
  }

  private func findPort() -> Int? {
    if let port = portFound.withLock({ $0 }) { return port }
    guard let port = announcedPort(in: standardOutput) else { return nil }
    portFound.withLock { $0 = port }
    return port
  }

  private static func text(of file: URL) -> String {
    (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// What of the settings must never be printed: the shared secret and the database's password.
  private static func secrets(in settings: [String: String]) -> [String] {
    var secrets: [String] = []
    if let secret = settings["BETTER_AUTH_SECRET"], secret.utf8.count >= 8 {
      secrets.append(secret)
    }
    if let url = settings["DATABASE_URL"], let password = URLComponents(string: url)?.password,
      password.utf8.count >= 8
    {
      secrets.append(password)
    }
    return secrets
  }

  /// The executable beside the test bundle's build products, or the one of `TODO_SERVER_EXECUTABLE`.
  static func executable() throws -> URL {
    if let named = ProcessInfo.processInfo.environment["TODO_SERVER_EXECUTABLE"] {
      return URL(fileURLWithPath: named)
    }
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") } + [.main]
    let folders = bundles.flatMap { bundle in
      [bundle.executableURL, bundle.bundleURL].compactMap { $0?.deletingLastPathComponent() }
    }
    let places = folders.map { $0.appendingPathComponent("todo-server") }
    guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else { throw StartError.noExecutable(Array(Set(places.map(\.path))).sorted()) }
    return found
  }
}

/// Finds what must not be printed.
enum SecretScan {
  /// Everything in `text` that looks like a token, or is one of `secrets`.
  static func findings(in text: String, secrets: [String]) -> [String] {
    tokens(in: Array(text.utf8))
      + secrets.filter { text.contains($0) }.map { "the secret \($0.prefix(4))..." }
  }

  /// All runs that begin as the header of a compact token does (`{"` in base64url) and are as long.
  private static func tokens(in bytes: [UInt8]) -> [String] {
    let start = Array("eyJ".utf8)
    var found: [String] = []
    var index = 0
    while index + start.count <= bytes.count {
      guard bytes[index] == start[0], bytes[index..<(index + 3)].elementsEqual(start) else {
        index += 1
        continue
      }
      let run = bytes[index...].prefix(while: isTokenCharacter)
      if run.count >= 24 {
        let before = bytes[max(0, index - 80)..<index]
        found.append(String(decoding: Array(before) + run.prefix(24), as: UTF8.self))
      }
      index += max(run.count, 1)
    }
    return found
  }

  private static func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension ServerProcess {
  /// Serves tables that another program has made. Where tests run on a cluster they are spread over it
  /// before, which no server does unasked.
  static func serveTablesOfOthers(settings: [String: String]) async throws -> ServerProcess {
    if World.isCitusForAll {
      // This makes what is missing beside them, and refuses the rest.
      _ = try await run(["migrate"], settings: settings)
      let spread = try await run(["migrate", "--distribute", "--apply"], settings: settings)
      #expect(spread.status == 0, "\(spread.standardError)")
    }
    return try await serve(settings: settings)
  }
}
