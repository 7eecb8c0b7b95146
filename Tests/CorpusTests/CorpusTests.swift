// Published documents through the whole compiler: the folder is named by the environment variable
// TEST_CORPUS, and its INDEX.tsv says which documents are known to be invalid. `make corpus` compiles
// what is emitted for all of them with the release compiler; here a representative part is type-checked.

import ContractCompiler
import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

/// A document of the corpus.
struct CorpusDocument: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: Int
  var isKnownInvalid: Bool

  var testDescription: String { name }

  /// Every document of the index; none where the index cannot be read, which a test of its own says.
  static let all: [CorpusDocument] = {
    let rows = try? PublishedData.corpus.table("INDEX.tsv")
    return (rows ?? []).compactMap { row in
      guard let name = row["file"] else { return nil }
      return CorpusDocument(
        name: name, bytes: row["bytes"].flatMap { Int($0) } ?? .max,
        isKnownInvalid: row["known_invalid"] == "yes")
    }
  }()

  /// Those up to a size, as debug builds take long for the large ones.
  static func all(upTo limit: Int) -> [CorpusDocument] { all.filter { $0.bytes <= limit } }

  /// What the loader and the compiler make of it.
  func compile() throws -> (diagnostics: [Diagnostic], outputs: [Compilation.Output]) {
    try compile(in: try PublishedData.corpus.folder())
  }

  /// What they make of the document of this name in a folder.
  func compile(in folder: URL) throws -> (diagnostics: [Diagnostic], outputs: [Compilation.Output])
  {
    let loader = DocumentLoader { path throws(DocumentLoader.FileError) in
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { throw DocumentLoader.FileError("no such file") }
      return [UInt8](data)
    }
    let result = loader.load(name)
    guard let document = result.document else { return (result.diagnostics, []) }
    let compilation = Compilation(of: document)
    return (result.diagnostics + compilation.diagnostics, compilation.outputs())
  }
}

/// The largest documents that are compiled, and whose Swift is type-checked, in a debug build.
private let compiledBytes = 400_000
private let checkedBytes = 60_000

@Suite(
  "Published documents",
  .enabled(if: PublishedData.corpus.isNamed, Comment(rawValue: PublishedData.corpus.absence)))
struct CorpusTests {
  @Test("The index names documents that are there, and what is too large is named")
  func corpus() throws {
    let rows = try PublishedData.corpus.table("INDEX.tsv")
    #expect(CorpusDocument.all.count == rows.count)
    let folder = try PublishedData.corpus.folder()
    var skipped = SkippedCases()
    for document in CorpusDocument.all {
      let path = folder.appending(path: document.name).path
      #expect(FileManager.default.fileExists(atPath: path), Comment(rawValue: document.name))
      if document.bytes > compiledBytes {
        skipped.add("documents too large for a debug build: see `make corpus`")
      }
    }
    skipped.report("corpus")
  }

  @Test(
    "A valid document is compiled; an invalid one gets a located finding, and an error if it matters",
    arguments: CorpusDocument.all(upTo: compiledBytes))
  func compiled(document: CorpusDocument) throws {
    let (diagnostics, outputs) = try document.compile()
    let errors = diagnostics.filter { $0.severity == .error }
    if document.isKnownInvalid {
      // A mistake that changes nothing about a server is a warning, which `--strict` refuses.
      #expect(!diagnostics.isEmpty)
      #expect(outputs.isEmpty == !errors.isEmpty)
      #expect(diagnostics.allSatisfy { $0.location.line > 0 && $0.location.column > 0 })
    } else {
      let text = DiagnosticRenderer.text(Array(errors.prefix(3)))
      #expect(outputs.count == Compilation.outputNames.count, Comment(rawValue: text))
    }
  }

  /// Small enough that all of them take about a minute.
  @Test(
    "The emitted Swift compiles without a warning",
    arguments: CorpusDocument.all(upTo: checkedBytes).filter { !$0.isKnownInvalid })
  func emitted(document: CorpusDocument) throws {
    let (_, outputs) = try document.compile()
    try SwiftCompiler.check(outputs)
  }
}
