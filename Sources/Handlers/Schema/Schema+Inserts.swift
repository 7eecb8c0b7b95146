// What happens when a row is added to the tasks: nothing else, or what somebody else has added.
import ContractPostgreSQL

extension Schema {
  /// What adding a task does beside adding it.
  ///
  /// The tables of this server do nothing else. One that was adopted may have triggers, rules or
  /// deferred constraints of its own: there each creation has a transaction of its own, since nobody
  /// knows what they would leave behind in it for the next owner, or wait for.
  public static func insertEffect(
    in database: Database
  ) async throws(DatabaseError) -> StatementEffect {
    try await database.read(isPlain.bind()) == [true] ? .plainInsert : .any
  }

  private static let isPlain = Statement<Bool>(
    """
    SELECT NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass('tasks')
        AND NOT tgisinternal AND tgenabled <> 'D' AND tgname <> 'todo_count_version')
      AND NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = to_regclass('tasks'))
      AND NOT EXISTS (SELECT FROM pg_constraint
        WHERE conrelid = to_regclass('tasks') AND condeferrable)
    """
  ) { (row) throws(DatabaseError) in try row.bool() }
}
