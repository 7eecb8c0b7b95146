// How the app's tables must lie in a Citus cluster: facts in, a `Distribution` out. One reading for a start,
// which does it where nothing is lost and refuses where somebody must decide, and for `migrate --distribute`.
import ContractPostgreSQL

/// Judges the tables; nothing is asked or changed here.
///
/// All rows of a user are on one worker: `tasks` and the idempotency keys are spread by `user_id`, the users
/// by `id` along with them, or whole on every node where another program manages them. So each statement
/// of a request has one worker to go to.
struct DistributionRules {
  let tasks: DistributedTable
  let keys: DistributedTable
  let users: DistributedTable?
  let hasFunction: Bool

  /// How the tables become distributed ones.
  func distribution() -> Distribution {
    var distribution = Distribution()
    if !hasFunction {
      distribution.steps.append(
        .init(
          reason: "Tells every worker of a transaction whose it is",
          statements: [SetLocalFunction.sql]))
    }
    if isInPlace {
      distribution.isFresh = true
      return distribution
    }
    distribution.foreignOwner = tasks.mayAlter && keys.mayAlter ? nil : tasks.owner
    distribution.isFresh = isFresh
    distribution.refusals = refusals
    if distribution.refusals.isEmpty { distribution.steps += steps }
    return distribution
  }

  // MARK: - Judging

  private var isInPlace: Bool { tasksAreInPlace && keysAreInPlace }

  private var tasksAreInPlace: Bool {
    guard case .spread("user_id", let group) = tasks.placement else { return false }
    return usersAre(beside: group)
  }

  /// Whether a row of either kind and its user are on one worker, for tables of that group.
  private func usersAre(beside group: String) -> Bool {
    switch users?.placement {
    case nil, .everywhere: return true
    case .spread(let column, let other): return column == "id" && other == group
    case .coordinator, .other: return false
    }
  }

  private var keysAreInPlace: Bool {
    guard case .spread("user_id", _) = tasks.placement else { return false }
    return keys.placement == tasks.placement
  }

  /// Whether the tasks alone are missing, which somebody dropped: they come to lie beside the keys.
  private var keysAreAhead: Bool {
    guard tasks.placement == .coordinator,
      case .spread("user_id", let group) = keys.placement
    else { return false }
    return usersAre(beside: group)
  }

  /// The tables that are to be spread: both, or the one that somebody dropped.
  private var unspread: [DistributedTable] {
    [tasks, keys].filter { (table) in table.placement == .coordinator }
  }

  private var isFresh: Bool {
    var own = unspread
    if let users, users.placement == .coordinator { own.append(users) }
    return own.allSatisfy { (table) in table.isOurs && table.isEmpty }
  }

  private var refusals: [String] {
    if tasks.placement != .coordinator && !tasksAreInPlace { return [spreadOtherwise(tasks)] }
    if keys.placement != .coordinator && !keysAreInPlace && !keysAreAhead {
      return [spreadOtherwise(keys)]
    }
    var refusals = unspread.flatMap(\.obstacles)
    if let users, users.isOurs { refusals += users.obstacles }
    if users?.placement == .other { refusals.append("the users are distributed in another way") }
    if !["text", "character varying"].contains(tasks.ownerType) {
      refusals.append("user_id of \(tasks.name) is \(tasks.ownerType), and must be text")
    }
    return refusals
  }

  private func spreadOtherwise(_ table: DistributedTable) -> String {
    "\(table.name) is distributed already, but not as its statements need it, and Citus takes no table "
      + "with numbers of its own back: rename it, let 'todo-server migrate' make the tables anew, and "
      + "copy its rows"
  }

  // MARK: - Doing

  private var steps: [Distribution.Step] {
    var steps = [prepared]
    if tasks.placement == .coordinator {
      if tasks.ownerType != "text" { steps.append(ownersAsText) }
      if let keyed { steps.append(keyed) }
    }
    return steps + [spread, guarded, emptied]
  }

  /// References keep tables from being distributed one after the other, and forced row-level security
  /// keeps their owner from sending the rows.
  private var prepared: Distribution.Step {
    var statements: [String] = []
    for table in unspread {
      if let reference = table.reference {
        statements.append("ALTER TABLE \(table.name) DROP CONSTRAINT \(reference.name)")
      }
      statements.append("ALTER TABLE \(table.name) NO FORCE ROW LEVEL SECURITY")
    }
    return .init(
      reason: "Until the last step the tables are locked, and nobody sees a row",
      statements: statements)
  }

  private var ownersAsText: Distribution.Step {
    .init(
      reason: "Tables that are spread together have the same type of owner",
      statements: [
        "DROP POLICY IF EXISTS tasks_of_owner ON \(tasks.name)",
        "ALTER TABLE \(tasks.name) ALTER COLUMN user_id TYPE text",
      ])
  }

  /// A shard can only tell that a key is unique if it has all rows that might have it.
  private var keyed: Distribution.Step? {
    var changes: [String] = []
    if !tasks.primaryKeyNamesOwner {
      if let key = tasks.primaryKey { changes.append("DROP CONSTRAINT \(key)") }
      changes.append("ADD PRIMARY KEY (user_id, id)")
    }
    if tasks.idType != "bigint" { changes.append("ALTER COLUMN id TYPE bigint") }
    guard !changes.isEmpty else { return nil }
    return .init(
      reason: "A task's number stays what it was, and is found by its owner",
      // One each: of a table that the cluster knows of already, Citus takes no two at once.
      statements: changes.map { (change) in "ALTER TABLE \(tasks.name) \(change)" })
  }

  private var spread: Distribution.Step {
    var statements: [String] = []
    var companion = keysAreAhead ? keys.name : "none"
    if let users {
      if users.placement == .coordinator {
        statements.append(
          users.isOurs
            ? "SELECT create_distributed_table('\(users.name)', 'id', colocate_with => 'none')"
            : "SELECT create_reference_table('\(users.name)')")
      }
      if users.isOurs && users.placement == .coordinator || isSpreadByID(users) {
        companion = users.name
      }
    }
    for table in unspread {
      let beside = table.name == tasks.name ? companion : tasks.name
      statements.append(
        "SELECT create_distributed_table('\(table.name)', 'user_id', colocate_with => '\(beside)')")
    }
    for table in unspread {
      if let reference = table.reference {
        statements.append(
          "ALTER TABLE \(table.name) ADD CONSTRAINT \(reference.name) \(reference.definition)")
      }
    }
    if let users, users.placement == .everywhere {
      // Before they are spread they are made without (`TasksTable`).
      for table in [tasks, keys] where table.isOurs && table.reference == nil {
        statements.append(
          "ALTER TABLE \(table.name) ADD FOREIGN KEY (user_id) REFERENCES \(users.name) (id) "
            + "ON DELETE CASCADE")
      }
    }
    return .init(reason: "All rows of a user lie on one worker", statements: statements)
  }

  private func isSpreadByID(_ users: DistributedTable) -> Bool {
    if case .spread("id", _) = users.placement { return true }
    return false
  }

  private var guarded: Distribution.Step {
    var statements = unspread.map { (table) in
      "ALTER TABLE \(table.name) FORCE ROW LEVEL SECURITY"
    }
    if tasks.placement == .coordinator, tasks.ownerType != "text" {
      statements.append(TasksTable.policySQL)
    }
    return .init(reason: "The workers keep users apart", statements: statements)
  }

  /// What other programs' tables reference is left alone: emptying it would empty them as well.
  private var emptied: Distribution.Step {
    var own = unspread.map(\.name)
    if let users, users.isOurs, users.placement == .coordinator { own.append(users.name) }
    return .init(
      reason: "The rows are on the workers, and take no room on the coordinator",
      statements: own.map { (name) in
        "SELECT truncate_local_data_after_distributing_table('\(name)')"
      })
  }
}
