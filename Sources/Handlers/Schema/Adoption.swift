// A table of tasks that was there before, and what must be done so that it can be served: statements
// that a person can read, reasons why not, and remarks. `AdoptionRules` fills it in.
import ContractPostgreSQL

/// How an existing table of tasks becomes the one that is served, with every row.
public struct Adoption: Sendable, Equatable {
  /// One change of the table.
  struct Step: Sendable, Equatable {
    /// What is wrong without it; nil where the table could be served as it is.
    var complaint: String?
    /// What the script says above the statements.
    var reason: String
    /// Statements without semicolons.
    var statements: [String]
    /// What it adds, where it only adds what is not there.
    var addition: String?
  }

  /// The table as it will be named, with its schema.
  var qualifiedName: String
  /// The name under which it is now.
  var name: String
  var steps: [Step] = []
  /// Why it cannot be adopted; nobody but a person can mend these.
  var refusals: [String] = []
  /// What happens to some rows, or does not, that a person would want to know.
  var remarks: [String] = []
  /// The role that must run the statements, where the connection's own may not.
  var foreignOwner: String?
  /// Whether it is a table of this server that has lost something.
  var isOurs = false

  /// Whether the table is as it should be.
  public var isComplete: Bool { steps.isEmpty && refusals.isEmpty }

  /// Whether the table can be served as it is.
  public var isServable: Bool { refusals.isEmpty && complaints.isEmpty }

  /// Whether what is missing can be added to a table of this server without asking anybody.
  public var isMendable: Bool {
    isOurs && !isServable && refusals.isEmpty && foreignOwner == nil
      && steps.allSatisfy { (step) in step.complaint == nil || step.addition != nil }
  }

  /// What the steps add that was not there.
  public var additions: [String] { steps.compactMap(\.addition) }

  var complaints: [String] { steps.compactMap(\.complaint) }

  /// Why the table cannot be adopted by anybody, in one sentence; nil where it can.
  public var refusal: String? {
    guard !refusals.isEmpty else { return nil }
    let rest =
      steps.isEmpty
      ? "" : " For the rest, 'todo-server migrate --adopt' prints statements once that is done."
    return "The table \(name) cannot be served, and nothing was changed: "
      + refusals.joined(separator: "; ") + ". docs/ADOPTING.md has examples." + rest
  }

  /// Why the table cannot be served yet and which command helps, in one sentence.
  public var sentence: String {
    if let refusal { return refusal }
    return "The table \(name) does not fit, and nothing was changed: "
      + complaints.joined(separator: "; ")
      + ". 'todo-server migrate --adopt' prints the statements that convert it and keep every row;"
      + " with --apply it runs them."
  }

  // MARK: - The script

  /// What comes before the steps, within the transaction.
  var preamble: [String] {
    [
      "SET LOCAL TimeZone = 'UTC'",
      "LOCK TABLE \(presentName) IN ACCESS EXCLUSIVE MODE",
    ]
  }

  /// The table's name before the first step.
  var presentName: String {
    let schema = qualifiedName.dropLast("tasks".count)
    return schema + name
  }

  /// The script for psql: everything in one transaction, with a comment on each step.
  public var script: String {
    var lines = [
      // Else psql would go on after an error, take everything back at the end, and exit with 0.
      "\\set ON_ERROR_STOP on",
      "-- Takes over the table \(presentName), all or nothing, and keeps every row.",
      "-- Times without a time zone are read as UTC. The table is locked until COMMIT, and in use",
      "-- for longer where its rows must be rewritten: stop the old backend before.",
    ]
    if let foreignOwner {
      lines.append("-- Run it as the role \(foreignOwner), which owns the table.")
    }
    lines += remarks.map { (remark) in "-- Note: \(remark)." }
    lines += ["BEGIN;", "SELECT pg_advisory_xact_lock(\(SchemaTransaction.lockKey));"]
    lines.append("SET LOCAL lock_timeout = '\(SchemaTransaction.lockSeconds)s';")
    lines += preamble.map { (statement) in statement + ";" }
    for step in steps {
      lines += ["", "-- \(step.reason)."]
      lines += step.statements.map { (statement) in statement + ";" }
    }
    lines += ["", "COMMIT;"]
    return lines.joined(separator: "\n")
  }
}
