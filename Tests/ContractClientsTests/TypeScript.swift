// The compiler of Debian's package node-typescript, which is TypeScript 4.8: the oldest that clients are
// promised to compile with.

import ContractTestSupport
import Foundation
import Testing

/// Checks TypeScript.
enum TypeScript {
  /// Where the compiler is, if it is.
  static let compiler = Executable.path("tsc")
  static var isInstalled: Bool { compiler != nil }

  /// The strictest options that there are, beyond `--strict`.
  private static let options = [
    "--strict", "--target", "es2020", "--module", "esnext", "--moduleResolution", "node", "--lib",
    "dom,es2020", "--noUnusedLocals", "--noUnusedParameters", "--exactOptionalPropertyTypes",
    "--noUncheckedIndexedAccess", "--noPropertyAccessFromIndexSignature", "--noImplicitOverride",
    "--noImplicitReturns", "--noFallthroughCasesInSwitch", "--isolatedModules",
  ]

  /// Expects that files have no error; all of them at once, as the start takes the longest.
  static func check(_ files: [URL]) throws {
    let (status, output) = try run(["--noEmit"] + options + files.map(\.path))
    #expect(status == 0, "\(output.prefix(4_000))")
  }

  /// Runs the compiler; answers with its status and what it printed.
  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let output = FileManager.default.temporaryDirectory.appending(path: "tsc-\(UUID()).out")
    defer { try? FileManager.default.removeItem(at: output) }
    let process = try ChildProcess.spawn(
      try #require(compiler), arguments, output: output.path)
    let status = process.wait()
    return (status, (try? String(contentsOf: output, encoding: .utf8)) ?? "")
  }
}
