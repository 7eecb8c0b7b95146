// What is better though the table could be served without it, and what is worth saying about its rows.

extension AdoptionRules {
  /// Defaults and NOT NULL for whoever else writes to the table, and an index for lists.
  mutating func tighten() {
    var clauses: [String] = []
    for (name, value) in [
      ("completed", "false"), ("created_at", "now()"), ("updated_at", "now()"),
    ] {
      guard let column = table.column(name) else { continue }
      if !column.hasDefault || Self.isTimeWithoutZone(column) {
        clauses.append("ALTER COLUMN \(name) SET DEFAULT \(value)")
      }
    }
    for name in ["user_id", "title", "completed", "created_at", "updated_at"] {
      if let column = table.column(name), column.isNullable {
        clauses.append("ALTER COLUMN \(name) SET NOT NULL")
      }
    }
    if !clauses.isEmpty {
      step(
        nil, "No row may lack what every task has",
        ["ALTER TABLE \(name)\n  " + clauses.joined(separator: ",\n  ")])
    }
    if !table.hasOwnerIndex {
      step(
        nil, "An owner's tasks are found by an index",
        [
          """
          CREATE INDEX IF NOT EXISTS tasks_by_owner_newest_first
            ON \(name) (user_id, created_at DESC, id DESC)
          """
        ])
    }
  }

  mutating func remark() {
    guard let found = table.rows else { return }
    if found.blankTitles > 0 {
      note(
        "\(rows(found.blankTitles)) with a blank title: kept and served; a change must have one "
          + "that is not")
    }
    if found.longOwners > 0 {
      note(
        "\(rows(found.longOwners)) with a user_id that no token can have: kept, and served to "
          + "nobody")
    }
    if let unknown = found.unknownOwners, unknown > 0, let users = table.users {
      note(
        "\(rows(unknown)) with a user_id that \(users) does not have: kept, and served to a token "
          + "of that subject")
    }
    if table.reference == nil, table.column("user_id") != nil {
      note(
        "user_id references no table of users, so that every verified subject may write")
    }
  }
}
