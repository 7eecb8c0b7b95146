// Brings the schema up to date and tells what it did; `serve` does the same before it serves. With
// --adopt, what a table of tasks that was there before needs: as a script to read, or done.
import ArgumentParser
import ContractPostgreSQL
import TodoHandlers

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Creates or updates the tables in DATABASE_URL; safe to run again and at any time.",
    discussion: """
      What this server made and somebody removed is made again, row-level security included.

      A table of tasks that was there before is used with its rows where it fits. Where it does not, \
      --adopt prints the statements that convert it, for psql or for --apply; nothing is changed \
      without that.
      """)

  @Flag(help: "Print the statements that make an existing table of tasks fit, and change nothing.")
  var adopt = false

  @Flag(help: "With --adopt: run those statements, in one transaction.")
  var apply = false

  func validate() throws {
    if apply && !adopt {
      throw ValidationError("--apply runs what --adopt prints: write 'migrate --adopt --apply'.")
    }
  }

  func run() async throws {
    let settings = try DatabaseSettings(Environment.process)
    let log = LogObserver(logger: try LogSettings(Environment.process).logger())
    switch (adopt, apply) {
    case (true, true): try await convert(settings)
    case (true, false): try await printScript(settings)
    case (false, _):
      let setUp = try await DatabaseSetUp.run(settings.configuration, for: .migrating, log)
      await setUp.database.close(deadlineMilliseconds: 1_000)
      StandardError.writeLine("Row-level security holds for \(Self.role(of: setUp)).")
      print(Self.summary(setUp))
    }
  }

  private static func summary(_ setUp: DatabaseSetUp) -> String {
    let applied = setUp.appliedMigrations.map { (version) in "migration \(version)" }
    var sentences: [String] = []
    if !applied.isEmpty { sentences.append("Applied \(applied.joined(separator: ", ")).") }
    if !setUp.mended.isEmpty {
      sentences.append("Made what was missing: \(setUp.mended.joined(separator: ", ")).")
    }
    return sentences.isEmpty
      ? "The schema is up to date." : sentences.joined(separator: " ")
  }

  private static func role(of setUp: DatabaseSetUp) -> String {
    setUp.role.map { "the role \($0), which every transaction on tasks takes on" }
      ?? "the role of DATABASE_URL"
  }

  private func printScript(_ settings: DatabaseSettings) async throws {
    let adoption = try await DatabaseSetUp.explained {
      () throws(DatabaseError) in try await Schema.adoption(on: settings.configuration)
    }
    if let refusal = adoption?.refusal { throw OperatorError(refusal) }
    guard let adoption, !adoption.isComplete else { return Self.printNothingToDo() }
    print(adoption.script)
  }

  private func convert(_ settings: DatabaseSettings) async throws {
    let outcome = try await DatabaseSetUp.explained {
      () throws(DatabaseError) in try await Schema.adopt(on: settings.configuration)
    }
    switch outcome {
    case .nothingToDo: Self.printNothingToDo()
    case .refused(let sentence): throw OperatorError(sentence)
    case .adopted(let adoption, let rows):
      print(adoption.script)
      let kept =
        rows.map { (rows) in rows == 1 ? "1 row kept" : "\(rows) rows kept" } ?? "every row kept"
      print(
        """

        -- Done, \(kept). 'todo-server serve' and 'todo-server migrate' put the table behind
        -- row-level security, after which the old backend sees no rows any more.
        """)
    }
  }

  private static func printNothingToDo() {
    // A comment, so that psql takes this output as well.
    print("-- There is nothing to adopt: no table of tasks needs a change.")
  }
}
