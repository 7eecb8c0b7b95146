// Emitted Swift -> a program that takes one request a line and prints one status a line. Compiled
// against the Runtime that this harness itself was linked with.

import ContractCompiler
import ContractRuntime
import Foundation

/// A program around a generated router.
struct GeneratedProgram {
  let folder: URL
  private var executable: URL { folder.appendingPathComponent("program") }

  /// Why a program could not be made or run.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Writes and compiles the program, whose own source is `main`.
  init(_ outputs: [Compilation.Output], in folder: URL, main: String? = nil) throws {
    self.folder = folder
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for output in outputs { try write(output.name, output.text) }
    try write("main.swift", main ?? Self.main(outputs))
    let build = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    guard let build else { throw Failure(description: "the build folder is not known") }
    try compile(outputs.map(\.name) + ["main.swift"], build: build)
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  private func compile(_ names: [String], build: URL) throws {
    let objects = ["ContractPatterns", "ContractFormats", "ContractRuntime"].flatMap { module in
      Self.objects(of: module, in: build.appendingPathComponent("\(module).build"))
    }
    let arguments =
      [
        "swiftc", "-swift-version", "6", "-D", "DEBUG", "-Onone", "-module-name", "Program", "-j2",
        "-enable-upcoming-feature", "ExistentialAny", "-warnings-as-errors",
        "-I", build.appendingPathComponent("Modules").path, "-o", executable.path,
      ] + names + objects
    let (status, output) = try Self.run("/usr/bin/env", arguments, in: folder, input: Data())
    guard status == 0 else {
      throw Failure(description: "the emitted Swift does not compile:\n\(output)")
    }
  }

  /// The objects of a module's sources: the folder keeps those of sources that are gone.
  private static func objects(of module: String, in folder: URL) -> [String] {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/\(module)")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .map { folder.appendingPathComponent($0.lastPathComponent + ".o").path }
  }

  /// The status of each request.
  func statuses(of requests: [(operation: String, body: String)]) throws -> [Int] {
    let lines = requests.map { "/\($0.operation) \($0.body)\n" }.joined()
    let (status, output) = try Self.run(executable.path, [], in: folder, input: Data(lines.utf8))
    let statuses = output.split(separator: "\n").compactMap { Int($0) }
    guard status == 0, statuses.count == requests.count else {
      throw Failure(
        description: "status \(status) after \(statuses.count) of \(requests.count) requests, at "
          + (statuses.count < requests.count ? "\(requests[statuses.count])" : "the end")
          + "\n\(output.suffix(2000))")
    }
    return statuses
  }

  /// What the program prints for lines of input.
  func output(for lines: [String]) throws -> [String] {
    let input = Data(lines.map { $0 + "\n" }.joined().utf8)
    let (status, output) = try Self.run(executable.path, [], in: folder, input: input)
    let answers = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard status == 0, answers.count == lines.count else {
      throw Failure(
        description: "status \(status) after \(answers.count) of \(lines.count) requests\n"
          + output.suffix(2000))
    }
    return answers.map(String.init)
  }

  /// Runs a program to its end with files for its input and output.
  private static func run(
    _ path: String, _ arguments: [String], in folder: URL, input: Data
  ) throws -> (Int32, String) {
    let inputFile = folder.appendingPathComponent("input")
    let outputFile = folder.appendingPathComponent("output")
    try input.write(to: inputFile)
    try Data().write(to: outputFile)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    let output = try FileHandle(forWritingTo: outputFile)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    return (process.terminationStatus, text)
  }

  /// The methods that an application of the emitted protocol has, each without its body.
  static func methods(_ outputs: [Compilation.Output]) -> [String] {
    let lines = outputs.first { $0.name == "Operations.swift" }?.text.split(separator: "\n") ?? []
    let requirements = lines.drop { $0 != "public protocol API: Sendable {" }.prefix { $0 != "}" }
    let code = requirements.dropFirst().filter { !$0.hasPrefix("  ///") }.joined(separator: "\n")
    return code.split(separator: "  func ").map { "  func \($0)" }
  }

  /// The program's own source: every handler answers 204.
  private static func main(_ outputs: [Compilation.Output]) -> String {
    let methods = methods(outputs).map { "\($0) { .noContent }" }
    return """
      import ContractRuntime

      struct Accepting: API {
      \(methods.joined(separator: "\n"))
      }

      let router = Router(application: Accepting()) { error, _ in
        ProblemDetails(status: 500, detail: "\\(error)")
      }
      while let line = readLine() {
        guard let space = line.utf8.firstIndex(of: 0x20) else { continue }
        let request = Request(
          method: .post, target: String(line[..<space]),
          headers: Headers([.init(name: "content-type", value: "application/json")]),
          body: .bytes(Array(line.utf8[line.utf8.index(after: space)...])))
        print(await router.respond(to: request).status)
      }

      """
  }
}
