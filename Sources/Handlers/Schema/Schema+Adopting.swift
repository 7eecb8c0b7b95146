// Looking at an existing table of tasks before it is served, and converting it when told to.
import ContractPostgreSQL

extension Schema {
  /// What came of converting a table.
  public enum AdoptionOutcome: Sendable {
    /// There is no table that was there before, or it is as it should be.
    case nothingToDo
    /// Somebody must mend something first; the sentence says what.
    case refused(String)
    /// The statements of the script ran.
    ///
    /// The rows are those before and after; nil where row-level security hid them.
    case adopted(Adoption, rows: Int?)
  }

  /// How the existing table of tasks fits; nil where there is none.
  ///
  /// - Parameter asksForOtherNames: Whether a table of another name that holds somebody's tasks counts.
  public static func fit(
    on connection: MaintenanceConnection, asksForOtherNames: Bool
  ) async throws(DatabaseError) -> Adoption? {
    try await SchemaTransaction.run(.readOnly, on: connection) {
      (transaction) throws(DatabaseError) in
      guard let table = try ExistingTable.read(transaction, .start),
        asksForOtherNames || table.name == "tasks"
      else { return nil }
      return AdoptionRules.adoption(of: table)
    }
  }

  /// The same with all that is worth saying about the rows, which are all read.
  public static func adoption(
    on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> Adoption? {
    try await SchemaTransaction.run(.readOnly, on: connection) {
      (transaction) throws(DatabaseError) in
      try ExistingTable.read(transaction, .adoption).map(AdoptionRules.adoption)
    }
  }

  /// Converts the existing table of tasks, with the statements of its script, and looks again.
  ///
  /// All in one transaction: where a statement fails, a row is missing afterwards or the table still
  /// does not fit, nothing has happened. Two calls at once come one after the other.
  public static func adopt(
    on connection: MaintenanceConnection
  ) async throws(DatabaseError) -> AdoptionOutcome {
    try await SchemaTransaction.run(.exclusive, on: connection) {
      (transaction) throws(DatabaseError) in
      guard let table = try ExistingTable.read(transaction, .adoption) else { return .nothingToDo }
      let adoption = AdoptionRules.adoption(of: table)
      if let refusal = adoption.refusal { return .refused(refusal) }
      if adoption.isComplete { return .nothingToDo }
      if let owner = adoption.foreignOwner {
        return .refused(
          "The table \(table.name) belongs to the role '\(owner)', and '\(table.currentRole)' may not "
            + "alter it: run this with a DATABASE_URL of that role, or give the script that "
            + "'todo-server migrate --adopt' prints to psql as that role.")
      }
      let rows = try convert(adoption, table, transaction)
      return .adopted(adoption, rows: rows)
    }
  }

  private static func convert(
    _ adoption: Adoption, _ table: ExistingTable, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> Int? {
    for statement in adoption.preamble { try transaction.run(statement) }
    let before = try count(adoption.presentName, table, transaction)
    for statement in adoption.steps.flatMap(\.statements) { try transaction.run(statement) }
    let after = try count(adoption.qualifiedName, table, transaction)
    guard before == after else {
      throw .configuration("there were \(before ?? 0) rows before and \(after ?? 0) after")
    }
    guard let converted = try ExistingTable.read(transaction, .start),
      AdoptionRules.adoption(of: converted).isServable
    else { throw .configuration("the table would not fit afterwards") }
    return after
  }

  private static func count(
    _ name: String, _ table: ExistingTable, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> Int? {
    guard table.rowsAreVisible else { return nil }
    let rows = try transaction.query("SELECT count(*) FROM \(name)")
    return rows.first?.first.flatMap { (text) in text.flatMap { (text) in Int(text) } }
  }
}
