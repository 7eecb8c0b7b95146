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
  ///   set all but the owner. Only reads do, and a failure of what opened the transaction makes
  ///   PostgreSQL skip everything up to its end.
  func opening(isFurther: Bool) -> OwnerDoor.Opening {
    if isFurther { return door.furtherRead }
    return reads ? door.read : door.write
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

  let write: Opening
  let read: Opening
  let furtherRead: Opening

  /// - Parameters:
  ///   - setting: The configuration parameter that policies read.
  ///   - role: The role to run as; nil for the connection's own.
  init(setting: String, role: String?) {
    furtherRead = Opening(OwnerStatements.setOwner.bind(setting, ""))
    if let role {
      write = Opening(OwnerStatements.setRoleAndOwner.bind(role, setting, ""))
      read = Opening(OwnerStatements.setRoleAndOwnerToRead.bind(role, setting, ""))
    } else {
      write = furtherRead
      read = Opening(OwnerStatements.setOwnerToRead.bind(setting, ""))
    }
  }
}

/// The statements that open a unit of work on behalf of an owner, who is the last parameter.
private enum OwnerStatements {
  static let setOwner = Statement<Never, String, String>("SELECT set_config($1, $2, true)")

  static let setOwnerToRead = Statement<Never, String, String>(
    "SELECT set_config('transaction_read_only', 'on', true), set_config($1, $2, true)")

  static let setRoleAndOwner = Statement<Never, String, String, String>(
    "SELECT set_config('role', $1, true), set_config($2, $3, true)")

  static let setRoleAndOwnerToRead = Statement<Never, String, String, String>(
    """
    SELECT set_config('transaction_read_only', 'on', true), set_config('role', $1, true),
      set_config($2, $3, true)
    """)
}
