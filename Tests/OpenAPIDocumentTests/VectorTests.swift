// Table tests over published vectors and documents, read from the folders that TEST_VECTORS and
// TEST_CORPUS name. The numbers are floors: fewer right answers fail.

import Foundation
import Testing

@testable import OpenAPIDocument

enum Vectors {
  static let folder = ProcessInfo.processInfo.environment["TEST_VECTORS"].map(
    URL.init(fileURLWithPath:))
  static let corpus = ProcessInfo.processInfo.environment["TEST_CORPUS"].map(
    URL.init(fileURLWithPath:))

  /// The rows of a table with a head line.
  static func rows(_ url: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(lines[0], row))
    }
  }

  static func load(_ url: URL) -> DocumentLoader.Result {
    FolderReader.loader(url.deletingLastPathComponent()).load(url.lastPathComponent)
  }

  static func describe(_ result: DocumentLoader.Result) -> Comment {
    let errors = result.diagnostics.filter { $0.severity == .error }
    return Comment(rawValue: DiagnosticRenderer.text(Array(errors.prefix(3))))
  }
}

@Suite(.enabled(if: Vectors.folder != nil, "TEST_VECTORS names no folder"))
struct YAMLVectorTests {
  /// Features that JSON cannot express or that a contract has no use for.
  static let refusable: Set<DiagnosticCode> = [
    .multipleDocuments, .emptyFile, .invalidKey, .unsupportedTag, .duplicateKey, .invalidYAML,
  ]

  @Test func noInvalidYAMLIsAcceptedAndNoValueIsWrong() throws {
    let root = try #require(Vectors.folder).appendingPathComponent("yaml")
    var counts = (right: 0, refusedInvalid: 0, refusedValid: 0)
    for folder in try cases(root) {
      var diagnostics = Diagnostics()
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("in.yaml")))
      let file = FileParser.parse(
        bytes, path: "in.yaml", limits: Limits(), diagnostics: &diagnostics)
      let name = Comment(rawValue: folder.path)
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("error").path) {
        #expect(diagnostics.hasErrors, name)
        counts.refusedInvalid += 1
      } else if diagnostics.hasErrors {
        let codes = Set(diagnostics.sorted.map(\.code))
        #expect(codes.isSubset(of: Set(Self.refusable.map(\.rawValue))), name)
        counts.refusedValid += 1
      } else {
        let json = folder.appendingPathComponent("in.json")
        if let data = FileManager.default.contents(atPath: json.path), let file {
          let expected = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
          #expect(isEqual(file.root, expected), name)
        }
        counts.right += 1
      }
    }
    #expect(counts.right >= 108)
    #expect(counts.refusedValid <= 55)
  }

  private func cases(_ root: URL) throws -> [URL] {
    let all = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    return all.compactMap { $0 as? URL }.filter { $0.lastPathComponent == "in.yaml" }
      .map { $0.deletingLastPathComponent() }.sorted { $0.path < $1.path }
  }

  /// Whether a node is what Foundation's JSON reader gives.
  private func isEqual(_ node: Node, _ value: Any) -> Bool {
    switch node.kind {
    case .null: return value is NSNull
    case .boolean: return node.bool == (value as? Bool)
    case .integer, .number: return node.jsonNumber.flatMap(Double.init) == (value as? Double)
    case .string: return node.text == value as? String
    case .sequence:
      guard let array = value as? [Any], array.count == node.count else { return false }
      return zip(node.elements, array).allSatisfy(isEqual)
    case .mapping:
      guard let members = value as? [String: Any], members.count == node.count else { return false }
      return node.members.allSatisfy { member in
        members[member.name].map { isEqual(member.value, $0) } ?? false
      }
    }
  }

  @Test func bombsAreRefusedOrReadInBoundedTime() throws {
    let root = try #require(Vectors.folder).appendingPathComponent("yaml-bombs")
    for row in try Vectors.rows(root.appendingPathComponent("cases.tsv")) {
      let name = try #require(row["file"])
      var bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
      if name.hasSuffix(".gz") { bytes = try unzipped(root.appendingPathComponent(name)) }
      var diagnostics = Diagnostics()
      let start = ContinuousClock.now
      _ = FileParser.parse(bytes, path: name, limits: Limits(), diagnostics: &diagnostics)
      #expect(ContinuousClock.now - start < .seconds(120), Comment(rawValue: name))
      let expected = try #require(row["expected"])
      if expected == "accept" { #expect(!diagnostics.hasErrors, Comment(rawValue: name)) }
      if expected.hasPrefix("reject:") { #expect(diagnostics.hasErrors, Comment(rawValue: name)) }
    }
  }

  private func unzipped(_ url: URL) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](data)
  }
}

@Suite(.enabled(if: Vectors.folder != nil, "TEST_VECTORS names no folder"))
struct OpenAPIVectorTests {
  /// Documents that their source calls valid and another validator too, but that are Swagger 2.0.
  static let swagger2 = ["Mermade-3.0/pass/swagger2openapi__swagger.yaml"]

  @Test func invalidDocumentsAreRefusedAndValidOnesAccepted() throws {
    let root = try #require(Vectors.folder).appendingPathComponent("openapi")
    for row in try Vectors.rows(root.appendingPathComponent("cases.tsv")) {
      guard let path = row["main_file"], let kind = row["kind"], kind != "lint" else { continue }
      let result = Vectors.load(root.appendingPathComponent(path))
      let isRefusedElsewhere = row["osv_verdict"]?.hasPrefix("error") ?? false
      switch kind {
      case "swagger2-fail": #expect(result.document == nil, Comment(rawValue: path))
      case "fail" where isRefusedElsewhere:
        #expect(result.document == nil && result.hasErrors, Comment(rawValue: path))
      case "pass" where !isRefusedElsewhere && !Self.swagger2.contains(path):
        #expect(result.document != nil, Vectors.describe(result))
      default:
        // Style rules, or sources that disagree: whatever the answer, there is one.
        #expect((result.document == nil) == result.hasErrors, Comment(rawValue: path))
      }
    }
  }
}

@Suite(.enabled(if: Vectors.corpus != nil, "TEST_CORPUS names no folder"))
struct CorpusTests {
  @Test func validDocumentsAreAcceptedAndInvalidOnesRefused() throws {
    let root = try #require(Vectors.corpus)
    for row in try Vectors.rows(root.appendingPathComponent("INDEX.tsv")) {
      let name = try #require(row["file"])
      let result = Vectors.load(root.appendingPathComponent(name))
      defer { result.document?.takeApart() }
      if row["known_invalid"] == "yes" {
        #expect(result.document == nil && result.hasErrors, Comment(rawValue: name))
      } else {
        #expect(result.document != nil, Vectors.describe(result))
      }
    }
  }
}
