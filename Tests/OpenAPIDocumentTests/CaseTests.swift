// The case folders: Cases/<code>/openapi.yaml (or .json) gives exactly diagnostics.txt. Run with
// UPDATE_CASES=1 to write what is found, then read the difference.

import ContractTestSupport
import Foundation
import Testing

@testable import OpenAPIDocument

enum CaseFolder {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  /// The rendered diagnostics of a case, with paths as seen from its folder.
  static func run(_ name: String) -> (text: String, diagnostics: [Diagnostic]) {
    let folder = root.appendingPathComponent(name)
    var loader = FolderReader.loader(folder)
    loader.limits = limits(folder)
    let json = folder.appendingPathComponent("openapi.json").path
    let entry = FileManager.default.fileExists(atPath: json) ? "openapi.json" : "openapi.yaml"
    let result = loader.load(entry)
    return (DiagnosticRenderer.text(result.diagnostics), result.diagnostics)
  }

  /// The code that a folder is about: its name, up to a dot where a code has several cases.
  static func code(of name: String) -> String {
    String(name.prefix { $0 != "." })
  }

  /// Lowered bounds: `limits.txt` has a name and a number a line.
  private static func limits(_ folder: URL) -> Limits {
    var limits = Limits()
    let text =
      (try? String(contentsOf: folder.appendingPathComponent("limits.txt"), encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let value = Int(words[1]) else { continue }
      switch words[0] {
      case "fileBytes": limits.fileBytes = value
      case "files": limits.files = value
      case "depth": limits.depth = value
      case "expandedNodes": limits.expandedNodes = value
      case "diagnostics": limits.diagnostics = value
      default: Issue.record("unknown limit \(words[0])")
      }
    }
    return limits
  }
}

/// Reads files of a folder, as the command and the plugin do.
enum FolderReader {
  static func loader(_ folder: URL) -> DocumentLoader {
    DocumentLoader { path throws(DocumentLoader.FileError) in
      guard
        let data = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
      else { throw DocumentLoader.FileError("no such file") }
      return [UInt8](data)
    }
  }

  /// Loads a document given as text, with further files.
  static func load(_ text: String, path: String = "openapi.yaml", files: [String: String] = [:])
    -> DocumentLoader.Result
  {
    DocumentLoader { asked throws(DocumentLoader.FileError) in
      if asked == path { return Array(text.utf8) }
      guard let file = files[asked] else { throw DocumentLoader.FileError("no such file") }
      return Array(file.utf8)
    }.load(path)
  }
}

@Suite struct CaseTests {
  @Test(arguments: CaseFolder.names)
  func givesTheExpectedDiagnostics(_ name: String) throws {
    let (text, diagnostics) = CaseFolder.run(name)
    let expected = CaseFolder.root.appendingPathComponent("\(name)/diagnostics.txt")
    if CaseUpdates.areWanted { try text.write(to: expected, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: expected, encoding: .utf8) == text)
    #expect(diagnostics.contains { $0.code == CaseFolder.code(of: name) })
  }

  @Test func everyCodeOwnsACase() {
    #expect(
      Set(CaseFolder.names.map(CaseFolder.code)) == Set(DiagnosticCode.allCases.map(\.rawValue)))
  }
}
