// Published documents through the client: the folder is named by the environment variable TEST_CORPUS. Here
// the smaller ones; `make corpus` does all of them.

import ContractTestSupport
import Foundation
import Testing

@Suite(
  "Published documents",
  .enabled(if: PublishedData.corpus.isNamed, Comment(rawValue: PublishedData.corpus.absence)))
struct PublishedDocumentTests {
  /// Small enough that a debug build takes seconds for all of them.
  private static let bytes = 60_000

  @Test(
    "Each valid document gives a client that is strictly typed",
    .enabled(if: TypeScript.isInstalled, "the package node-typescript is not installed"))
  func typed() throws {
    let corpus = try PublishedData.corpus.folder()
    let names = try PublishedData.corpus.table("INDEX.tsv").compactMap { row -> String? in
      let size = row["bytes"].flatMap { Int($0) } ?? .max
      return size <= Self.bytes && row["known_invalid"] != "yes" ? row["file"] : nil
    }
    try #require(!names.isEmpty)
    let folder = FileManager.default.temporaryDirectory.appending(path: "clients-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try names.enumerated().map { index, name in
      let file = folder.appending(path: "client\(index).ts")
      let source = try client(of: corpus.appending(path: name))
      try "// \(name)\n\(source)".write(to: file, atomically: true, encoding: .utf8)
      return file
    }
    try TypeScript.check(files)
  }
}
