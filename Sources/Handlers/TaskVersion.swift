// The version of a task as its entity tag, and the versions that a client's `If-Match` names.
import ContractPostgreSQL
import ContractRuntime
import TodoContract

/// A task as it is stored, with its version.
struct StoredTask: RowDecodable {
  let task: Schemas.Task
  let version: TaskVersion

  /// Reads the columns of a task, then `todo_version`.
  init(from row: inout RowReader) throws(DatabaseError) {
    task = try Schemas.Task(from: &row)
    version = TaskVersion(number: try row.int64())
  }
}

/// One version of a task: a number that grows with every change, as `TasksTable.countVersions` says.
struct TaskVersion: Equatable, Sendable {
  let number: Int64

  /// Strong, since equal versions are equal bytes of JSON. A release that writes tasks otherwise has
  /// to put a letter before the number.
  var tag: EntityTag { EntityTag("\"\(number)\"") }

  /// The versions that an `If-Match` field names, compared strongly; nil where any will do.
  ///
  /// A tag that is the tag of no version is left out: no task has it.
  static func numbers(ifMatch field: String?) -> [Int64]? {
    guard let field else { return nil }
    let named = EntityTagList(field)
    if named.isAny { return nil }
    return named.tags.compactMap { (tag) in
      guard !tag.isWeak, let number = Int64(tag.text.dropFirst().dropLast()) else { return nil }
      // One spelling only: `"+7"` and `"07"` are other tags than `"7"`.
      let own = TaskVersion(number: number).tag.field
      return own.utf8.elementsEqual(tag.text.utf8) ? number : nil
    }
  }
}
