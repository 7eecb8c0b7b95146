// Case folders: a contract, the client that is expected for it, and uses.ts, which says what callers can and
// cannot do with it. To accept what is emitted now, run `make update-cases` and read the difference.

import ContractClients
import ContractCompiler
import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

@Suite("Cases")
struct CaseTests {
  static let folder = PackageFolder.url.appending(path: "Tests/ContractClientsTests/Cases")
  /// The folders below Cases; `todo` stands for the package's own contract.
  static let names: [String] = {
    let list = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (list ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()
  static let updates = ProcessInfo.processInfo.environment["UPDATE_CASES"] != nil

  @Test("The client is the expected one", arguments: names)
  func expected(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let own = folder.appending(path: "openapi.yaml")
    let contract =
      FileManager.default.fileExists(atPath: own.path)
      ? own : PackageFolder.url.appending(path: "openapi.yaml")
    let source = try client(of: contract)
    let file = folder.appending(path: "api.ts")
    if Self.updates { return try source.write(to: file, atomically: true, encoding: .utf8) }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(source == expected, "\(name)/api.ts differs")
  }

  @Test("Two runs emit the same bytes")
  func determinism() throws {
    let contract = PackageFolder.url.appending(path: "openapi.yaml")
    #expect(try client(of: contract) == client(of: contract))
  }

  @Test(
    "Every client is strictly typed, and callers can do what uses.ts says and nothing that it denies",
    .enabled(if: TypeScript.isInstalled, "the package node-typescript is not installed"),
    .disabled(if: updates, "the clients are being written"))
  func typed() throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".ts") }.map { Self.folder.appending(path: $0) }
    #expect(files.count > Self.names.count)
    try TypeScript.check(files)
  }
}

/// The client of a contract in a file, which must have no error.
func client(of contract: URL) throws -> String {
  let folder = contract.deletingLastPathComponent()
  return try client(of: contract.lastPathComponent) { path throws(DocumentLoader.FileError) in
    guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
    else { throw DocumentLoader.FileError("no such file") }
    return [UInt8](data)
  }
}

/// The client of a contract, which must have no error.
func client(
  of name: String, _ read: @escaping (String) throws(DocumentLoader.FileError) -> [UInt8]
) throws -> String {
  let result = DocumentLoader(readFile: read).load(name)
  let document = try #require(
    result.document, "\(DiagnosticRenderer.text(result.diagnostics).prefix(2_000))")
  let compilation = Compilation(of: document)
  try #require(
    compilation.isComplete, "\(DiagnosticRenderer.text(compilation.diagnostics).prefix(2_000))")
  return TypeScriptClient.source(of: document)
}
