// The project's pages: what they link to and what they name is there, and everything below docs is
// found from one place.

import ContractTestSupport
import Foundation
import Testing

@Suite("The pages")
struct PageLinksTests {
  @Test("Every relative link leads to a file, and to a heading of it", arguments: try Page.all())
  func links(page: Page) throws {
    for link in page.links where !link.contains("://") && !link.hasPrefix("mailto:") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? page.url : page.resolve(String(parts[0]))
      let isThere = FileManager.default.fileExists(atPath: target.path)
      #expect(isThere, "\(page): nothing is at \(link)")
      guard isThere, parts.count == 2, target.pathExtension == "md" else { continue }
      let anchors = try Page(target).anchors
      #expect(anchors.contains(String(parts[1])), "\(page): no heading of \(link)")
    }
  }

  @Test("Every file and folder that a page names is there", arguments: try Page.all())
  func names(page: Page) {
    for name in page.namedFiles {
      #expect(
        FileManager.default.fileExists(atPath: PackageFolder.url.appending(path: name).path),
        "\(page): there is no \(name)")
    }
  }

  @Test("Every page and every decision is linked from the index, decisions in order")
  func index() throws {
    let docs = PackageFolder.url.appending(path: "docs")
    let index = try Page(docs.appending(path: "README.md"))
    let pages = try files(in: docs).filter { $0 != "README.md" }
    let decisions = try files(in: docs.appending(path: "decisions"))
    let local = index.links.filter { !$0.hasPrefix("../") }
    #expect(local.filter { !$0.contains("/") }.sorted() == pages)
    #expect(local.filter { $0.hasPrefix("decisions/") } == decisions.map { "decisions/\($0)" })
    let main = try Page(PackageFolder.url.appending(path: "README.md"))
    #expect(main.links.contains("docs/README.md"), "README.md leads to the index")
  }

  @Test("The index calls each page what it calls itself, and decisions by their numbers")
  func titles() throws {
    let docs = PackageFolder.url.appending(path: "docs")
    let index = try String(contentsOf: docs.appending(path: "README.md"), encoding: .utf8)
    for name in try files(in: docs) where name != "README.md" {
      let title = try Page(docs.appending(path: name)).title
      #expect(index.contains("[\(title)](\(name)) |"), "\(name) is called '\(title)'")
    }
    for name in try files(in: docs.appending(path: "decisions")) {
      let title = try Page(docs.appending(path: "decisions/\(name)")).title
      let line = "- \(name.prefix(4)) [\(title)](decisions/\(name))\n"
      #expect(index.contains(line), "the index lacks: \(line)")
    }
  }

  @Test("No two decisions have the same number")
  func numbers() throws {
    let names = try files(in: PackageFolder.url.appending(path: "docs/decisions"))
    try #require(names.count > 10)
    for name in names {
      #expect(name.wholeMatch(of: /\d{4}-[a-z0-9.-]+\.md/) != nil, "\(name)")
    }
    #expect(Set(names.map { $0.prefix(4) }).count == names.count)
  }

  @Test("A page is read as browsers of repositories show it")
  func reader() {
    let page = Page(
      URL(fileURLWithPath: "/a/b.md"),
      text: """
        # What `x-owner` does: a *rule*
        [one](c.md) and ![two](d.png "title"), `[none](e.md)`, `Sources/F`, [`Sources/G`](c.md), `docs/<name>.md`
        ```
        [none](g.md)
        # none
        ```
        ## Again
        ## Again
        """)
    #expect(page.links == ["c.md", "d.png", "c.md"])
    #expect(page.title == "What `x-owner` does: a *rule*")
    #expect(page.anchors == ["what-x-owner-does-a-rule", "again", "again-1"])
    #expect(page.namedFiles == ["Sources/F"])
    #expect(page.resolve("../c").path == "/c")
  }

  private func files(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted()
  }
}

/// A page of Markdown, as far as its links need it.
struct Page: Sendable, CustomTestStringConvertible, CustomStringConvertible {
  let url: URL
  /// The lines outside of code blocks.
  private let lines: [String]

  init(_ url: URL) throws {
    self.init(url, text: try String(contentsOf: url, encoding: .utf8))
  }

  init(_ url: URL, text: String) {
    self.url = url
    var isCode = false
    lines = text.components(separatedBy: "\n").filter { line in
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence { isCode.toggle() }
      return !isFence && !isCode
    }
  }

  /// All pages of the package; what is built or kept below hidden folders is none.
  static func all() throws -> [Page] {
    let files = FileManager.default.enumerator(
      at: PackageFolder.url, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    let pages = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
    try #require(pages.count > 30)
    return try pages.sorted { $0.path < $1.path }.map { try Page($0) }
  }

  var description: String {
    url.path.replacingOccurrences(of: PackageFolder.url.path + "/", with: "")
  }
  var testDescription: String { description }

  var title: String { headings.first ?? "" }

  /// The targets of links and pictures, in order.
  var links: [String] {
    lines.flatMap { line in
      line.replacing(/`[^`]*`/, with: "``").matches(of: /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/)
        .map { String($0.1) }
    }
  }

  /// What stands between backticks and looks like a path of this package; patterns do not, nor what a
  /// link leads to under another name.
  var namedFiles: [String] {
    let roots = "Sources|Tests|Scripts|Plugins|docs|Examples|Benchmarks|Packaging|Releases|Fuzz"
    let path = try? Regex("`((?:\(roots))/[^`<>*{} ]+)`", as: (Substring, Substring).self)
    return lines.map { $0.replacing(/\[`[^`]*`\]/, with: "") }
      .flatMap { line in path.map { line.matches(of: $0) } ?? [] }.map { String($0.1) }
  }

  /// What may stand behind `#` in a link to this page, as GitHub makes it of headings.
  var anchors: [String] {
    var counts: [String: Int] = [:]
    return headings.map { heading in
      let slug = heading.lowercased().filter {
        $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_"
      }.replacing(" ", with: "-")
      defer { counts[slug, default: 0] += 1 }
      return counts[slug].map { "\(slug)-\($0)" } ?? slug
    }
  }

  private var headings: [String] {
    lines.compactMap { line in
      line.wholeMatch(of: /#{1,6} +(.*?) *#*/).map { String($0.1) }
    }
  }

  func resolve(_ path: String) -> URL {
    url.deletingLastPathComponent().appending(path: path.removingPercentEncoding ?? path)
      .standardizedFileURL
  }
}
