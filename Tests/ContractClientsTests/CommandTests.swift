// `contractc client typescript` and `contractc generate` as a person calls them: what they write, and how they
// say what is wrong.

import ContractTestSupport
import Foundation
import Testing

@Suite("contractc")
struct CommandTests {
  /// The status of a call and what it printed.
  private static func call(_ arguments: [String]) async throws -> (status: Int32, text: String) {
    try await onThread {
      let output = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID()).out")
      defer { try? FileManager.default.removeItem(at: output) }
      let process = try ChildProcess.spawn(
        try BuiltProduct.url("contractc").path, arguments, output: output.path)
      return (process.wait(), try String(contentsOf: output, encoding: .utf8))
    }
  }

  @Test("It writes the client of a contract, and says nothing")
  func writes() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "client-\(UUID()).ts")
    defer { try? FileManager.default.removeItem(at: file) }
    let contract = PackageFolder.url.appending(path: "openapi.yaml").path
    let (status, text) = try await Self.call([
      "client", "typescript", contract, "--output", file.path,
    ])
    #expect(status == 0 && text.isEmpty, "\(text)")
    let expected = CaseTests.folder.appending(path: "todo/api.ts")
    #expect(try Data(contentsOf: file) == Data(contentsOf: expected))
  }

  @Test("A mistake is one sentence, and a status that is not zero")
  func mistakes() async throws {
    let contract = PackageFolder.url.appending(path: "openapi.yaml").path
    let nowhere = "/nowhere-\(UUID())/api.ts"
    let (unwritable, reason) = try await Self.call([
      "client", "typescript", contract, "--output", nowhere,
    ])
    #expect(unwritable == 1)
    #expect(reason.hasPrefix("error: '\(nowhere)' cannot be written: "), "\(reason)")
    let (missing, what) = try await Self.call([
      "client", "typescript", "/nowhere.yaml", "--output", nowhere,
    ])
    #expect(missing == 1 && what.contains("no such file"), "\(what)")
    #expect(try await Self.call(["client", "typescript", contract]).status == 64)
    #expect(
      try await Self.call(["client", "typescript", "--help"]).text.contains("--output <output>"))
    let refused = PackageFolder.url
      .appending(path: "Tests/ContractCompilerTests/Cases/owned-path-unsecured/openapi.yaml").path
    let (status, text) = try await Self.call(["client", "typescript", refused, "--output", nowhere])
    #expect(status == 1 && text.contains("[owned-path-unsecured]"), "\(text)")
  }

  @Test("What cannot be written or read is one sentence")
  func unwritableFolders() async throws {
    let contract = PackageFolder.url.appending(path: "openapi.yaml").path
    let folder = FileManager.default.temporaryDirectory.appending(path: "generate-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = try await Self.call(["generate", contract, "--output", folder.path])
    #expect(written.status == 0 && written.text.isEmpty, "\(written.text)")
    let file = folder.appending(path: "Types.swift").path
    let (beneathFile, why) = try await Self.call(
      ["generate", contract, "--output", file + "/below"])
    #expect(beneathFile == 1)
    #expect(why == "error: the folder '\(file)/below' cannot be made: not a directory\n")
    let (folderAsFile, reason) = try await Self.call(
      ["client", "typescript", contract, "--output", folder.path])
    #expect(folderAsFile == 1)
    #expect(reason.hasPrefix("error: '\(folder.path)' cannot be written: "), "\(reason)")
    let (folderAsContract, what) = try await Self.call(["check", folder.path])
    #expect(folderAsContract == 1 && what.contains(": is a directory [unreadable-file]"), "\(what)")
  }
}
