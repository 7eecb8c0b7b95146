// A contract of several files: the build notices a change of any of them.

import ContractTestSupport
import Foundation
import Testing

extension ExampleTests {
  @Suite struct ContractFiles {
    @Test func `a change of a file that the contract refers to is built`() async throws {
      let examples = try Examples()
      let package = try SplitPackage(examples.folder("Split"))
      defer { try? FileManager.default.removeItem(at: package.folder) }
      try package.write(member: "text")
      let first = try await examples.build("Split")
      try #require(first.isSuccessful, "\(first.output.suffix(4000))")
      // A build after another package's may generate once more, whatever has changed.
      var settled = first
      for _ in 0..<3 where settled.output.contains("Generating Split") {
        settled = try await examples.build("Split")
      }
      try #require(!settled.output.contains("Generating Split"))
      try package.write(member: "words")
      let second = try await examples.build("Split")
      #expect(!second.isSuccessful, "the program still says `text`")
      #expect(
        !second.lines(with: "Split.swift:", "error: ", "words").isEmpty,
        "\(second.output.suffix(4000))")
    }
  }
}

/// A package whose contract has its schemas in another file, which refers to a third.
private struct SplitPackage {
  let folder: URL

  init(_ folder: URL) throws {
    self.folder = folder
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("Sources/Split"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("schemas"), withIntermediateDirectories: true)
    let manifest = try String(
      contentsOf: PackageFolder.url.appendingPathComponent("Examples/PetStore/Package.swift"),
      encoding: .utf8)
    try write("Package.swift", manifest.replacingOccurrences(of: "PetStore", with: "Split"))
    try write(
      "openapi.yaml",
      """
      openapi: 3.1.0
      info: { title: Split, version: 1.0.0 }
      paths:
        /greeting:
          get:
            operationId: greet
            responses:
              '200':
                description: A greeting.
                content:
                  application/json:
                    schema: { $ref: 'schemas/greetings.yaml#/Greetings' }
      """)
    try write(
      "schemas/greetings.yaml",
      #"{"Greetings": {"type": "array", "items": {"$ref": "./greeting.yaml#/Greeting"}}}"#)
    try write(
      "Sources/Split/Split.swift",
      """
      import ContractServer
      import ContractRuntime

      @main
      struct Split: API {
        static func main() async {
          await HTTPServer.main(Router(application: Split(), problem: ProblemDetails.unexpected))
        }

        func greet(_ input: Operations.Greet.Input) async throws -> Operations.Greet.Output {
          .ok([.init(text: "Hello")])
        }
      }
      """)
  }

  func write(member: String) throws {
    try write(
      "schemas/greeting.yaml",
      """
      Greeting:
        type: object
        required: [\(member)]
        properties:
          \(member): { type: string }
      """)
  }

  private func write(_ path: String, _ text: String) throws {
    try (text + "\n").write(
      to: folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
  }
}
