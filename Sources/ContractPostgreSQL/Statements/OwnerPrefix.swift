// What opens a unit of work on behalf of an owner: who it is, and the statement that says so.
// An owner is a parameter of that statement; everything else about it is settled once per door.

/// What opens a unit of work on behalf of an owner.
struct OwnerPrefix: Sendable {
  /// The identifier that rows carry.
  let owner: OwnerIdentifier
  let door: OwnerDoor
  /// Whether the unit must not write.
  let reads: Bool

  /// The statement that opens the unit.
  ///
  /// - Parameter isFurther: Whether it joins the transaction of another unit of the door, which has
  ///   set all but the owner. A failure of what opened the transaction makes PostgreSQL skip
  ///   everything up to its end.
  /// - Parameter batch: The units that it lets share its transaction.
  func opening(isFurther: Bool, of batch: OwnerDoor.Batch?) -> OwnerDoor.Opening {
    if isFurther { return door.further }
    if reads { return door.read }
    return batch == nil ? door.write : door.sharedWrite
  }
}

/// What all units of one `OwnedDatabase` have in common: its prefixes set the same parameters to the
/// same values, but for the owner.
final class OwnerDoor: Sendable {
  /// A statement whose last parameter is the owner.
  struct Opening: Sendable {
    let shape: StatementShape
    /// The parameters before the owner, encoded.
    let leading: [UInt8]

    fileprivate init(_ statement: BoundStatement<Never>) {
      // What is bound here is the shape and its leading parameters; the owner comes with each unit.
      shape = statement.encoded.shape
      leading = statement.encoded.parameters
    }
  }

  /// Units that may share a transaction, told apart by identity.
  final class Batch: Sendable {
    /// Whether a unit is over only with its transaction, whose end makes its rows durable.
    let commits: Bool

    fileprivate init(commits: Bool) { self.commits = commits }
  }

  let write: Opening
  let read: Opening
  let sharedWrite: Opening
  let further: Opening
  /// What ends the transaction block that each unit runs in; nil where a Sync alone ends a unit.
  let block: TransactionBlock?
  /// Units that may share transactions; nil where each has one of its own.
  ///
  /// Where other servers keep the rows none are shared: one owner's setting would have to replace
  /// another's on each server that takes part already.
  let reads: Batch?
  let inserts: Batch?

  /// - Parameters:
  ///   - setting: The configuration parameter that policies read.
  ///   - role: The role to run as; nil for the connection's own.
  convenience init(setting: String, role: String?, topology: DatabaseTopology) {
    switch topology {
    case .single: self.init(setting: setting, role: role)
    case .distributed: self.init(distributedSetting: setting, role: role)
    }
  }

  private init(distributedSetting setting: String, role: String?) {
    typealias Statements = DistributedOwnerStatements
    if let role {
      write = Opening(Statements.setRoleAndOwner.bind(role, setting, ""))
      read = Opening(Statements.setRoleAndOwnerToRead.bind(role, setting, ""))
    } else {
      write = Opening(Statements.setOwner.bind(setting, ""))
      read = Opening(Statements.setOwnerToRead.bind(setting, ""))
    }
    sharedWrite = write
    further = write
    block = TransactionBlock()
    reads = nil
    inserts = nil
  }

  private init(setting: String, role: String?) {
    block = nil
    reads = Batch(commits: false)
    inserts = Batch(commits: true)
    further = Opening(OwnerStatements.setOwner.bind(setting, ""))
    if let role {
      write = Opening(OwnerStatements.setRoleAndOwner.bind(role, setting, ""))
      read = Opening(OwnerStatements.setRoleAndOwnerToRead.bind(role, setting, ""))
      sharedWrite = Opening(OwnerStatements.setRoleAndOwnerToShare.bind(role, setting, ""))
    } else {
      write = further
      read = Opening(OwnerStatements.setOwnerToRead.bind(setting, ""))
      sharedWrite = Opening(OwnerStatements.setOwnerToShare.bind(setting, ""))
    }
  }
}

/// The statements around a unit of work whose transaction must be a block: Citus carries settings to
/// its workers in a block alone, and a pipeline is none.
struct TransactionBlock: Sendable {
  let begin = Self.begin.bind().encoded
  let commit = Self.commit.bind().encoded
  /// Sent after a failure, which skips what is left of the unit, its end included.
  let rollBack = Self.rollBack.bind().encoded

  private static let begin = Statement<Never>("BEGIN")
  private static let commit = Statement<Never>("COMMIT")
  private static let rollBack = Statement<Never>("ROLLBACK")
}

/// The same for a server that hands settings on to those that keep the rows (`SetLocalFunction`).
///
/// The role need not be handed on: as whom a transaction runs, as that the workers are connected to.
private enum DistributedOwnerStatements {
  static let setOwner = Statement<Never, String, String>("SELECT contract_set_local($1, $2)")

  static let setOwnerToRead = Statement<Never, String, String>(
    "SELECT contract_set_local('transaction_read_only', 'on'), contract_set_local($1, $2)")

  static let setRoleAndOwner = Statement<Never, String, String, String>(
    "SELECT set_config('role', $1, true), contract_set_local($2, $3)")

  static let setRoleAndOwnerToRead = Statement<Never, String, String, String>(
    """
    SELECT contract_set_local('transaction_read_only', 'on'), set_config('role', $1, true),
      contract_set_local($2, $3)
    """)
}

/// The statements that open a unit of work on behalf of an owner, who is the last parameter.
private enum OwnerStatements {
  static let setOwner = Statement<Never, String, String>("SELECT set_config($1, $2, true)")

  static let setOwnerToRead = Statement<Never, String, String>(
    "SELECT set_config('transaction_read_only', 'on', true), set_config($1, $2, true)")

  /// Who writes in one transaction with others does not make them wait for a lock that somebody else
  /// has on what is its own: after a tenth of a second it is sent again alone.
  static let setOwnerToShare = Statement<Never, String, String>(
    "SELECT set_config('lock_timeout', '100', true), set_config($1, $2, true)")

  static let setRoleAndOwnerToShare = Statement<Never, String, String, String>(
    """
    SELECT set_config('lock_timeout', '100', true), set_config('role', $1, true),
      set_config($2, $3, true)
    """)

  static let setRoleAndOwner = Statement<Never, String, String, String>(
    "SELECT set_config('role', $1, true), set_config($2, $3, true)")

  static let setRoleAndOwnerToRead = Statement<Never, String, String, String>(
    """
    SELECT set_config('transaction_read_only', 'on', true), set_config('role', $1, true),
      set_config($2, $3, true)
    """)
}
