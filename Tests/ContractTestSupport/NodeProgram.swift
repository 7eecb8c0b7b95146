// Programs for Node that use a generated client: run with the client as it is where Node can, else with what
// the compiler of Debian's package node-typescript makes of it.

import Foundation

/// Runs programs with a client.
public enum NodeProgram {
  /// A Node that has been found.
  private struct Runtime {
    var path: String
    /// Whether it runs TypeScript as it is.
    var erasesTypes: Bool
  }

  /// That of `Scripts/install-node.sh`, else the first of the system's that has all that clients use.
  private static let runtime: Runtime? = {
    let own = PackageFolder.url.appending(path: ".local/node/bin/node").path
    for path in [own] + ["node", "nodejs"].compactMap(Executable.path) {
      guard let output = try? outcome(of: path, ["--version"]), output.status == 0 else { continue }
      let numbers = output.text.dropFirst().split(separator: ".").compactMap { Int($0) }
      guard numbers.count >= 2, numbers[0] >= 20 else { continue }
      let erasesTypes = (numbers[0], numbers[1]) >= (22, 18)
      return Runtime(path: path, erasesTypes: erasesTypes)
    }
    return nil
  }()

  /// Whether programs can be run here.
  public static var canRun: Bool {
    runtime.map { $0.erasesTypes || Executable.path("tsc") != nil } ?? false
  }

  /// Runs a program, which is given the path of the client as its first argument.
  public static func run(
    _ program: URL, client: URL, _ arguments: [String] = []
  ) async throws -> (status: Int32, text: String) {
    try await onThread {
      guard let runtime else { return (1, "Node is not installed") }
      let folder = FileManager.default.temporaryDirectory.appending(path: "client-\(UUID())")
      defer { try? FileManager.default.removeItem(at: folder) }
      var path = client.path
      if !runtime.erasesTypes {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try translate(client, into: folder)
        path = folder.appending(path: "api.mjs").path
      }
      return try outcome(of: runtime.path, [program.path, path] + arguments)
    }
  }

  /// Writes a client as JavaScript: `api.mjs` in a folder.
  public static func translate(_ client: URL, into folder: URL) throws {
    let arguments = [
      "--target", "es2020", "--module", "esnext", "--lib", "dom,es2020", "--strict", "--outDir",
      folder.path, client.path,
    ]
    guard let compiler = Executable.path("tsc") else {
      throw PostgreSQLCluster.Failure(description: "tsc is not installed")
    }
    let (status, text) = try outcome(of: compiler, arguments)
    guard status == 0 else { throw PostgreSQLCluster.Failure(description: text) }
    try FileManager.default.moveItem(
      at: folder.appending(path: "api.js"), to: folder.appending(path: "api.mjs"))
  }

  /// The status and the output of a program.
  private static func outcome(
    of path: String, _ arguments: [String]
  ) throws -> (status: Int32, text: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "node-\(UUID()).out")
    defer { try? FileManager.default.removeItem(at: file) }
    let status = try ChildProcess.spawn(path, arguments, output: file.path).wait()
    return (status, (try? String(contentsOf: file, encoding: .utf8)) ?? "")
  }
}

/// Programs of the system.
public enum Executable {
  /// The path of a program that PATH leads to.
  public static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
