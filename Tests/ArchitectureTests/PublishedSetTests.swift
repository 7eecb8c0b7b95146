// The sets that the index of the published vectors names: each is there, and a suite reads it.

import ContractTestSupport
import Foundation
import Testing

/// Whether the folder has an index: a part of the vectors may come without.
private let hasIndex = (try? PublishedData.vectors.lines("INDEX.md")) != nil

@Suite(
  "Published vectors",
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)),
  .enabled(if: hasIndex, "TEST_VECTORS has no INDEX.md"))
struct PublishedSetTests {
  /// The first column of the table in `INDEX.md`, such as `http/llhttp` or `json-numbers (numbers.tsv)`.
  private func sets() throws -> [String] {
    let names = try PublishedData.vectors.lines("INDEX.md").filter { $0.hasPrefix("| ") }.map {
      line in
      line.dropFirst(2).split(whereSeparator: { " (|".contains($0) }).first.map(String.init) ?? ""
    }
    return names.filter { $0 != "set" && !$0.isEmpty }
  }

  @Test("Every set of the index is there")
  func presence() throws {
    let sets = try sets()
    try #require(!sets.isEmpty)
    for set in sets {
      // A set is a folder, or files of that name in one.
      let parent = (set as NSString).deletingLastPathComponent
      let name = (set as NSString).lastPathComponent
      let files = try PublishedData.vectors.files(parent) { file in
        file == name || file.hasPrefix(name + ".")
      }
      for file in files where file.name == name {
        _ = try PublishedData.vectors.folder(set)
      }
    }
  }

  @Test("Every set of the index is read by a suite, or named as not read")
  func readers() throws {
    let tests = PackageFolder.url.appending(path: "Tests")
    let sources =
      FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    let text = try sources.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    var skipped = SkippedCases()
    for set in Set(try sets().map { String($0.prefix { $0 != "/" }) }).sorted()
    where !text.contains("\"\(set)\"") && !text.contains("\"\(set)/") {
      skipped.add("the set '\(set)', which no suite reads")
    }
    skipped.report("vectors")
  }
}
