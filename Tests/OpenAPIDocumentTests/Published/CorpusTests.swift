// Public documents through the loader: valid ones are accepted; invalid ones are refused, or accepted
// with a warning that `--strict` makes an error.

import ContractTestSupport
import Foundation
import Testing

@testable import OpenAPIDocument

@Suite(.enabled(if: PublishedData.corpus.isNamed, Comment(rawValue: PublishedData.corpus.absence)))
struct CorpusTests {
  @Test func validDocumentsAreAcceptedAndInvalidOnesRefused() throws {
    let folder = try PublishedData.corpus.folder()
    for row in try PublishedData.corpus.table("INDEX.tsv") {
      let name = try #require(row["file"])
      let result = FolderReader.loader(folder).load(name)
      defer { result.document?.takeApart() }
      let errors = result.diagnostics.filter { $0.severity == .error }
      if row["known_invalid"] == "yes" {
        #expect(!result.diagnostics.isEmpty, Comment(rawValue: name))
        #expect((result.document == nil) == !errors.isEmpty, Comment(rawValue: name))
      } else {
        #expect(result.document != nil, "\(name): \(describe(errors))")
      }
    }
  }
}
