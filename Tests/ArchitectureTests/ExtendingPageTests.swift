// docs/EXTENDING.md names files; each of them is there, so that who follows it finds what it says.

import ContractTestSupport
import Foundation
import Testing

@Suite("docs/EXTENDING.md")
struct ExtendingPageTests {
  @Test("Every file and folder that the page names is there")
  func files() throws {
    let page = PackageFolder.url.appending(path: "docs/EXTENDING.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let paths = text.matches(of: /`((?:Sources|Tests|Scripts|Plugins|docs)\/[^`<>]+)`/).map(\.1)
    try #require(paths.count > 20)
    for path in paths {
      let file = PackageFolder.url.appending(path: String(path))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(path)")
    }
  }

  @Test("The page tells how each kind of thing is added")
  func sections() throws {
    let page = PackageFolder.url.appending(path: "docs/EXTENDING.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for title in ["keyword", "format", "style", "diagnostic", "breaking-change rule", "case"] {
      #expect(text.contains("## A \(title)\n"), "\(title)")
    }
  }
}
