// The edit loop: a developer changes openapi.yaml, builds, and is told at which line what is missing.
// And the wall's second layer: code that goes around the owner does not compile.

import ContractTestSupport
import Foundation
import Testing

/// These run builds of the package, one after the other.
@Suite(.serialized)
struct EditLoopTests {
  private let package: PackageCopy

  init() throws {
    package = try PackageCopy()
  }

  @Test func `an untouched contract builds, and an edit without effect rebuilds nothing`() throws {
    let first = try package.build()
    try #require(first.isSuccessful, "\(first.output.suffix(4000))")
    let files = try package.generated()
    #expect(files.count == 8, "\(files.keys.sorted())")
    // Saved again without a change.
    try Data(contentsOf: package.contract).write(to: package.contract)
    let second = try package.build()
    #expect(second.isSuccessful)
    #expect(try package.generated() == files, "no file was written again")
    for module in ["TodoContract", "TodoHandlers", "ContractRuntime"] {
      #expect(!second.compiled(module), "\(second.output)")
    }
    // A remark at the end: only the copy that the server publishes may change.
    let text = try String(contentsOf: package.contract, encoding: .utf8)
    try (text + "# A remark.\n").write(to: package.contract, atomically: false, encoding: .utf8)
    let third = try package.build()
    #expect(third.isSuccessful, "\(third.output.suffix(4000))")
    let after = try package.generated()
    let changed = files.keys.filter { after[$0] != files[$0] }
    #expect(changed == ["EmbeddedContract.swift"])
  }

  @Test func `a new operation fails in TodoHandlers until it is implemented, by name`() throws {
    try package.edit(
      "\n  /health:\n",
      """

        /api/{user_id}/tasks/{id}/archive:
          parameters:
            - $ref: '#/components/parameters/UserID'
            - $ref: '#/components/parameters/TaskID'
          post:
            operationId: archiveTask
            summary: Puts a task away.
            tags: [tasks]
            responses:
              '200':
                description: The task.
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/Task'
              '404': { $ref: '#/components/responses/NotFound' }

        /health:

      """)
    let build = try package.build()
    #expect(!build.isSuccessful)
    #expect(
      !build.lines(with: "TodoApplication.swift:", "error: ", "does not conform").isEmpty,
      "\(build.output.suffix(4000))")
    #expect(build.output.contains("archiveTask"), "the operation is named")
    // Until it is implemented.
    try package.add(
      "Archive.swift", to: "Handlers",
      """
      import TodoContract
      extension TodoApplication {
        public func archiveTask(
          _ input: Operations.ArchiveTask.Input, owner: Owner
        ) async throws -> Operations.ArchiveTask.Output {
          let read = try await getTask(.init(id: input.id), owner: owner)
          switch read {
          case .ok(let task, headers: _): return .ok(task)
          default: throw CancellationError()
          }
        }
      }
      """)
    let implemented = try package.build()
    #expect(implemented.isSuccessful, "\(implemented.output.suffix(4000))")
  }

  @Test func `a renamed field fails where it is used`() throws {
    let text = try String(contentsOf: package.contract, encoding: .utf8)
    let renamed = text.replacingOccurrences(of: "created_at:", with: "made_at:")
      .replacingOccurrences(
        of: "completed, created_at, updated_at]", with: "completed, made_at, updated_at]")
    try #require(renamed != text)
    try renamed.write(to: package.contract, atomically: false, encoding: .utf8)
    let build = try package.build()
    #expect(!build.isSuccessful)
    let errors = build.lines(with: "Sources/Handlers/", ".swift:", "error: ")
    #expect(
      errors.contains { $0.contains("madeAt") || $0.contains("createdAt") },
      "\(build.output.suffix(4000))")
    #expect(build.lines(with: "/TodoContract/", "error: ").isEmpty, "what was generated is sound")
  }

  @Test func `each mistake is shown at its line and column, with the line`() throws {
    let rows: [(name: String, old: String, new: String, line: Int, source: String)] = [
      ("YAML", "  title: Todo API\n", "  title: [Todo API\n", 0, ""),
      (
        "a dangling reference", "$ref: '#/components/schemas/NewTask'",
        "$ref: '#/components/schemas/NewTusk'", 0, "NewTusk"
      ),
      (
        "an unknown keyword", "      minLength: 1\n      maxLength: 200\n      pattern:",
        "      minLength: 1\n      maxLenght: 200\n      pattern:", 1, "maxLenght: 200"
      ),
      (
        "an owned path without the owner", "      operationId: getTask\n",
        "      operationId: getTask\n      security: []\n", -1, ""
      ),
    ]
    let original = try String(contentsOf: package.contract, encoding: .utf8)
    for row in rows {
      try original.write(to: package.contract, atomically: false, encoding: .utf8)
      let line = try package.edit(row.old, row.new) + max(row.line, 0)
      let build = try package.build("TodoContract")
      #expect(!build.isSuccessful, "\(row.name)")
      let errors = build.lines(with: "openapi.yaml:", ": error: ")
      #expect(!errors.isEmpty, "\(row.name): \(build.output.suffix(4000))")
      let edited = try String(contentsOf: package.contract, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let places = errors.compactMap {
        try? /openapi\.yaml:(\d+):(\d+): error: .+/.firstMatch(in: $0)
      }
      .compactMap { match in Int(match.1).flatMap { line in Int(match.2).map { (line, $0) } } }
      #expect(!places.isEmpty, "\(row.name): \(errors)")
      if row.name == "an owned path without the owner" {
        // Anywhere in that operation: at its name, its security, its method or its path.
        #expect(
          places.contains { abs($0.0 - line) <= 6 }, "\(row.name): \(errors), edit at \(line)")
      } else if row.name != "YAML" {
        #expect(places.contains { $0.0 == line }, "\(row.name): \(errors), edit at \(line)")
        let column =
          (edited[line - 1].range(of: row.source)?.lowerBound)
          .map { edited[line - 1].distance(from: edited[line - 1].startIndex, to: $0) } ?? 0
        #expect(places.contains { $0.1 <= column + 1 && $0.1 > 0 }, "\(row.name): \(errors)")
      }
      // The source line stands below the message.
      let shown = places.contains { place in
        build.output.contains(edited[place.0 - 1].trimmingCharacters(in: .whitespaces))
      }
      #expect(shown, "\(row.name): \(build.output.suffix(2000))")
    }
  }

  @Test func `code that makes an owner, or reads without one, does not compile`() throws {
    try package.add(
      "Forged.swift", to: "Handlers",
      """
      import TodoContract
      func forgedOwner() -> Owner { Owner(id: "bob") }
      """)
    try package.add(
      "Changed.swift", to: "Handlers",
      """
      import TodoContract
      func changedOwner(_ owner: Owner) -> Owner {
        var other = owner
        other.id = "bob"
        return other
      }
      """)
    try package.add(
      "Without.swift", to: "Handlers",
      """
      import TodoContract
      import ContractPostgreSQL
      func readWithout(_ database: OwnedDatabase<Owner>) async throws {
        _ = try await database.read(TaskStatements.get.bind("bob", 1))
      }
      """)
    try package.add(
      "AsText.swift", to: "Handlers",
      """
      import TodoContract
      import ContractPostgreSQL
      func readAsText(_ database: OwnedDatabase<Owner>) async throws {
        _ = try await database.read(as: "bob", TaskStatements.get.bind("bob", 1))
      }
      """)
    let build = try package.build()
    #expect(!build.isSuccessful)
    for file in ["Forged.swift", "Changed.swift", "Without.swift", "AsText.swift"] {
      #expect(
        !build.lines(with: "Handlers/\(file):", "error: ").isEmpty,
        "\(file): \(build.output.suffix(4000))")
    }
    #expect(
      !build.lines(with: "Forged.swift:", "inaccessible").isEmpty, "the initialiser is not visible")
  }
}
