// What happens when a row is added to the tasks: nothing else, or what somebody else has added.
import ContractPostgreSQL

extension Schema {
  /// What adding a task does beside adding it.
  ///
  /// The tables of this server do nothing else. One that was adopted may have triggers, rules or
  /// deferred constraints of its own, partitions that have, or functions that somebody wrote in its
  /// defaults, checks, indexes, policies and domains: there each creation has a transaction of its
  /// own, since nobody knows what they would leave behind in it for the next owner, or wait for.
  public static func insertEffect(
    in database: Database
  ) async throws(DatabaseError) -> StatementEffect {
    try await database.read(isPlain.bind()) == [true] ? .plainInsert : .any
  }

  private static let isPlain = Statement<Bool>(
    """
    SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('tasks') AND relkind = 'r')
      AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass('tasks')
        AND NOT tgisinternal AND tgenabled <> 'D' AND tgname <> 'todo_count_version')
      AND NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = to_regclass('tasks'))
      AND NOT EXISTS (SELECT FROM pg_constraint
        WHERE conrelid = to_regclass('tasks') AND condeferrable)
      AND NOT EXISTS (SELECT FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
        WHERE attrelid = to_regclass('tasks') AND typtype = 'd')
      AND NOT EXISTS (SELECT FROM pg_depend
        LEFT JOIN pg_proc ON refclassid = 'pg_proc'::regclass AND pg_proc.oid = refobjid
        LEFT JOIN pg_operator
          ON refclassid = 'pg_operator'::regclass AND pg_operator.oid = refobjid
        WHERE coalesce(pronamespace, oprnamespace) <> 'pg_catalog'::regnamespace
          AND (classid, objid) IN (
            SELECT 'pg_attrdef'::regclass, oid FROM pg_attrdef WHERE adrelid = to_regclass('tasks')
            UNION ALL
            SELECT 'pg_constraint'::regclass, oid FROM pg_constraint
              WHERE conrelid = to_regclass('tasks')
            UNION ALL
            SELECT 'pg_class'::regclass, indexrelid FROM pg_index
              WHERE indrelid = to_regclass('tasks')
            UNION ALL
            SELECT 'pg_policy'::regclass, oid FROM pg_policy WHERE polrelid = to_regclass('tasks')))
    """
  ) { (row) throws(DatabaseError) in try row.bool() }
}
