// What there is to know about a table of tasks that is there already: its columns and rules from the
// catalogue, and what its rows have in common. Pure values; `ExistingTable+Reading` asks for them.

/// A table that is, or could become, the table of tasks.
struct ExistingTable: Sendable {
  /// One column, as the catalogue has it.
  struct Column: Sendable {
    var name: String
    /// The name in quotes where SQL needs them.
    var sql: String
    /// The type without its modifiers, as `format_type` writes it.
    var type: String
    /// The longest text that it takes, in characters; nil where nothing limits it.
    var length: Int?
    var isNullable: Bool
    /// Whether a row that does not name it gets a value, NULL excepted.
    var hasDefault: Bool
    /// Whether texts are equal only if their bytes are.
    var isDeterministic: Bool
    /// Views, policies, triggers and generated columns that forbid another type.
    var dependents: String?
  }

  /// What the rows have in common; counts.
  struct Rows: Sendable {
    /// Rows without a value, by the column's name in the table.
    var nulls: [String: Int] = [:]
    /// Rows of the owner '', who is what the policies see where there is no owner.
    var emptyOwners = 0
    /// Rows of an owner that no token can name, since the id is too long.
    var longOwners = 0
    var emptyTitles = 0
    /// Titles of white space alone.
    var blankTitles = 0
    var longTitles = 0
    var longDescriptions = 0
    /// Times that RFC 3339 has no words for, by the column's name in the table.
    var oddTimes: [String: Int] = [:]
    var repeatedIDs = 0
    /// Rows of owners whom the table of users does not have; nil where that was not asked.
    var unknownOwners: Int?
    /// Whether the next number would be one that a row has.
    var numbersAreBehind = false
  }

  /// The name without a schema: `tasks`, or what else holds the tasks.
  var name: String
  /// The schema and the name, quoted where SQL needs it.
  var qualifiedName: String
  var schema: String
  var isTable: Bool
  /// The role that owns it.
  var owner: String
  var currentRole: String
  /// Whether the connection's role may alter it.
  var mayAlter: Bool
  /// Whether a migration of this server made it.
  var isOurs: Bool
  /// Whether the connection's role sees every row.
  var rowsAreVisible: Bool
  /// Whether it is certain that there are no rows.
  var isEmpty: Bool
  /// Whether row-level security is enabled and forced.
  var isGuarded: Bool
  var hasPrimaryKey: Bool
  /// Whether no owner can have an id twice: statements name both.
  var idIsUnique: Bool
  var hasOwnerIndex: Bool
  var columns: [Column]
  /// The constraint by which `user_id` references users, and their table.
  var reference: (constraint: String, table: String)?
  /// A table of users whose ids are text, whether or not tasks reference it.
  var users: String?
  /// The sequence that numbers the rows.
  var numbers: String?
  /// Whether its rows are spread over the shards of a Citus cluster, each of which sees its own alone.
  var isSpread: Bool
  /// nil where the rows were not or could not be looked at.
  var rows: Rows?

  /// The column that holds what the contract calls `name`, under that name or a customary other one.
  func column(_ name: String) -> Column? {
    let names = [name] + (Self.customaryNames[name] ?? [])
    return names.lazy.compactMap { (name) in
      columns.first { (column) in column.name == name }
    }.first
  }

  /// The types that times of tasks have, or can be converted from.
  static let timeTypes = ["timestamp with time zone", "timestamp without time zone", "date"]

  /// Names that ORMs and tutorials give to what the contract calls otherwise.
  static let customaryNames = [
    "user_id": ["userId", "owner_id"],
    "completed": ["is_completed", "isCompleted", "is_complete", "done", "is_done"],
    "created_at": ["createdAt"],
    "updated_at": ["updatedAt"],
  ]

  /// Whether a table of another name holds somebody's tasks.
  var looksLikeTasks: Bool {
    isTable
      && ["title", "user_id", "completed"].allSatisfy { (name) in column(name) != nil }
  }
}
