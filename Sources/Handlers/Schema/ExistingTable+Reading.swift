// The catalogue's and the rows' answers as an `ExistingTable`, all within one transaction.
import ContractPostgreSQL

extension ExistingTable {
  /// How closely the rows are looked at.
  enum Depth {
    /// Only for what cannot be served, and only where the catalogue leaves it open.
    case start
    /// For all that is worth saying before a table is taken over.
    case adoption
  }

  /// The table `tasks`, or where there is none, one named `task` that holds somebody's tasks.
  ///
  /// SQLModel names a table after its class unless it is told otherwise.
  static func read(
    _ transaction: borrowing SchemaTransaction, _ depth: Depth
  ) throws(DatabaseError) -> ExistingTable? {
    // Times are compared with the limits of RFC 3339, whatever the zone of the role's sessions.
    try transaction.run("SET LOCAL TimeZone = 'UTC'")
    var found: ExistingTable?
    if let tasks = try catalogued("tasks", transaction) {
      found = tasks
    } else if let task = try catalogued("task", transaction), task.looksLikeTasks {
      found = task
    }
    guard var table = found else { return nil }
    if table.isTable && table.rowsAreVisible { try table.lookAtRows(transaction, depth) }
    return table
  }

  // MARK: - The catalogue

  private static func catalogued(
    _ name: String, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> ExistingTable? {
    let isCluster = try DatabaseTopology.find(in: transaction) == .distributed
    let known = "SELECT FROM pg_dist_partition WHERE logicalrelid = c.oid"
    // The coordinator of a Citus cluster has the rows of all tables that the cluster knows elsewhere.
    let isKnown = isCluster ? "EXISTS (\(known))" : "false"
    let isSpread = isCluster ? "EXISTS (\(known) AND partmethod = 'h')" : "false"
    let answers = try transaction.queries(
      [relation(isKnown: isKnown, isSpread: isSpread), columns, reference], [name])
    guard let row = answers[0].first, let schema = row[0], let owner = row[2], let role = row[3]
    else { return nil }
    return ExistingTable(
      name: name, qualifiedName: "\(schema).\(name)", schema: schema, isTable: row[1] == "t",
      owner: owner, currentRole: role, mayAlter: row[4] == "t", isOurs: row[5] == "t",
      rowsAreVisible: row[6] == "t", isEmpty: row[7] == "t", isGuarded: row[8] == "t",
      hasPrimaryKey: row[9] == "t", idIsUnique: row[10] == "t", hasOwnerIndex: row[11] == "t",
      columns: answers[1].map(column), reference: answers[2].first.flatMap(reference),
      users: row[12], numbers: row[13], isSpread: row[14] == "t")
  }

  /// A query of the table $1.
  private static func relation(isKnown: String, isSpread: String) -> String {
    """
    SELECT c.relnamespace::regnamespace, c.relkind IN ('r', 'p'), pg_get_userbyid(c.relowner),
      current_user, pg_has_role(c.relowner, 'USAGE'),
      coalesce(obj_description(c.oid, 'pg_class') = '\(Schema.mark)', false),
      has_table_privilege(c.oid, 'SELECT') AND NOT row_security_active(c.oid),
      c.relkind = 'r' AND pg_relation_size(c.oid) = 0 AND NOT \(isKnown),
      c.relrowsecurity AND c.relforcerowsecurity,
      EXISTS (SELECT FROM pg_index WHERE indrelid = c.oid AND indisprimary),
      EXISTS (SELECT FROM pg_index
        JOIN pg_attribute a ON a.attrelid = indrelid AND a.attname = 'id'
        LEFT JOIN pg_attribute o ON o.attrelid = indrelid AND o.attname = 'user_id'
        WHERE indrelid = c.oid AND indisunique AND indisvalid AND indpred IS NULL
          AND a.attnum = ANY (indkey[0:indnkeyatts - 1])
          AND (indnkeyatts = 1 OR indnkeyatts = 2 AND o.attnum = ANY (indkey[0:1]))),
      EXISTS (SELECT FROM pg_index JOIN pg_attribute ON attrelid = indrelid
          AND attnum = indkey[0] AND attname IN ('user_id', 'userId', 'owner_id')
        WHERE indrelid = c.oid AND indisvalid AND indpred IS NULL),
      \(UsersTable.candidate),
      \(numberingSequence), \(isSpread)
    FROM pg_class c WHERE c.oid = to_regclass($1)
    """
  }

  /// Of the relation `c`: the sequence of the default of `id`, or of its identity.
  private static let numberingSequence = """
    (SELECT s.oid::regclass
     FROM pg_attribute a
     LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
     JOIN pg_depend d ON (d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
         AND d.refclassid = 'pg_class'::regclass)
       OR (d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
         AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i')
     JOIN pg_class s ON s.relkind = 'S'
       AND s.oid = CASE d.deptype WHEN 'i' THEN d.objid ELSE d.refobjid END
     WHERE a.attrelid = c.oid AND a.attname = 'id' LIMIT 1)
    """

  /// A query of the columns of the table $1, as `column` reads them.
  private static let columns = """
    SELECT a.attname, quote_ident(a.attname), format_type(a.atttypid, NULL),
      CASE WHEN a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AND a.atttypmod >= 4
        THEN a.atttypmod - 4 END,
      NOT a.attnotnull, a.atthasdef OR a.attidentity <> '', coalesce(l.collisdeterministic, true),
      (SELECT string_agg(DISTINCT CASE WHEN d.classid = 'pg_rewrite'::regclass
          THEN 'the view ' || w.ev_class::regclass
          ELSE 'the ' || pg_describe_object(d.classid, d.objid, 0) END, ', ')
        FROM pg_depend d
        LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
        LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
        LEFT JOIN pg_trigger t ON d.classid = 'pg_trigger'::regclass AND t.oid = d.objid
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid
          AND d.refobjsubid = a.attnum
          AND (w.oid IS NOT NULL OR d.classid = 'pg_policy'::regclass
            OR f.adnum <> a.attnum OR NOT t.tgisinternal))
    FROM pg_attribute a LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY a.attnum
    """

  private static func column(_ row: [String?]) -> Column {
    Column(
      name: row[0] ?? "", sql: row[1] ?? "", type: row[2] ?? "",
      length: row[3].flatMap { (text) in Int(text) }, isNullable: row[4] == "t",
      hasDefault: row[5] == "t", isDeterministic: row[6] == "t", dependents: row[7])
  }

  /// A query of the foreign key of the table $1 that has its owners, as `reference` reads it.
  private static let reference = """
    SELECT quote_ident(conname), confrelid::regclass FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attname IN ('user_id', 'userId', 'owner_id')
    WHERE conrelid = to_regclass($1) AND contype = 'f' AND conkey = ARRAY[attnum] LIMIT 1
    """

  private static func reference(_ row: [String?]) -> (constraint: String, table: String)? {
    guard let constraint = row[0], let table = row[1] else { return nil }
    return (constraint, table)
  }

  // MARK: - The rows

  private mutating func lookAtRows(
    _ transaction: borrowing SchemaTransaction, _ depth: Depth
  ) throws(DatabaseError) {
    isEmpty = try transaction.query("SELECT FROM \(qualifiedName) LIMIT 1").isEmpty
    // What is guarded was looked at before it was, and all its rows need not be read at each start.
    guard depth == .adoption || !isGuarded else { return }
    var rows = Rows()
    try ask(whatCannotBeServed, &rows, transaction)
    if depth == .adoption {
      try ask(whatIsWorthSaying, &rows, transaction)
      try lookAtUnknownOwners(&rows, transaction)
      try lookAtNumbers(&rows, transaction)
    }
    self.rows = rows
  }

  /// A count of rows and where it is kept.
  private typealias Question = (expression: String, keep: (inout Rows, Int) -> Void)

  private static func count(
    where condition: String, _ keep: @escaping (inout Rows, Int) -> Void
  ) -> Question {
    ("count(*) FILTER (WHERE \(condition))", keep)
  }

  /// Rows that would be answers which the contract forbids.
  private var whatCannotBeServed: [Question] {
    var questions: [Question] = []
    for name in ["id", "user_id", "title", "completed", "created_at", "updated_at"] {
      guard let column = column(name), column.isNullable else { continue }
      questions.append(
        Self.count(where: "\(column.sql) IS NULL") { (rows, count) in
          rows.nulls[column.name] = count
        })
    }
    if let owner = column("user_id") {
      questions.append(
        Self.count(where: "\(owner.sql)::text = ''") { (rows, count) in rows.emptyOwners = count })
    }
    if let title = column("title") {
      questions += [
        Self.count(where: "\(title.sql)::text = ''") { (rows, count) in rows.emptyTitles = count },
        Self.count(where: "char_length(\(title.sql)::text) > 200") { (rows, count) in
          rows.longTitles = count
        },
      ]
    }
    if let description = column("description") {
      questions.append(
        Self.count(where: "char_length(\(description.sql)::text) > 1000") { (rows, count) in
          rows.longDescriptions = count
        })
    }
    for name in ["created_at", "updated_at"] {
      guard let time = column(name), Self.timeTypes.contains(time.type) else { continue }
      // Infinity is on either side of both.
      let condition =
        "NOT (\(time.sql)::timestamp >= '0001-01-01' AND \(time.sql)::timestamp < '10000-01-01')"
      questions.append(
        Self.count(where: condition) { (rows, count) in rows.oddTimes[time.name] = count })
    }
    return questions
  }

  private var whatIsWorthSaying: [Question] {
    var questions: [Question] = []
    if let title = column("title") {
      questions.append(
        Self.count(where: "\(title.sql)::text ~ '^[[:space:]]+$'") { (rows, count) in
          rows.blankTitles = count
        })
    }
    if let owner = column("user_id") {
      questions.append(
        Self.count(where: "char_length(\(owner.sql)::text) > 255") { (rows, count) in
          rows.longOwners = count
        })
    }
    return questions
  }

  private func ask(
    _ questions: [Question], _ rows: inout Rows, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) {
    guard !questions.isEmpty else { return }
    let counts = try numbers(of: questions.map(\.expression), transaction)
    for (question, count) in zip(questions, counts) { question.keep(&rows, count) }
  }

  private func lookAtUnknownOwners(
    _ rows: inout Rows, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) {
    guard let owner = column("user_id"), reference == nil, let users else { return }
    let may = try transaction.query(
      "SELECT has_column_privilege($1::regclass, 'id', 'SELECT') AND NOT row_security_active($1)",
      [users])
    guard may.first?.first == .some(.some("t")) else { return }
    rows.unknownOwners = try numbers(
      of: [
        """
        count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM \(users) AS known
          WHERE known.id::text = \(qualifiedName).\(owner.sql)::text))
        """
      ], transaction)[0]
  }

  private func lookAtNumbers(
    _ rows: inout Rows, _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) {
    guard let id = column("id"), ["smallint", "integer", "bigint"].contains(id.type) else { return }
    rows.repeatedIDs = try numbers(of: ["count(*) - count(DISTINCT id)"], transaction)[0]
    guard let numbers else { return }
    let behind = try transaction.query(
      """
      SELECT CASE WHEN has_sequence_privilege($1::regclass, 'SELECT')
        THEN (SELECT max(id) FROM \(qualifiedName)) > coalesce(pg_sequence_last_value($1), 0) END
      """, [numbers])
    rows.numbersAreBehind = behind.first?.first == .some(.some("t"))
  }

  private func numbers(
    of expressions: [String], _ transaction: borrowing SchemaTransaction
  ) throws(DatabaseError) -> [Int] {
    let rows = try transaction.query(
      "SELECT \(expressions.joined(separator: ", ")) FROM \(qualifiedName)")
    guard let row = rows.first, row.count == expressions.count else {
      throw .unexpectedRow("one row with \(expressions.count) numbers was due")
    }
    return row.map { (text) in text.flatMap { Int($0) } ?? 0 }
  }
}
