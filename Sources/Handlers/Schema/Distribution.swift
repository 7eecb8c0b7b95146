// What must be done so that the tables are spread over the workers of a Citus cluster: statements that a
// person can read, or reasons why not. `DistributionRules` fills it in.
import ContractPostgreSQL

/// How the tables become distributed ones, with every row.
public struct Distribution: Sendable, Equatable {
  /// One change, with what the script says above its statements.
  struct Step: Sendable, Equatable {
    var reason: String
    /// Statements without semicolons.
    var statements: [String]
  }

  var steps: [Step] = []
  /// Why it cannot be done; nobody but a person can mend these.
  var refusals: [String] = []
  /// The role that must run the statements, where the connection's own may not.
  var foreignOwner: String?
  /// Whether no table has a row, and this server made all of them: nobody needs to be asked.
  var isFresh = false

  /// Whether the tables are as they should be.
  public var isComplete: Bool { steps.isEmpty && refusals.isEmpty }

  /// Whether the statements may be run without asking anybody.
  var isAutomatic: Bool { isFresh && refusals.isEmpty && foreignOwner == nil }

  /// Why the tables cannot be distributed by anybody as they are, in one sentence; nil where they can.
  public var refusal: String? {
    guard !refusals.isEmpty else { return nil }
    return "The tables cannot be distributed, and nothing was changed: "
      + refusals.joined(separator: "; ") + ". docs/SCALING.md says which layout is needed."
  }

  /// Why the database cannot be served yet and which command helps, in one sentence.
  public var sentence: String {
    refusal
      ?? "The database is a Citus cluster and its tables are not distributed as requests need them, and "
      + "nothing was changed: 'todo-server migrate --distribute' prints the statements that move every "
      + "row to the workers; with --apply it runs them. docs/SCALING.md tells what else to think of."
  }

  /// The script for psql: everything in one transaction, with a comment on each step.
  public var script: String {
    var lines = [
      "-- Spreads the tables over the workers of the cluster, all or nothing, and keeps every row.",
      "-- The tables are locked until COMMIT, while their rows are sent: stop the servers before.",
    ]
    if let foreignOwner {
      lines.append("-- Run it as the role \(foreignOwner), which owns the tables.")
    }
    lines += ["BEGIN;", "SELECT pg_advisory_xact_lock(\(SchemaTransaction.lockKey));"]
    lines.append("SET LOCAL lock_timeout = '\(SchemaTransaction.lockSeconds)s';")
    lines.append(SchemaTransaction.clusterSettings)
    for step in steps {
      lines += ["", "-- \(step.reason)."]
      lines += step.statements.map { (statement) in statement + ";" }
    }
    lines += ["", "COMMIT;"]
    return lines.joined(separator: "\n")
  }
}
