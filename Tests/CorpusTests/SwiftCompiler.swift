// Runs swiftc over emitted sources, against the Runtime module of this very build.

import ContractCompiler
import ContractTestSupport
import Foundation
import Testing

/// The compiler of the toolchain that builds these tests.
enum SwiftCompiler {
  /// The folder of the build's modules, found from the running test bundle or its runner.
  static let modules: URL? = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      for name in ["Modules", "debug/Modules", ".build/debug/Modules"] {
        let modules = folder.appending(path: name)
        let runtime = modules.appending(path: "ContractRuntime.swiftmodule")
        if FileManager.default.fileExists(atPath: runtime.path) { return modules }
      }
      folder.deleteLastPathComponent()
    }
    let own = PackageFolder.url.appending(path: ".build/debug/Modules")
    return FileManager.default.fileExists(atPath: own.path) ? own : nil
  }()

  /// Expects that sources compile as a module, warnings being errors: types, then everything that is
  /// diagnosed on the intermediate language, such as a variable without a value.
  static func check(_ outputs: [Compilation.Output]) throws {
    let problem = try problem(outputs)
    #expect(problem == nil, Comment(rawValue: String((problem ?? "").prefix(2_000))))
  }

  /// What the compiler says against sources; nil where they compile.
  static func problem(_ outputs: [Compilation.Output]) throws -> String? {
    let modules = try #require(modules, "the Runtime module of this build was not found")
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var sources: [String] = []
    for output in outputs {
      let file = folder.appending(path: output.name)
      try output.text.write(to: file, atomically: true, encoding: .utf8)
      sources.append(file.path)
    }
    let log = folder.appending(path: "log").path
    let options = [
      "swiftc", "-emit-sil", "-whole-module-optimization", "-Onone", "-o",
      folder.appending(path: "sil").path, "-swift-version", "6", "-warnings-as-errors",
      "-enable-upcoming-feature", "ExistentialAny", "-D", "DEBUG", "-I", modules.path,
      "-module-name", "Generated", "-package-name", "generated",
    ]
    let status = try ChildProcess.spawn("/usr/bin/env", options + sources, output: log).wait()
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return status == 0 ? nil : text
  }
}
