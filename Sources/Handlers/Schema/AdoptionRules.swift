// What an existing table of tasks must be like, column by column: facts in, an `Adoption` out.
// One reading for `serve`, which refuses, and `migrate --adopt`, which converts.

/// Judges one table; nothing is asked or changed here.
struct AdoptionRules {
  let table: ExistingTable
  private(set) var adoption: Adoption
  /// The table in statements that come after it has its name.
  var name: String { adoption.qualifiedName }

  /// How a table becomes the one that is served.
  static func adoption(of table: ExistingTable) -> Adoption {
    var rules = AdoptionRules(table)
    rules.judge()
    return rules.adoption
  }

  private init(_ table: ExistingTable) {
    self.table = table
    adoption = Adoption(
      qualifiedName: "\(table.schema).tasks", name: table.name,
      foreignOwner: table.mayAlter ? nil : table.owner, isOurs: table.isOurs)
  }

  private mutating func judge() {
    guard table.isTable else {
      adoption.refusals.append("tasks must be a table")
      return
    }
    rename()
    judgeID()
    judgeOwner()
    judgeText("title", atLeast: 200)
    judgeText("description", atLeast: 1_000)
    judgeCompleted()
    judgeTime("created_at", otherwise: "updated_at")
    judgeTime("updated_at", otherwise: "created_at")
    judgeOtherColumns()
    tighten()
    remark()
  }

  // MARK: - Names

  private mutating func rename() {
    if table.name != "tasks" {
      step(
        "the tasks are in the table \(table.name), and 'todo-server migrate' without --adopt would "
          + "leave it alone and start with an empty table beside it",
        "The table has another name",
        ["ALTER TABLE \(table.qualifiedName) RENAME TO tasks"])
    }
    for expected in ExistingTable.customaryNames.keys.sorted() {
      guard let column = table.column(expected), column.name != expected else { continue }
      step(
        "\(expected) is named \(column.name)", "\(expected) has another name",
        ["ALTER TABLE \(name) RENAME COLUMN \(column.sql) TO \(expected)"])
    }
  }

  // MARK: - Writing down

  mutating func note(_ remark: String) {
    adoption.remarks.append(remark)
  }

  mutating func refuse(_ reason: String) {
    adoption.refusals.append(reason)
  }

  mutating func step(
    _ complaint: String?, _ reason: String, _ statements: [String], addition: String? = nil
  ) {
    adoption.steps.append(
      Adoption.Step(
        complaint: complaint, reason: reason, statements: statements, addition: addition))
  }

  /// A column whose values nobody can make up: added where there are no rows.
  mutating func missing(
    _ column: String, _ type: String, _ rule: String, _ lost: String
  ) {
    if table.isEmpty {
      step(
        "\(column) is missing", "\(column) was missing",
        ["ALTER TABLE \(name) ADD COLUMN \(column) \(type) \(rule)"],
        addition: "the column \(column) of tasks")
    } else {
      // A rule without a default would be one that the rows break.
      let filled = rule.contains("DEFAULT") ? "\(type) \(rule)" : type
      refuse(
        "\(column) is missing, and only you know \(lost): restore it, or fill it after "
          + "ALTER TABLE \(table.qualifiedName) ADD COLUMN \(column) \(filled)")
    }
  }

  mutating func change(
    _ column: ExistingTable.Column, _ expected: String, to type: String, using: String? = nil,
    _ complaint: String?, _ reason: String, dropsDefault: Bool = false
  ) {
    if let dependents = column.dependents {
      guard let complaint else { return }
      refuse("\(complaint), and \(dependents) uses it: drop that, and make it again afterwards")
      return
    }
    // A default of the old type could not be converted, or would mean another time.
    let drop = dropsDefault ? ["ALTER TABLE \(name) ALTER COLUMN \(expected) DROP DEFAULT"] : []
    let conversion = using.map { (value) in " USING \(value)" } ?? ""
    step(
      complaint, reason,
      drop + ["ALTER TABLE \(name) ALTER COLUMN \(expected) TYPE \(type)\(conversion)"])
  }

  // MARK: - Reading

  func nulls(_ column: ExistingTable.Column) -> Int? { table.rows?.nulls[column.name] }

  /// Rows without a value where every task has one.
  enum Gaps {
    case counted
    /// Row-level security hides the rows.
    case possible

    /// Whoever cannot see the gaps has served the table before, and goes on.
    func complaint(_ name: String) -> String? {
      self == .counted ? "there are rows without \(name)" : nil
    }
  }

  func gaps(_ column: ExistingTable.Column) -> Gaps? {
    guard column.isNullable, !table.isEmpty else { return nil }
    guard let count = nulls(column) else { return .possible }
    return count > 0 ? .counted : nil
  }

  static func isTimeWithoutZone(_ column: ExistingTable.Column) -> Bool {
    column.type != "timestamp with time zone" && ExistingTable.timeTypes.contains(column.type)
  }

  func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
