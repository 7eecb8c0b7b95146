// Reads the sources and holds them to the import table of docs/ARCHITECTURE.md: the build-time and
// the run-time line meet only at generated Swift, and Foundation stays off the request path.
import Foundation
import Testing

/// What each target may import beside the standard library's own modules.
private let importTable: [String: Set<String>] = [
  "OpenAPIDocument": ["ContractLibYAML"],
  "ContractPatterns": [],
  "ContractFormats": ["ContractPatterns"],
  "ContractModel": ["OpenAPIDocument", "ContractPatterns", "ContractFormats"],
  "ContractCompiler": ["ContractModel", "OpenAPIDocument", "ContractPatterns"],
  "ContractDiff": ["ContractModel", "OpenAPIDocument"],
  "ContractClients": ["ContractModel", "OpenAPIDocument"],
  "contractc": [
    "ContractCompiler", "ContractDiff", "ContractClients", "OpenAPIDocument", "ArgumentParser",
    "Foundation",
  ],
  "ContractRuntime": ["ContractPatterns", "ContractFormats"],
  "ContractServer": [
    "ContractRuntime", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOExtras", "NIOConcurrencyHelpers",
    "Dispatch",
  ],
  "ContractServiceLifecycle": ["ContractRuntime", "ContractServer", "ServiceLifecycle"],
  "ContractPostgreSQL": ["ContractLibPQ"],
  "ContractTokens": ["ContractLibCrypto", "ContractRuntime"],
  "TodoContract": ["ContractRuntime"],
  "TodoHandlers": ["TodoContract", "ContractRuntime", "ContractPostgreSQL"],
  "TodoServer": [
    "TodoHandlers", "TodoContract", "ContractRuntime", "ContractServer", "ContractPostgreSQL",
    "ContractTokens", "ContractLibSSL", "ContractLibPQ", "ContractBuildCommit", "NIOPosix",
    "NIOCore", "ArgumentParser", "Logging", "Metrics", "Tracing", "Dispatch",
  ],
]

/// The folders of targets whose module has another name than its folder.
private let folders = [
  "TodoContract": "Generated", "TodoHandlers": "Handlers", "TodoServer": "App",
]

/// Modules of the standard library and of the C library, open to every target.
private let openToAll: Set<String> = ["Swift", "Synchronization", "Glibc", "Musl", "Darwin"]

private let root = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

@Suite("The import table")
struct ImportTableTests {
  @Test(
    "every target imports what the table allows, and nothing else",
    arguments: importTable.keys.sorted())
  func importsAreAllowed(target: String) throws {
    let allowed = try #require(importTable[target]).union(openToAll)
    for file in swiftFiles(in: "Sources/\(folders[target] ?? target)") {
      for module in imports(of: file) {
        #expect(
          allowed.contains(module),
          "\(file.lastPathComponent) of \(target) imports \(module)")
      }
    }
  }

  @Test("every target stands in the table")
  func tableIsComplete() throws {
    let found = try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("Sources").path)
    let named = Set(importTable.keys.map { folders[$0] ?? $0 })
    for folder in found where !swiftFiles(in: "Sources/\(folder)").isEmpty {
      #expect(named.contains(folder), "\(folder) is not in the table")
    }
  }

  @Test("the reader of imports sees them")
  func readerSeesImports() {
    let text =
      "@testable import A\n  import struct B.C\n@preconcurrency public import D\n// import E\n"
    #expect(imports(in: text) == ["A", "B", "D"])
  }

  private func swiftFiles(in folder: String) -> [URL] {
    let url = root.appendingPathComponent(folder)
    let all = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)
    // The files of tutorials belong to packages of their readers.
    return (all?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" && !$0.path.contains(".docc/") }
  }

  private func imports(of file: URL) -> [String] {
    imports(in: (try? String(contentsOf: file, encoding: .utf8)) ?? "")
  }

  /// The modules that import declarations name, attributes and access levels before them skipped.
  private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { (line) -> String? in
      var words = line.split(separator: " ")[...]
      while let word = words.first,
        word.hasPrefix("@") || ["public", "package", "internal"].contains(word)
      {
        words = words.dropFirst()
      }
      guard words.popFirst() == "import", var name = words.popFirst() else { return nil }
      if ["struct", "class", "enum", "func", "protocol", "let", "var", "typealias"].contains(name) {
        name = words.popFirst() ?? ""
      }
      return name.split(separator: ".").first.map(String.init)
    }
  }
}
