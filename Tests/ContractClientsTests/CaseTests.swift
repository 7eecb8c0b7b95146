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

  @Test("The client is the expected one", arguments: names)
  func expected(name: String) throws {
    let source = try Self.emitted(name)
    let file = Self.folder.appending(path: "\(name)/api.ts")
    if CaseUpdates.areWanted {
      return try source.write(to: file, atomically: true, encoding: .utf8)
    }
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
    .enabled(if: TypeScript.isInstalled, "the package node-typescript is not installed"))
  func typed() throws {
    // What is emitted now, as the files of the cases may be being written.
    let root = FileManager.default.temporaryDirectory.appending(path: "cases-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    var files: [URL] = []
    for name in Self.names {
      let folder = root.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appending(path: "api.ts")
      try Self.emitted(name).write(to: file, atomically: true, encoding: .utf8)
      files.append(file)
      let uses = Self.folder.appending(path: "\(name)/uses.ts")
      guard FileManager.default.fileExists(atPath: uses.path) else { continue }
      let copy = folder.appending(path: "uses.ts")
      try FileManager.default.copyItem(at: uses, to: copy)
      files.append(copy)
    }
    #expect(files.count > Self.names.count)
    try TypeScript.check(files)
  }

  /// The client that is emitted for a case.
  private static func emitted(_ name: String) throws -> String {
    let own = folder.appending(path: "\(name)/openapi.yaml")
    let hasOwn = FileManager.default.fileExists(atPath: own.path)
    return try client(of: hasOwn ? own : PackageFolder.url.appending(path: "openapi.yaml"))
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
