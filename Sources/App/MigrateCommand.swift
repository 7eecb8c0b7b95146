// Brings the schema up to date and tells what it did; `serve` does the same before it serves.
import ArgumentParser
import ContractPostgreSQL
import TodoHandlers

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Creates or updates the tables in DATABASE_URL; safe to run again and at any time.")

  func run() async throws {
    let settings = try DatabaseSettings(Environment.process)
    let logger = try LogSettings(Environment.process).logger()
    let setUp = try await DatabaseSetUp.run(settings, logger: logger)
    await setUp.database.close(deadlineMilliseconds: 1_000)
    let applied = setUp.appliedMigrations
    print(
      applied.isEmpty
        ? "The schema is up to date."
        : "Applied \(applied.map { "migration \($0)" }.joined(separator: ", ")).")
  }
}
