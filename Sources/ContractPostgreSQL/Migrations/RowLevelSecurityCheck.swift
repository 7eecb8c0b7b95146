// A role, a setting and tables in; out comes whether PostgreSQL alone keeps owners apart.
// Catalogue first, then the deed: a probe in a transaction that is always rolled back.

/// The check, made before serving, that row-level security holds for the role requests run as.
///
/// Every policy that lets the role in must demand the owner itself, alone or with AND:
/// `user_id = current_setting('app.user_id', true)`. Where the column is a `uuid` or a number, the policy
/// casts the setting. `nullif(current_setting('app.user_id', true), '')::uuid` shows no rows to whoever has
/// no owner set; without `nullif` the server refuses them with an error 22P02, which holds as well.
public struct RowLevelSecurityCheck: Sendable {
  /// A table whose rows belong to owners.
  public struct Table: Sendable {
    /// Its name as SQL would have it, with a schema or quotes where needed.
    public let name: String
    /// The column with the owner's identifier, without quotes.
    public let ownerColumn: String
    /// Statements that give the owner `$1` a row in this table, and all that this row refers to.
    ///
    /// With them the probe shows that another owner can neither see, change nor delete that row.
    public let probe: [String]
    /// A query of one identifier that rows can belong to, where a made-up one will not do since
    /// they refer to a table that nobody may add to; without an answer the policies are read.
    public let existingOwner: String?

    /// A table whose rows belong to owners.
    public init(
      _ name: String, ownerColumn: String, probe: [String] = [], existingOwner: String? = nil
    ) {
      self.name = name
      self.ownerColumn = ownerColumn
      self.probe = probe
      self.existingOwner = existingOwner
    }
  }

  /// What the check found.
  public enum Verdict: Sendable, Equatable {
    /// Owners are kept apart.
    case holds
    /// They are not; the sentence says where and what to do.
    case fails(reason: String)
  }

  private let role: String?
  private let setting: String
  private let topology: DatabaseTopology
  private let tables: [Table]

  /// A check for the role, the setting and the tables that an `OwnedDatabase` uses.
  ///
  /// - Parameters:
  ///   - role: The role that requests run as; nil for the connection's own.
  ///   - setting: The configuration parameter that policies read.
  ///   - topology: Where other servers keep the rows, the check is made there as well: of each part of a
  ///     table by the catalogue, and by the deed once on each server.
  ///   - tables: The tables to check.
  public init(
    role: String? = nil, setting: String = "app.user_id", topology: DatabaseTopology = .single,
    tables: [Table]
  ) {
    self.role = role
    self.setting = setting
    self.topology = topology
    self.tables = tables
  }

  /// Makes the check on a connection of its own; throws where the database cannot be asked.
  nonisolated(nonsending) public func run(
    _ configuration: DatabaseConfiguration
  ) async throws(DatabaseError) -> Verdict {
    try await run(MaintenanceConnection(configuration))
  }

  /// The same over a connection that was opened for other work; it is closed after it.
  nonisolated(nonsending) public func run(
    _ connection: MaintenanceConnection
  ) async throws(DatabaseError) -> Verdict {
    try await Script.onOwnThread { () throws(DatabaseError) in
      let session = try connection.lend()
      let probe = RowSecurityProbe(session: session, setting: setting, topology: topology)
      let reason = try probe.firstFault(role: role, tables: tables)
      // The connection is closed now, which rolls back whatever the probe did.
      return reason.map { (reason) in .fails(reason: reason) } ?? .holds
    }
  }
}
