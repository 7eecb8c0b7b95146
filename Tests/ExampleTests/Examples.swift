// The packages below Examples, built as their readers would build them, in the copy of this package
// whose build folder is kept.

import ContractTestSupport
import Foundation
import Testing

/// Builds examples, and starts what was built.
struct Examples: Sendable {
  private let copy: PackageCopy

  init() throws {
    copy = try PackageCopy(leaving: PackageCopy.todoService)
  }

  /// The folder of an example.
  func folder(_ name: String) -> URL {
    copy.folder.appendingPathComponent("Examples/\(name)")
  }

  /// Builds an example; compilers block, so on a thread of its own.
  func build(_ name: String) async throws -> PackageCopy.Build {
    try await onUngatedThread { try copy.build(example: name) }
  }

  /// Starts what was built, on a free port.
  func start(_ name: String, settings: [String: String] = [:]) async throws -> ExampleServer {
    let program = copy.executables.appendingPathComponent(name)
    return try await ExampleServer(
      program, settings: ["PORT": "0"].merging(settings) { $1 })
  }

  /// Starts what was built and waits for its end: for starts that must fail.
  func run(
    _ name: String, settings: [String: String]
  ) async throws -> (status: Int32?, standardError: String) {
    let program = copy.executables.appendingPathComponent(name)
    let process = try ExampleProcess(program, settings: settings)
    return (try await process.status(within: 20), process.standardError)
  }
}

/// A started example and what it printed.
final class ExampleProcess: Sendable {
  private let child: SpawnedProcess
  private let folder: URL

  init(_ program: URL, settings: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("example-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    child = try SpawnedProcess(
      program.path, [], environment: settings,
      standardOutput: folder.appendingPathComponent("stdout").path,
      standardError: folder.appendingPathComponent("stderr").path)
  }

  deinit {
    child.signal(SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  var isRunning: Bool { child.isRunning }
  var standardOutput: String { text("stdout") }
  var standardError: String { text("stderr") }

  func signal(_ number: Int32) {
    child.signal(number)
  }

  /// The exit status; nil when it still runs after `seconds`, negative for a signal.
  func status(within seconds: Double) async throws -> Int32? {
    _ = try await eventually(within: seconds, every: 0.01) { !child.isRunning }
    return child.status
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
  }
}

/// An example that listens.
struct ExampleServer: Sendable {
  private let process: ExampleProcess
  let port: Int

  struct StartError: Error, CustomStringConvertible {
    var description: String
  }

  init(_ program: URL, settings: [String: String]) async throws {
    let process = try ExampleProcess(program, settings: settings)
    _ = try await eventually(within: 20, every: 0.01) {
      announcedPort(in: process.standardOutput) != nil || !process.isRunning
    }
    guard let port = announcedPort(in: process.standardOutput) else {
      throw StartError(description: "it never listened: \(process.standardError)")
    }
    self.process = process
    self.port = port
  }

  var client: HTTPClient { HTTPClient(port: port) }
  var standardError: String { process.standardError }

  /// Stops it as an operator would: SIGTERM ends it with 0.
  func stop(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    process.signal(SIGTERM)
    let status = try await process.status(within: 20)
    #expect(status == 0, "exit after SIGTERM", sourceLocation: sourceLocation)
  }
}

/// The pet store, built once.
enum PetStoreServer {
  static let built = Task {
    let examples = try Examples()
    let build = try await examples.build("PetStore")
    try #require(build.isSuccessful, "\(build.output.suffix(4000))")
    return examples
  }
  static let key = [(name: "X-API-Key", value: "letmein")]

  /// Runs a test on a server of its own, whose store is empty.
  static func with(
    settings: [String: String] = [:], _ test: (HTTPClient) async throws -> Void
  ) async throws {
    let all = settings.merging(["API_KEY": "letmein"]) { own, _ in own }
    let server = try await built.value.start("PetStore", settings: all)
    try await test(server.client)
    try await server.stop()
    #expect(server.standardError.isEmpty, "\(server.standardError)")
  }
}

/// These build packages, one after the other.
@Suite(.serialized)
enum ExampleTests {}
