// docs/EXTENDING.md tells how each kind of thing is added; that the files it names are there, the tests of
// all pages ask.

import ContractTestSupport
import Foundation
import Testing

@Suite("docs/EXTENDING.md")
struct ExtendingPageTests {
  @Test("The page tells how each kind of thing is added")
  func sections() throws {
    let page = PackageFolder.url.appending(path: "docs/EXTENDING.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for title in ["keyword", "format", "style", "diagnostic", "breaking-change rule", "case"] {
      #expect(text.contains("## A \(title)\n"), "\(title)")
    }
  }
}
