// What `RowSecurityProbe` tries on a table, and what each attempt shows. All that is tried on one table is
// sent together: a server that starts far from its database waits for one answer instead of thirty.

extension RowSecurityProbe {
  /// Commands that are sent together, and what their answers show.
  struct Deed {
    static let savepoint = Command("SAVEPOINT deed")
    static let rollback = Command("ROLLBACK TO SAVEPOINT deed")

    let commands: [Command]
    /// Whether a savepoint is among the commands, to which the transaction returns.
    let isUndone: Bool
    /// The fault that the answers show, in one sentence; throws what nobody has reckoned with.
    let fault: (Answers) throws(DatabaseError) -> String?
  }

  /// Does all deeds; the fault of the first that shows one. What was done behind it goes with the transaction.
  func firstFault(of deeds: [Deed]) throws(DatabaseError) -> String? {
    if deeds.isEmpty { return nil }
    // A deed that fails ends its own group only: the way back is a group of its own.
    let groups = deeds.map { (deed) in
      deed.isUndone ? [deed.commands, [Deed.rollback]] : [deed.commands]
    }
    var answers = try session.exchange(Array(groups.joined()), withinMilliseconds: Self.bound)[...]
    for (deed, group) in zip(deeds, groups) {
      if let fault = try deed.fault(answers[answers.startIndex]) { return fault }
      answers.removeFirst(group.count)
    }
    return nil
  }

  /// From here on in the transaction, somebody is the owner.
  func act(as owner: String) -> Command {
    switch topology {
    case .single: Command("SELECT set_config($1, $2, true)", [setting, owner])
    case .distributed: Command("SELECT \(SetLocalFunction.name)($1, $2)", [setting, owner])
    }
  }

  /// Somebody who has no rows looks for any, or nobody does.
  ///
  /// A policy that casts the setting, `current_setting('app.user_id', true)::uuid`, refuses nobody's look
  /// with an error: an empty text is no UUID. No row is seen then, nor could be by another: where the error
  /// stands in for the comparison, that every policy demands this comparison is read in `faultOfExpressions`.
  func look(of someone: String, at subject: Subject) -> Deed {
    let setting = setting
    let name = subject.name
    let look = Command("SELECT 1 FROM \(name) LIMIT 1")
    return Deed(commands: [act(as: someone), Deed.savepoint, look], isUndone: true) {
      (answers) throws(DatabaseError) in
      _ = try answers.rows(of: 1)
      if someone.isEmpty, Self.isNoIdentifier(answers.failure) { return nil }
      if try answers.rows(of: 2).isEmpty { return nil }
      return someone.isEmpty
        ? "without an owner in '\(setting)', rows of \(name) can be seen"
        : "an owner without rows sees rows of \(name) that belong to others"
    }
  }

  /// An owner makes a row of another.
  ///
  /// PostgreSQL checks policies before constraints, so the owner's column alone will do.
  func plantingOfRow(in subject: Subject) -> Deed {
    let name = subject.name
    let insertion = Command(
      "INSERT INTO \(name) (\(subject.column)) VALUES ($1)", [subject.owner])
    return Deed(
      commands: [act(as: subject.stranger), Deed.savepoint, insertion], isUndone: true
    ) { (answers) throws(DatabaseError) in
      _ = try answers.rows(of: 1)
      switch answers.failure {
      // Of a database that takes no writes nothing can be said, nor of a value that the column does not
      // take, which is refused before any policy is asked.
      case .server(let refused)?
      where refused.state == .readOnlyTransaction || refused.state.errorClass == "22":
        throw .server(refused)
      case .server(let refused)? where refused.state == .insufficientPrivilege: return nil
      case nil, .server?: return "an owner can insert a row for another owner into \(name)"
      case let failure?: throw failure
      }
    }
  }

  /// An owner makes a row, and another tries to get at it.
  func attempts(on owner: String, _ table: Table, _ subject: Subject) -> [Deed] {
    let name = subject.name
    let column = subject.column
    let isTheirs = "\(column)::text = $1"
    return [
      makingOfRow(as: owner, table, subject),
      attempt("see", "SELECT 1 FROM \(name) WHERE \(isTheirs)", on: owner, subject),
      attempt(
        "change", "UPDATE \(name) SET \(column) = \(column) WHERE \(isTheirs) RETURNING 1",
        on: owner, subject),
      attempt("delete", "DELETE FROM \(name) WHERE \(isTheirs) RETURNING 1", on: owner, subject),
    ]
  }

  private func makingOfRow(as owner: String, _ table: Table, _ subject: Subject) -> Deed {
    let name = subject.name
    let making = table.probe.map { (statement) in Command(statement, [owner]) }
    let look = Command("SELECT 1 FROM \(name) WHERE \(subject.column)::text = $1", [owner])
    return Deed(commands: [act(as: owner)] + making + [look], isUndone: false) {
      (answers) throws(DatabaseError) in
      _ = try answers.rows(of: 0)
      do throws(DatabaseError) {
        _ = try answers.rows(of: making.count)
      } catch {
        guard case .server(let refused) = error else { throw error }
        return "an owner cannot insert a row of their own into \(name) (\(refused))"
      }
      return try answers.rows(of: 1 + making.count).isEmpty
        ? "an owner cannot see their own row of \(name)" : nil
    }
  }

  private func attempt(
    _ deed: String, _ sql: String, on owner: String, _ subject: Subject
  ) -> Deed {
    let name = subject.name
    return Deed(
      commands: [act(as: subject.stranger), Deed.savepoint, Command(sql, [owner])], isUndone: true
    ) { (answers) throws(DatabaseError) in
      _ = try answers.rows(of: 1)
      // Who has no right to the statement at all does not reach anything.
      if Self.isRefusal(answers.failure) { return nil }
      return try answers.rows(of: 2).isEmpty
        ? nil : "an owner can \(deed) another owner's row of \(name)"
    }
  }

  /// Whether the statement ended with an identifier that is none in a column's type.
  private static func isNoIdentifier(_ failure: DatabaseError?) -> Bool {
    guard case .server(let server)? = failure else { return false }
    return server.state == .invalidTextRepresentation
  }

  static func isRefusal(_ failure: DatabaseError?) -> Bool {
    guard case .server(let server)? = failure else { return false }
    return server.state == .insufficientPrivilege
  }
}
