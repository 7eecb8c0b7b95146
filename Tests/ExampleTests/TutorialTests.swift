// The tutorial and the pet store's page, followed to the letter: their files are written, their commands run,
// and what these print is compared with what is shown.

import ContractTestSupport
import Foundation
import Testing

extension ExampleTests {
  @Suite struct Tutorial {
    private static let catalog = PackageFolder.url
      .appendingPathComponent("Sources/ContractServer/Documentation.docc")

    @Test func `every step of the tutorial works as written`() async throws {
      let tutorial = Self.catalog.appendingPathComponent("From-an-empty-folder.tutorial")
      let page = try TutorialPage(
        tutorial: String(contentsOf: tutorial, encoding: .utf8),
        resources: Self.catalog.appendingPathComponent("Resources"))
      #expect(page.fileCount >= 6, "the tutorial has lost its files")
      try await follow(page, commands: 10)
    }

    @Test func `every step of the pet store's page works as written`() async throws {
      let page = PackageFolder.url.appendingPathComponent("Examples/PetStore/README.md")
      try await follow(TutorialPage(String(contentsOf: page, encoding: .utf8)), commands: 9)
    }

    @Test func `every file beside the tutorial is one of its steps, and used once`() throws {
      let tutorial = Self.catalog.appendingPathComponent("From-an-empty-folder.tutorial")
      let steps = TutorialPage.codes(in: try String(contentsOf: tutorial, encoding: .utf8))
      let files = try FileManager.default.contentsOfDirectory(
        atPath: Self.catalog.appendingPathComponent("Resources").path)
      #expect(steps.map(\.file).sorted() == files.sorted())
    }

    private func follow(_ page: TutorialPage, commands: Int) async throws {
      var reader = try TutorialReader()
      defer { reader.cleanUp() }
      for step in page.steps { try await reader.follow(step) }
      #expect(reader.commandCount >= commands, "the page has lost its commands")
      try await reader.server?.stop()
    }

    @Test func `the page is taken apart as it is meant`() {
      let page = """
        Text.

        `a/b.txt`:

        ```swift
        let a = 1

        ```

        ```console
        $ first
        out
          put
        $ second
        ```
        """
      #expect(
        TutorialPage(page).steps == [
          .file("a/b.txt", "let a = 1\n\n"), .command("first", ["out", "  put"]),
          .command("second", []),
        ])
    }
  }
}

/// A page of Markdown, or a tutorial of DocC, as the steps that it asks for.
struct TutorialPage {
  enum Step: Equatable {
    /// A block below a line like `` `Package.swift`: ``, or a file beside a tutorial.
    case file(String, String)
    /// A line behind `$` of a console block or of a terminal's file, and the lines that it prints.
    case command(String, [String])
  }

  private(set) var steps: [Step] = []

  var fileCount: Int { steps.count { if case .file = $0 { true } else { false } } }

  /// What `@Code` shows at each step of a tutorial: the name that its reader sees, and the file that has it.
  static func codes(in tutorial: String) -> [(name: String, file: String)] {
    tutorial.matches(of: /@Code\(name: "([^"]+)", file: "([^"]+)"\)/)
      .map { (String($0.1), String($0.2)) }
  }

  init(tutorial: String, resources: URL) throws {
    for (name, file) in Self.codes(in: tutorial) {
      let text = try String(
        contentsOf: resources.appendingPathComponent(file), encoding: .utf8)
      if name == "Terminal" {
        addCommands(text.split(separator: "\n").map(String.init))
      } else {
        steps.append(.file(name, text))
      }
    }
  }

  init(_ text: String) {
    var lines = text.components(separatedBy: "\n")[...]
    var last = ""
    while let line = lines.popFirst() {
      if line.hasPrefix("```") {
        let block = Array(lines.prefix { $0 != "```" })
        lines = lines.dropFirst(block.count + 1)
        if line == "```console" {
          addCommands(block)
        } else if last.hasPrefix("`"), last.hasSuffix("`:") {
          let name = String(last.dropFirst().dropLast(2))
          steps.append(.file(name, block.map { $0 + "\n" }.joined()))
        }
      }
      if !line.isEmpty { last = line }
    }
  }

  private mutating func addCommands(_ block: [String]) {
    for line in block {
      if line.hasPrefix("$ ") {
        steps.append(.command(String(line.dropFirst(2)), []))
      } else if case .command(let command, let output)? = steps.popLast() {
        steps.append(.command(command, output + [line]))
      }
    }
  }
}

/// Somebody who follows the page: in a folder, with at most one server running.
private struct TutorialReader {
  private let examples: Examples
  private var folder: URL
  private(set) var server: ExampleServer?
  private(set) var commandCount = 0

  init() throws {
    examples = try Examples()
    folder = examples.folder("..").standardizedFileURL
    try? FileManager.default.removeItem(at: examples.folder("Hello"))
  }

  func cleanUp() {
    try? FileManager.default.removeItem(at: examples.folder("Hello"))
    try? FileManager.default.removeItem(at: examples.folder("PetStore/photo.png"))
  }

  mutating func follow(_ step: TutorialPage.Step) async throws {
    switch step {
    case .file(let name, let text):
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    case .command(let command, let output):
      commandCount += 1
      try await run(command, output)
    }
  }

  private mutating func run(_ command: String, _ expected: [String]) async throws {
    if command.hasPrefix("cd ") {
      folder = folder.appendingPathComponent(String(command.dropFirst(3))).standardizedFileURL
    } else if command == "swift build" {
      // Some lines of what a failing build prints are shown.
      let build = try await examples.build(folder.lastPathComponent)
      #expect(!build.isSuccessful)
      let printed = build.output.replacingOccurrences(of: folder.path + "/", with: "")
      for line in expected {
        #expect(printed.contains(line + "\n"), "\(command): \(line)\n\(printed.suffix(3000))")
      }
    } else if command.hasSuffix("swift run") {
      try await start(command)
      #expect(expected == ["listening on http://127.0.0.1:8000"])
    } else {
      let printed = try await shell(command)
      #expect(printed == expected.joined(separator: "\n"), "\(command)")
    }
  }

  /// Builds and starts the package of the folder; settings stand before the command.
  private mutating func start(_ command: String) async throws {
    try await server?.stop()
    server = nil
    let name = folder.lastPathComponent
    let build = try await examples.build(name)
    try #require(build.isSuccessful, "\(build.output.suffix(4000))")
    let settings = command.split(separator: " ").filter { $0.contains("=") }
      .map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    server = try await examples.start(
      name, settings: Dictionary(uniqueKeysWithValues: settings.map { ($0[0], $0[1]) }))
  }

  /// Runs a command in the folder; the port of the page becomes that of the server.
  private func shell(_ command: String) async throws -> String {
    let command = command.replacingOccurrences(
      of: "127.0.0.1:8000", with: "127.0.0.1:\(server?.port ?? 8000)")
    let folder = folder
    return try await onThread {
      let output = FileManager.default.temporaryDirectory
        .appendingPathComponent("tutorial-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: output) }
      let child = try ChildProcess.spawn(
        "/bin/sh", ["-c", "cd \"$0\" && \(command)", folder.path], output: output.path)
      let status = child.wait()
      let printed = try String(contentsOf: output, encoding: .utf8)
      #expect(status == 0, "\(command): \(printed)")
      return printed.hasSuffix("\n") ? String(printed.dropLast()) : printed
    }
  }
}
