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

      In a Citus cluster new tables are spread over the workers. Where there are rows already, \
      --distribute prints the statements that do it and keep every row, in the same way.
      """)

  @Flag(help: "Print the statements that make an existing table of tasks fit, and change nothing.")
  var adopt = false

  @Flag(
    help: "Print the statements that spread the tables over a Citus cluster, and change nothing.")
  var distribute = false

  @Flag(help: "With --adopt or --distribute: run those statements, in one transaction.")
  var apply = false

  func validate() throws {
    if adopt && distribute {
      throw ValidationError("--adopt comes first, --distribute after it: give one of them.")
    }
    if apply && !adopt && !distribute {
      throw ValidationError(
        "--apply runs what --adopt or --distribute prints: write 'migrate --adopt --apply'.")
    }
  }

  func run() async throws {
    let settings = try DatabaseSettings(Environment.process)
    let log = LogObserver(logger: try LogSettings(Environment.process).logger())
    switch (adopt, distribute, apply) {
    case (true, _, true): try await convert(settings)
    case (true, _, false): try await printScript(settings)
    case (false, true, true): try await spread(settings)
    case (false, true, false): try await printDistribution(settings)
    case (false, false, _):
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
    if setUp.isSpread { sentences.append("Spread the tables over the workers of the cluster.") }
    return sentences.isEmpty
      ? "The schema is up to date." : sentences.joined(separator: " ")
  }

  private static func role(of setUp: DatabaseSetUp) -> String {
    setUp.role.map { "the role \($0), which every transaction on tasks takes on" }
      ?? "the role of DATABASE_URL"
  }

  private func printScript(_ settings: DatabaseSettings) async throws {
    let adoption = try await DatabaseSetUp.explained {
      () throws(DatabaseError) in try await Schema.adoption(on: settings.maintenance)
    }
    if let refusal = adoption?.refusal { throw OperatorError(refusal) }
    guard let adoption, !adoption.isComplete else { return Self.printNothingToDo() }
    print(adoption.script)
  }

  private func convert(_ settings: DatabaseSettings) async throws {
    let outcome = try await DatabaseSetUp.explained {
      () throws(DatabaseError) in try await Schema.adopt(on: settings.maintenance)
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

  private func printDistribution(_ settings: DatabaseSettings) async throws {
    let distribution = try await DatabaseSetUp.explained {
      () throws(DatabaseError) in try await Schema.distribution(on: settings.maintenance)
    }
    if let refusal = distribution?.refusal { throw OperatorError(refusal) }
    guard let distribution, !distribution.isComplete else { return Self.printNothingToDistribute() }
    print(distribution.script)
  }

  private func spread(_ settings: DatabaseSettings) async throws {
    let outcome = try await DatabaseSetUp.explained {
      () throws(DatabaseError) in
      try await Schema.distribute(on: settings.maintenance, asksFirst: false)
    }
    switch outcome {
    case .nothingToDo: Self.printNothingToDistribute()
    case .refused(let sentence): throw OperatorError(sentence)
    case .distributed(let distribution):
      print(distribution.script)
      print("\n-- Done, every row is on a worker.")
    }
  }

  private static func printNothingToDistribute() {
    print(
      "-- There is nothing to distribute: the database is no Citus cluster, its tables are not there "
        + "yet ('todo-server migrate' makes them), or they are distributed.")
  }

  private static func printNothingToDo() {
    // A comment, so that psql takes this output as well.
    print("-- There is nothing to adopt: no table of tasks needs a change.")
  }
}

extension DatabaseSettings {
  /// A connection for what a command does with a schema.
  fileprivate var maintenance: MaintenanceConnection { MaintenanceConnection(configuration) }
}
