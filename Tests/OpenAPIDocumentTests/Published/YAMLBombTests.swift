// Small files that cost other readers minutes or gigabytes, each through a process of its own:
// refused or read within 20 seconds of processor time, of a debug build on a slow machine, and 512 MB.

import ContractTestSupport
import Foundation
import Testing

@Suite(
  .serialized,
  .enabled(if: PublishedData.vectors.isNamed, Comment(rawValue: PublishedData.vectors.absence)))
struct YAMLBombTests {
  @Test func bombsAreRefusedOrReadWithinBounds() throws {
    let harness = try BuiltProduct.url("ContractYAMLHarness")
    for row in try PublishedData.vectors.table("yaml-bombs/cases.tsv") {
      let name = try #require(row["file"])
      let expected = try #require(row["expected"])
      let url = try PublishedData.vectors.folder("yaml-bombs").appending(path: name)
      let use = try MeasuredProcess.run(
        harness.path, input: try url.pathExtension == "gz" ? unzipped(url) : url,
        secondsUntilKilled: 60)
      let text: Comment = "\(name): \(use)"
      #expect(use.status == 0 || use.status == 1, text)
      #expect(use.processorSeconds <= 20, text)
      #expect(use.peakBytes <= 512 << 20, text)
      if expected == "accept" { #expect(use.status == 0, text) }
      // Only a verdict without an alternative: "reject: ...", "...: reject (...)".
      if expected.contains("reject"), !expected.contains(" or ") {
        #expect(use.status == 1, text)
      }
      print("yaml-bombs: \(name): \(use)")
    }
  }

  private func unzipped(_ url: URL) throws -> URL {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let command = "gzip -dc \"$0\" > \"$1\""
    let status = try ChildProcess.spawn(
      "/bin/sh", ["-c", command, url.path, file.path], output: "/dev/null"
    ).wait()
    try #require(status == 0)
    return file
  }
}
