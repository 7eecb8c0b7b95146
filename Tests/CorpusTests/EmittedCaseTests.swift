// The Swift that the compiler's case folders expect is Swift: each is compiled against the Runtime.

import ContractCompiler
import ContractTestSupport
import Foundation
import Testing

@Suite("Case folders")
struct EmittedCaseTests {
  private static let folder = PackageFolder.url
    .appending(path: "Tests/ContractCompilerTests/Cases", directoryHint: .isDirectory)

  /// The cases with a contract of their own that expect Swift.
  static let names: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).sorted().filter { name in
      ["Expected", "openapi.yaml"].allSatisfy {
        FileManager.default.fileExists(atPath: folder.appending(path: "\(name)/\($0)").path)
      }
    }
  }()

  @Test("There are such cases")
  func existence() { #expect(Self.names.count >= 5) }

  @Test("The expected Swift compiles without a warning", arguments: names)
  func compiles(name: String) throws {
    let expected = Self.folder.appending(path: "\(name)/Expected")
    let files = try FileManager.default.contentsOfDirectory(atPath: expected.path).sorted()
    let outputs = try files.map { file in
      Compilation.Output(
        name: file,
        text: try String(contentsOf: expected.appending(path: file), encoding: .utf8))
    }
    try SwiftCompiler.check(outputs)
  }
}
