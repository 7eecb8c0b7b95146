// Published documents against themselves: nothing differs.

import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

@testable import ContractDiff

@Suite(.enabled(if: PublishedData.corpus.isNamed, Comment(rawValue: PublishedData.corpus.absence)))
struct CorpusTests {
  /// The smaller documents: the large ones take long in debug builds.
  static let limit = 30_000

  @Test func aDocumentDoesNotDifferFromItself() throws {
    let folder = try PublishedData.corpus.folder()
    var skipped = SkippedCases()
    for row in try PublishedData.corpus.table("INDEX.tsv") {
      let name = try #require(row["file"])
      guard row["bytes"].flatMap({ Int($0) }) ?? .max < Self.limit else {
        skipped.add("documents of more than \(Self.limit) bytes")
        continue
      }
      // Invalid ones are a matter of other tests.
      guard row["known_invalid"] != "yes" else { continue }
      let old = try #require(Contracts.loader(folder).load(name).document, "\(name)")
      let new = try #require(Contracts.loader(folder).load(name).document, "\(name)")
      let text = Contracts.text(ContractComparison(old: old, new: new).changes)
      #expect(text == "no changes\n", "\(name)")
    }
    skipped.report("corpus, differences")
  }
}
