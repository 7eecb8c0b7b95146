// Every command of README.md: what is cheap is run here as it is written; the rest is named with what
// runs it. A command without a row fails, and so does a row whose command has left the page.

import ContractTestSupport
import Foundation
import Testing

extension EndToEnd {
  @Suite struct ReadmeCommands {
    /// A command of the page, word for word, and how it is known to work.
    struct Row: Sendable, CustomTestStringConvertible {
      var command: String
      var how: How
      var testDescription: String { command }

      init(_ command: String, _ how: How) {
        self.command = command
        self.how = how
      }
    }

    enum How: Sendable {
      /// Run here, in a folder with contracts and a secret: it ends with 0, prints this (nothing where it is
      /// empty) and makes this file. Beside it, the command with options that the page names, and what
      /// that prints.
      case run(prints: String, makes: String? = nil, options: [String: String] = [:])
      /// Run here for a running server, whose token and address take the place of those of the page.
      case request(prints: String)
      /// The recipe of `make` that this file of the tests runs; for other commands, what it runs.
      case elsewhere(_ text: String, in: String)
      /// Minutes to run: only that `make` knows what to do, and that it begins like this.
      case recipe(_ text: String)
      /// Needs what is not here; this suite holds its input to the rest.
      case recipeOnly(heldBy: String)
    }

    static let rows = [
      Row("make run", .elsewhere("Scripts/run.sh", in: "Tests/Browser/run.sh")),
      Row("make run BUILD=release", .recipe("Scripts/run.sh")),
      Row("make demo", .elsewhere("Scripts/demo.sh", in: "Tests/Demo/run.sh")),
      Row("make test", .elsewhere("make test", in: ".ci/run")),
      Row(
        "make build",
        .recipe(
          "$(git rev-parse HEAD 2>/dev/null) swift build --configuration release --product todo-server"
        )),
      Row("make bench", .recipe("Benchmarks/bench.py")),
      Row("make corpus", .recipe("Scripts/corpus.sh")),
      Row("make reports", .recipe("Scripts/reports.sh")),
      Row("make lint", .elsewhere("swift format lint --strict", in: "Scripts/test.sh")),
      Row("make documentation", .elsewhere("Scripts/documentation.sh", in: "Scripts/test.sh")),
      Row("make help", .run(prints: "make run ")),
      Row(
        "curl -H 'Authorization: Bearer TOKEN' http://127.0.0.1:8000/api/alice/tasks",
        .request(prints: "[")),
      Row(
        "swift run contractc client typescript openapi.yaml --output api.ts",
        .run(prints: "", makes: "api.ts")),
      Row(
        "swift run contractc check openapi.yaml",
        .run(prints: "", options: ["--format json": "[]", "--strict": ""])),
      Row(
        "swift run contractc generate openapi.yaml --output folder",
        .run(prints: "", makes: "folder/Routes.swift")),
      Row(
        "swift run contractc bundle openapi.yaml --output contract.json",
        .run(prints: "", makes: "contract.json")),
      Row("swift run contractc diff old.yaml new.yaml", .run(prints: " changes: ")),
      Row(
        "swift package contract check",
        .elsewhere(#"["contract", "check"]"#, in: "Tests/ExampleTests/PluginTests.swift")),
      Row(
        "swift package contract diff old.yaml",
        .elsewhere(#"["contract", "diff", old.path]"#, in: "Tests/ExampleTests/PluginTests.swift")),
      Row("swift build", .elsewhere("swift build", in: "Scripts/test.sh")),
      Row(
        "BETTER_AUTH_SECRET_FILE=.local/better-auth-secret .build/debug/todo-server token --sub alice --ttl 1h",
        .run(prints: "eyJ")),
      Row("todo-server migrate", .run(prints: "Row-level security holds")),
      Row("todo-server migrate --adopt", .run(prints: "nothing to adopt")),
      Row("todo-server migrate --adopt --apply", .run(prints: "nothing to adopt")),
      Row("todo-server check", .run(prints: "/livez answered 200")),
      Row("todo-server check --ready", .run(prints: "/readyz answered 200")),
      Row("todo-server --version", .run(prints: "contract Todo API")),
      Row(
        "COMMIT=$(git rev-parse HEAD) docker compose up --build",
        .recipeOnly(heldBy: "Tests/ArchitectureTests/ImageTests.swift")),
    ]

    @Test func `every command of the page has a row, every row a command`() throws {
      let page = try ReadmePage()
      let known = Set(Self.rows.map(\.command))
      #expect(known.count == Self.rows.count)
      #expect(page.commands.subtracting(known).sorted() == [], "commands that nothing runs")
      #expect(known.subtracting(page.commands).sorted() == [], "rows without a command")
      let options = Self.rows.flatMap { (row) -> [String] in
        if case .run(_, _, let options) = row.how { Array(options.keys) } else { [] }
      }
      #expect(page.options == Set(options))
    }

    @Test(arguments: rows)
    func `a command of the page works`(row: Row) async throws {
      switch row.how {
      case .run(let expected, let file, let options):
        let place = try await Place()
        defer { place.remove() }
        for (option, expected) in options.merging(["": expected], uniquingKeysWith: { $1 }) {
          let (status, printed) = try await place.run("\(row.command) \(option)")
          #expect(status == 0, "\(option): \(printed)")
          #expect(
            expected.isEmpty ? printed.isEmpty : printed.contains(expected),
            "\(option): \(printed)")
        }
        if let file { #expect(place.has(file)) }
      case .request(let expected):
        let user = try await User.new("alice")
        let command = row.command.replacingOccurrences(of: "TOKEN", with: user.token)
          .replacingOccurrences(of: "127.0.0.1:8000", with: "127.0.0.1:\(user.client.port)")
        let place = try await Place()
        defer { place.remove() }
        let (status, printed) = try await place.run("\(command) --silent --fail")
        #expect(status == 0 && printed.hasPrefix(expected), "\(printed)")
      case .elsewhere(let text, let file):
        if row.command.hasPrefix("make "), text != row.command {
          #expect(try await Self.recipe(of: row.command).contains(text))
        }
        #expect(try Self.code(of: file).contains(text), "\(file) does not run \(text)")
      case .recipe(let text):
        #expect(try await Self.recipe(of: row.command).contains(text))
      case .recipeOnly(let file):
        #expect(try Self.code(of: file).contains("@Test"))
      }
    }

    @Test func `a page is searched for commands as it is meant`() {
      let page = ReadmePage(
        text: """
          Run `make all` or `A=1 .build/x/todo-server check
          --now`; `contractc` has `--strict`, `swift` too, `DATABASE_URL` is set; `a b`, `make -n`.
          ```
          $ make this
          make: no command

          curl -H 'Authorization: Bearer eyJx.y...' http://a
          ```
          """)
      #expect(
        page.commands == [
          "make all", "A=1 .build/x/todo-server check --now", "make -n", "make this",
          "curl -H 'Authorization: Bearer TOKEN' http://a",
        ])
      #expect(page.options == ["--strict"])
    }

    /// What `make` would run.
    private static func recipe(of command: String) async throws -> String {
      let (status, printed) = try await shell(
        command.replacingOccurrences(of: "make ", with: "make --dry-run "),
        in: PackageFolder.url.path, [:])
      #expect(status == 0, "\(printed)")
      return printed
    }

    /// A file without its comments, so that what is only spoken of does not count.
    private static func code(of file: String) throws -> String {
      try String(contentsOf: PackageFolder.url.appending(path: file), encoding: .utf8)
        .split(separator: "\n").filter { line in
          let text = line.drop { $0 == " " }
          return !text.hasPrefix("#") && !text.hasPrefix("//")
        }.joined(separator: "\n")
    }
  }
}

/// Runs a command in a shell: its status, and what it printed.
private func shell(
  _ command: String, in folder: String, _ environment: [String: String]
) async throws -> (status: Int32, output: String) {
  let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  return try await onThread {
    let output = FileManager.default.temporaryDirectory
      .appending(path: "command-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    let child = try ChildProcess.spawn(
      "/usr/bin/env",
      settings + ["/bin/sh", "-c", "cd \"$0\" && \(command)", folder], output: output.path)
    return (child.wait(), try String(contentsOf: output, encoding: .utf8))
  }
}

/// Where a reader of the page would be: contracts, the programs that are built, a secret, a database.
private struct Place {
  private let folder: URL
  private let environment: [String: String]

  init() async throws {
    let files = FileManager.default
    folder = files.temporaryDirectory.appending(path: "readme-\(UUID().uuidString)")
    for name in [".local", ".build/debug"] {
      try files.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let package = PackageFolder.url
    for (name, source) in [
      ("openapi.yaml", "openapi.yaml"), ("new.yaml", "openapi.yaml"), ("Makefile", "Makefile"),
      ("old.yaml", "Releases/openapi-1.0.0.yaml"),
    ] {
      try files.copyItem(
        at: package.appending(path: source), to: folder.appending(path: name))
    }
    let secret = folder.appending(path: ".local/better-auth-secret")
    try Data(World.secret.utf8).write(to: secret)
    try files.createSymbolicLink(
      at: folder.appending(path: ".build/debug/todo-server"),
      withDestinationURL: ServerProcess.executable())
    let server = try await World.shared.standardServer()
    let database = try await World.shared.newDatabase()
    environment = ["PORT": "\(server.port)", "DATABASE_URL": database.url]
  }

  func has(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: file).path)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs a command. The tests are a run of `swift` themselves, which lets no second one at the build: what
  /// `swift run` would run is run directly.
  func run(_ command: String) async throws -> (status: Int32, output: String) {
    let contractc = try BuiltProduct.url("contractc").path
    let words = command.replacingOccurrences(of: "swift run contractc ", with: "'\(contractc)' ")
    let server = try ServerProcess.executable().path
    return try await shell(
      words.hasPrefix("todo-server ") ? "'\(server)' " + words.dropFirst(12) : words,
      in: folder.path, environment)
  }
}

/// The commands of README.md: between backticks, and in blocks of code.
private struct ReadmePage {
  private(set) var commands: Set<String> = []
  /// Options that the page names without their command.
  private(set) var options: Set<String> = []

  private static let programs: Set = [
    "make", "swift", "contractc", "todo-server", "curl", "docker", "git", "node", "npm", "npx",
    "tsc", "psql", "python3", "systemctl", "sudo", "apt-get", "cd",
  ]

  init() throws {
    self.init(
      text: try String(
        contentsOf: PackageFolder.url.appending(path: "README.md"), encoding: .utf8))
  }

  init(text: String) {
    var isBlock = false
    var prose = ""
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        isBlock.toggle()
      } else if !isBlock {
        prose += line + " "
      } else if line.hasPrefix("$ ") {
        add(String(line.dropFirst(2)))
      } else {
        add(line)
      }
    }
    for span in prose.matches(of: /`([^`]+)`/) {
      let span = span.1.split(separator: " ", omittingEmptySubsequences: true)
        .joined(separator: " ")
      if span.hasPrefix("--") { options.insert(span) } else { add(span) }
    }
  }

  /// Adds a line if it calls a program of those that readers have with something.
  private mutating func add(_ line: String) {
    let words = line.replacing(/^([A-Z_]+=(\$\([^)]*\)|\S*) )+/, with: "").split(separator: " ")
    let name = words.first?.split(separator: "/").last.map(String.init) ?? ""
    guard Self.programs.contains(name), words.count > 1 else { return }
    commands.insert(line.replacing(/eyJ[A-Za-z0-9._-]*/, with: "TOKEN"))
  }
}
