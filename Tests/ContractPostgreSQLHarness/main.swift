// A process of its own that uses a few statements in the order that its arguments name, so that
// tests can let several processes share the sessions of a pooler.
//
// usage: ContractPostgreSQLHarness URI (read:KEY | delete:KEY | await:FILE | done:FILE)...
import ContractPostgreSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two statements that differ in nothing but what they do: the same types in, the same rows out.
private enum Statements {
  static let read = Statement<Int64, Int64>("SELECT key FROM plain WHERE key = $1") {
    (row) throws(DatabaseError) in try row.int64()
  }
  static let delete = Statement<Int64, Int64>("DELETE FROM plain WHERE key = $1 RETURNING key") {
    (row) throws(DatabaseError) in try row.int64()
  }
}

private func perform(_ step: String, _ database: Database) async throws {
  let parts = step.split(separator: ":", maxSplits: 1).map(String.init)
  guard parts.count == 2 else { exit(64) }
  switch parts[0] {
  case "read":
    print(step, try await database.read(Statements.read.bind(Int64(parts[1]) ?? 0)))
  case "delete":
    print(step, try await database.write(Statements.delete.bind(Int64(parts[1]) ?? 0)))
  case "await":
    while access(parts[1], F_OK) != 0 { usleep(10_000) }
  case "done":
    close(creat(parts[1], 0o644))
  default: exit(64)
  }
}

guard CommandLine.arguments.count > 1 else { exit(64) }
var configuration = DatabaseConfiguration(connectionString: CommandLine.arguments[1])
configuration.maximumConnections = 1
configuration.preparedStatements = .always
configuration.limits.requestMilliseconds = 60_000
configuration.limits.silenceMilliseconds = 60_000
let database = try Database(configuration)
for step in CommandLine.arguments.dropFirst(2) { try await perform(step, database) }
await database.close()
