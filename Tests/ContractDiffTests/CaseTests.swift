// The case folders: Cases/<code>/old.yaml against new.yaml gives exactly changes.txt. Run with
// UPDATE_CASES=1 to write what is found, then read the difference.

import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

@testable import ContractDiff

/// Documents for tests, from folders and from text.
enum Contracts {
  /// Loads a document of a folder; a fault of it is the test's.
  static func load(_ name: String, in folder: URL) throws -> Document {
    try document(loader(folder).load(name))
  }

  /// Reads files of a folder, as the command does.
  static func loader(_ folder: URL) -> DocumentLoader {
    DocumentLoader { path throws(DocumentLoader.FileError) in
      guard
        let data = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
      else { throw DocumentLoader.FileError("no such file") }
      return [UInt8](data)
    }
  }

  /// Reads a document given as text.
  static func read(_ text: String, as name: String) throws -> Document {
    try load(name, with: [name: text])
  }

  /// Reads a document of several files given as text.
  static func load(_ name: String, with files: [String: String]) throws -> Document {
    try document(result(name, with: files))
  }

  /// Reads a document of several files given as text, which may be faulty.
  static func result(_ name: String, with files: [String: String]) -> DocumentLoader.Result {
    DocumentLoader { path throws(DocumentLoader.FileError) in
      guard let text = files[path] else { throw DocumentLoader.FileError("no such file") }
      return Array(text.utf8)
    }.load(name)
  }

  private static func document(_ result: DocumentLoader.Result) throws -> Document {
    try #require(result.document, Comment(rawValue: DiagnosticRenderer.text(result.diagnostics)))
  }

  /// The changes between two documents given as text.
  static func changes(
    _ old: String, _ new: String, limits: ContractComparison.Limits = .init()
  ) throws -> [Change] {
    ContractComparison(
      old: try read(old, as: "old.yaml"), new: try read(new, as: "new.yaml"), limits: limits
    ).changes
  }

  /// The codes of the changes, sorted.
  static func codes(_ old: String, _ new: String) throws -> [String] {
    try changes(old, new).map(\.code.rawValue).sorted()
  }

  /// The text of changes of which none is accepted.
  static func text(_ changes: [Change]) -> String {
    ChangeRenderer.text(changes.map { ($0, false) })
  }
}

enum CaseFolder {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  /// The changes of a case, or of its reverse.
  static func changes(_ name: String, reversed: Bool = false) throws -> [Change] {
    let folder = root.appendingPathComponent(name)
    let files = reversed ? ("new.yaml", "old.yaml") : ("old.yaml", "new.yaml")
    return ContractComparison(
      old: try Contracts.load(files.0, in: folder), new: try Contracts.load(files.1, in: folder),
      limits: limits(folder)
    ).changes
  }

  /// Lowered bounds: `limits.txt` has a name and a number a line.
  private static func limits(_ folder: URL) -> ContractComparison.Limits {
    var limits = ContractComparison.Limits()
    let text =
      (try? String(contentsOf: folder.appendingPathComponent("limits.txt"), encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, words[0] == "changes", let value = Int(words[1]) else {
        Issue.record("unknown limit \(line)")
        continue
      }
      limits.changes = value
    }
    return limits
  }
}

@Suite struct CaseTests {
  @Test(arguments: CaseFolder.names)
  func givesTheExpectedChanges(_ name: String) throws {
    let changes = try CaseFolder.changes(name)
    let text = Contracts.text(changes)
    let expected = CaseFolder.root.appendingPathComponent("\(name)/changes.txt")
    if CaseUpdates.areWanted { try text.write(to: expected, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: expected, encoding: .utf8) == text)
    #expect(changes.contains { $0.code.rawValue == name })
  }

  @Test func everyCodeOwnsACase() {
    #expect(Set(CaseFolder.names) == Set(ChangeCode.allCases.map(\.rawValue)))
  }

  @Test(arguments: CaseFolder.names)
  func noChangeIsSilentTheOtherWayRound(_ name: String) throws {
    #expect(try !CaseFolder.changes(name, reversed: true).isEmpty)
  }

  @Test(arguments: CaseFolder.names)
  func aDocumentDoesNotDifferFromItself(_ name: String) throws {
    let folder = CaseFolder.root.appendingPathComponent(name)
    for file in ["old.yaml", "new.yaml"] {
      let comparison = ContractComparison(
        old: try Contracts.load(file, in: folder), new: try Contracts.load(file, in: folder))
      #expect(Contracts.text(comparison.changes) == "no changes\n")
    }
  }
}
