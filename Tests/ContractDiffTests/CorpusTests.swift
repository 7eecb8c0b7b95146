// Published documents against themselves, and against themselves without something: the folder is
// named by the environment variable TEST_CORPUS.

import Foundation
import OpenAPIDocument
import Testing

@testable import ContractDiff

private let folder = ProcessInfo.processInfo.environment["TEST_CORPUS"].map {
  URL(fileURLWithPath: $0, isDirectory: true)
}

@Suite(.enabled(if: folder != nil, "TEST_CORPUS does not name a folder of OpenAPI documents"))
struct CorpusTests {
  /// The smaller documents of the folder: the large ones take long in debug builds.
  private static var documents: [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { name in
      guard ["yaml", "yml", "json"].contains((name as NSString).pathExtension) else { return false }
      let path = folder.appendingPathComponent(name).path
      let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
      return (size ?? .max) < 30_000
    }
  }

  @Test func aDocumentDoesNotDifferFromItself() throws {
    let folder = try #require(folder)
    var compared = 0
    for name in Self.documents {
      // One that cannot be read is a matter of other tests.
      guard let old = Contracts.loader(folder).load(name).document,
        let new = Contracts.loader(folder).load(name).document
      else { continue }
      compared += 1
      let text = Contracts.text(ContractComparison(old: old, new: new).changes)
      #expect(text == "no changes\n", "\(name)")
    }
    #expect(compared > 20)
  }
}
