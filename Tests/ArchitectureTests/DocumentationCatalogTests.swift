// The libraries that other packages use have pages, and the package index is told of each of them.

import ContractTestSupport
import Foundation
import Testing

@Suite("The catalogues of documentation")
struct DocumentationCatalogTests {
  /// A library for the package of the fuzzers alone.
  private static let internalLibraries: Set = ["ContractFuzzChecks"]

  @Test("Every library for other packages has one, and .spi.yml names exactly these")
  func libraries() throws {
    let manifest = try text("Package.swift")
    let libraries = manifest.matches(of: /\.library\(name: "([A-Za-z]+)"/)
      .map { String($0.1) }.filter { !Self.internalLibraries.contains($0) }
    try #require(libraries.count >= 5)
    let listed = try text(".spi.yml").split(separator: "\n")
      .compactMap { $0.wholeMatch(of: /\s*- ([A-Z][A-Za-z]+)/).map { String($0.1) } }
    #expect(listed.sorted() == libraries.sorted())
    for library in libraries {
      let page = try text("Sources/\(library)/Documentation.docc/\(library).md")
      #expect(page.hasPrefix("# ``\(library)``\n\n"))
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: PackageFolder.url.appending(path: path), encoding: .utf8)
  }
}
