// Documents in other words, mechanically: nothing has changed, in either direction. Over the contracts
// of this package and of the cases always, over the corpus where it is named.

import ContractTestSupport
import Foundation
import OpenAPIDocument
import Testing

@testable import ContractDiff

@Suite struct RewritingTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized
  private static let contracts = ["openapi.yaml", "Examples/PetStore/openapi.yaml"]

  /// What differs between a document and another, in both directions: nothing, it should be, but for what
  /// the versions call an integer.
  private static func difference(_ document: Document, _ other: Document) -> String {
    let text = { (old: Document, new: Document) in
      let changes = ContractComparison(old: old, new: new).changes
      return Contracts.text(
        changes.filter { $0.code.rawValue != "request-integer-notation-narrowed" })
    }
    let (there, back) = (text(document, other), text(other, document))
    return there == "no changes\n" ? back : there
  }

  /// Judges a document in every manner in which it can be written.
  private func judge(_ name: String, in folder: URL) throws {
    for manner in Rewriting.Manner.allCases {
      let document = try Contracts.load(name, in: folder)
      guard let files = Rewriting.files(document, manner) else { continue }
      let other = try Contracts.load(Rewriting.entry, with: files)
      #expect(Self.difference(document, other) == "no changes\n", "\(manner)")
    }
  }

  @Test(arguments: contracts)
  func theContractsOfThePackage(_ path: String) throws { try judge(path, in: Self.package) }

  @Test(arguments: CaseFolder.names)
  func theContractsOfTheCases(_ name: String) throws {
    try judge("new.yaml", in: CaseFolder.root.appendingPathComponent(name))
  }

  /// A rewriting that loses something is found out: the tests above could fail.
  @Test func aLossIsSeen() throws {
    let old = try Contracts.load("openapi.yaml", in: Self.package)
    var files = try #require(Rewriting.files(old, .split))
    files["schemas.json"] = files["schemas.json"]?.replacing(
      "\"maxLength\":200", with: "\"maxLength\":199")
    let new = try Contracts.load(Rewriting.entry, with: files)
    #expect(ContractComparison(old: old, new: new).isBreaking)
  }

  @Test(.enabled(if: PublishedData.corpus.isNamed, Comment(rawValue: PublishedData.corpus.absence)))
  func theCorpus() throws {
    let folder = try PublishedData.corpus.folder()
    var skipped = SkippedCases()
    var count: [Rewriting.Manner: Int] = [:]
    for row in try PublishedData.corpus.table("INDEX.tsv") {
      let name = try #require(row["file"])
      guard row["bytes"].flatMap({ Int($0) }) ?? .max < CorpusTests.limit else {
        skipped.add("documents of more than \(CorpusTests.limit) bytes")
        continue
      }
      guard row["known_invalid"] != "yes" else { continue }
      for manner in Rewriting.Manner.allCases {
        let document = try #require(Contracts.loader(folder).load(name).document, "\(name)")
        defer { document.takeApart() }
        guard let files = Rewriting.files(document, manner) else { continue }
        // What 3.1 refuses, and a response that refers to a schema, come to light.
        guard let other = Contracts.result(Rewriting.entry, with: files).document else {
          skipped.add("documents with mistakes that are found when they are written anew")
          continue
        }
        defer { other.takeApart() }
        count[manner, default: 0] += 1
        #expect(Self.difference(document, other) == "no changes\n", "\(name), \(manner)")
      }
    }
    for manner in Rewriting.Manner.allCases { #expect(count[manner] ?? 0 > 0, "\(manner)") }
    skipped.report("corpus, rewritten")
  }
}
