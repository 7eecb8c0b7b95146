// One step of a schema's history, and the objects that it made, each with how to make it again.

/// One step of a schema's history; what it makes never changes once released.
public struct Migration: Sendable {
  /// An object that a migration made, and how it is made again once it is gone.
  public struct Part: Sendable {
    /// What it is, for people: "the index tasks_by_owner".
    public let name: String
    /// A query of one boolean, where NULL is no: is it there?
    ///
    /// It must not fail where tables are gone: ask with `to_regclass`.
    public let isThere: String
    /// Statements that make it again and lose nothing; they `RAISE` a sentence where that cannot be.
    public let sql: String
    /// Whether it keeps users apart: then somebody took it down, and only a person puts it back.
    public let isGuard: Bool

    /// An object of a migration.
    public init(_ name: String, isThere: String, sql: String, isGuard: Bool = false) {
      self.name = name
      self.isThere = isThere
      self.sql = sql
      self.isGuard = isGuard
    }
  }

  /// Its place in the history, from 1.
  public let version: Int64
  /// A short name for people.
  public let name: String
  /// Statements separated by semicolons; run in one transaction, so without BEGIN and COMMIT.
  public let sql: String
  /// A query of one boolean: do this migration's objects exist already?
  ///
  /// Asked only for a role that may not record or run the migration.
  public let isSatisfied: String?
  /// The objects that it made, in the order in which they are made again.
  public let parts: [Part]

  /// A step of a schema's history.
  ///
  /// - Parameters:
  ///   - version: Its place in the history, from 1.
  ///   - name: A short name for people.
  ///   - sql: Statements separated by semicolons, without BEGIN and COMMIT.
  ///   - isSatisfied: A query of one boolean; where absent, the migration is satisfied if all its parts
  ///     are there.
  ///   - parts: The objects that it makes, in the order in which they are made again.
  public init(
    version: Int64, name: String, sql: String, isSatisfied: String? = nil, parts: [Part] = []
  ) {
    self.version = version
    self.name = name
    self.sql = sql
    self.parts = parts
    let all = parts.map { (part) in "coalesce((\(part.isThere)), false)" }
    self.isSatisfied =
      isSatisfied ?? (all.isEmpty ? nil : "SELECT " + all.joined(separator: " AND "))
  }
}
