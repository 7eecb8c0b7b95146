// Where the database is a Citus cluster: how its tables lie, spreading them, and whether a worker knows on
// whose behalf it is asked.
import ContractPostgreSQL

extension Schema {
  /// What came of spreading the tables.
  public enum DistributionOutcome: Sendable {
    /// The database is no cluster, or its tables are as they should be.
    case nothingToDo
    /// Somebody must do something first; the sentence says what.
    case refused(String)
    /// The statements ran.
    case distributed(Distribution)
  }

  /// What must be done to the tables; nil where the database is no cluster.
  public static func distribution(
    on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> Distribution? {
    try await SchemaTransaction.run(.readOnly, on: connection) {
      (transaction) throws(DatabaseError) in try readDistribution(transaction)
    }
  }

  /// Spreads the tables over the workers, with the statements of the script, and looks again.
  ///
  /// - Parameter asksFirst: Whether it is left undone where there are rows, or tables of others: then
  ///   the outcome is a refusal that names the command.
  public static func distribute(
    on connection: MaintenanceConnection, asksFirst: Bool
  ) async throws(DatabaseError) -> DistributionOutcome {
    // A server that starts on tables that are in place takes no lock for it.
    guard let found = try await distribution(on: connection), !found.isComplete else {
      return .nothingToDo
    }
    return try await SchemaTransaction.run(.exclusive, on: connection) {
      (transaction) throws(DatabaseError) in
      guard let distribution = try readDistribution(transaction), !distribution.isComplete else {
        return .nothingToDo
      }
      if let refusal = distribution.refusal { return .refused(refusal) }
      if asksFirst && !distribution.isAutomatic { return .refused(distribution.sentence) }
      if let owner = distribution.foreignOwner {
        return .refused(
          "The tables belong to the role '\(owner)': run this with a DATABASE_URL of that role, or give "
            + "the script that 'todo-server migrate --distribute' prints to psql as that role.")
      }
      for statement in distribution.steps.flatMap(\.statements) { try transaction.run(statement) }
      guard try readDistribution(transaction)?.isComplete == true else {
        throw .configuration("the tables would not be distributed afterwards")
      }
      return .distributed(distribution)
    }
  }

  private static func readDistribution(
    _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> Distribution? {
    guard try DatabaseTopology.find(in: transaction) == .distributed else { return nil }
    let coordinator = try transaction.query("SELECT citus_is_coordinator()")
    guard coordinator.first?.first == .some(.some("t")) else {
      var distribution = Distribution()
      distribution.refusals = [
        "DATABASE_URL names a worker of the cluster, or a coordinator that does not know its own address "
          + "(SELECT citus_set_coordinator_host('its address')): name the coordinator"
      ]
      return distribution
    }
    let keysName = "SELECT to_regclass('\(IdempotencyKeysTable.name)')::oid"
    guard
      let tasks = try DistributedTable.read(
        "SELECT to_regclass('tasks')::oid", ownerColumn: "user_id", transaction),
      let keys = try DistributedTable.read(keysName, ownerColumn: "user_id", transaction)
    else { return Distribution() }
    let function = try transaction.query(SetLocalFunction.isThere)
    return DistributionRules(
      tasks: tasks, keys: keys, users: try readUsers(of: tasks, transaction),
      hasFunction: function.first?.first == .some(.some("t"))
    ).distribution()
  }

  /// The users that tasks reference; or those on every node that they will reference once they are spread.
  private static func readUsers(
    of tasks: DistributedTable, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> DistributedTable? {
    let referenced = try DistributedTable.read(
      "SELECT \(TasksTable.referencedUsers)::oid", ownerColumn: "id", transaction)
    guard referenced == nil, tasks.isOurs else { return referenced }
    let candidate = try DistributedTable.read(
      "SELECT \(UsersTable.candidate)::oid", ownerColumn: "id", transaction)
    return candidate?.placement == .everywhere ? candidate : nil
  }

  // MARK: - The proof

  /// $1 owner. What the worker that has the owner's rows takes for the owner of the transaction, in one
  /// row even where there are none.
  private static let ownerOnWorker = Statement<String, String>(
    """
    SELECT coalesce(current_setting('app.user_id', true), ''), count(*) FROM tasks WHERE user_id = $1
    """
  ) { (row) throws(DatabaseError) in
    let owner = try row.text()
    _ = try row.int64()
    return owner
  }

  /// Ids that would end a literal, or be another after it, if they were not quoted.
  private static let oddOwners = [
    "o'neil", "back\\slash\\'", "'; RESET app.user_id; --", "$$dollar$$", "\"quoted\"",
    "line\nbreak",
    "caf\u{e9} \u{1F600}", "percent %s %L",
  ]

  /// Why requests would not reach their own rows on a worker, in one sentence; nil where they do.
  ///
  /// It asks as requests do: by a unit of work on behalf of an owner, over the connections of the pool.
  public static func faultOfOwner(
    in database: Database, role: String?
  ) async throws(DatabaseError) -> String? {
    let owned = OwnedDatabase<String>(
      database, setting: ownerSetting, role: role, topology: .distributed
    ) { (owner) in owner }
    for owner in oddOwners + (0..<16).map({ (number) in "owner-\(number)" }) {
      let seen = try await owned.read(as: owner, ownerOnWorker.bind(owner))
      guard seen.count == 1, seen[0].utf8.elementsEqual(owner.utf8) else {
        return "a worker of the cluster does not learn on whose behalf it is asked"
      }
    }
    return nil
  }
}
