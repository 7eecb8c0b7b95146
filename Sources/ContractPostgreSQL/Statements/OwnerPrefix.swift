// What opens a unit of work on behalf of an owner: who it is, and the statement that says so.
// An owner is a parameter of that statement; everything else about it is settled once per door.

/// What opens a unit of work on behalf of an owner.
struct OwnerPrefix: Sendable {
  /// The identifier that rows carry.
  let owner: String
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
  let reads = Batch(commits: false)
  let inserts = Batch(commits: true)

  /// - Parameters:
  ///   - setting: The configuration parameter that policies read.
  ///   - role: The role to run as; nil for the connection's own.
  init(setting: String, role: String?) {
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
