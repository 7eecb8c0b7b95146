// The statements that change a task, for a server that keeps the rows itself, and for one whose rows are on
// others.

import ContractPostgreSQL
import TodoContract

/// The statements that change a task; chosen once, when the topology is known.
struct TaskChanges: Sendable {
  /// $1 owner, $2 id, $3 title or NULL to keep it, $4 whether to set the description, $5 the
  /// description, $6 completed or NULL to keep it, $7 the versions that it may have, or NULL for any.
  let update: Statement<StoredTask, String, Int64, String?, Bool, String?, Bool?, [Int64]?>
  /// $1 owner, $2 id, $3 completed or NULL to flip it, $4 the versions that it may have, or NULL for
  /// any.
  let complete: Statement<StoredTask, String, Int64, Bool?, [Int64]?>

  init(_ topology: DatabaseTopology) {
    switch topology {
    case .single: self = Self.single
    case .distributed: self = Self.distributed
    }
  }

  private init(
    update: Statement<StoredTask, String, Int64, String?, Bool, String?, Bool?, [Int64]?>,
    complete: Statement<StoredTask, String, Int64, Bool?, [Int64]?>
  ) {
    self.update = update
    self.complete = complete
  }

  /// The time is the statement's, not its transaction's: a change that had to wait for another one
  /// is the later of the two.
  private static let single = TaskChanges(
    update: Statement(
      """
      UPDATE tasks SET
        title = coalesce($3, title),
        description = CASE WHEN $4 THEN $5 ELSE description END,
        completed = coalesce($6, completed),
        updated_at = clock_timestamp()
      WHERE user_id = $1 AND id = $2 AND ($7 IS NULL OR todo_version = ANY ($7))
      RETURNING id, user_id, title, description, completed, created_at, updated_at,
        todo_version
      """),
    complete: Statement(
      """
      UPDATE tasks SET completed = coalesce($3, NOT completed),
        updated_at = clock_timestamp()
      WHERE user_id = $1 AND id = $2 AND ($4 IS NULL OR todo_version = ANY ($4))
      RETURNING id, user_id, title, description, completed, created_at, updated_at,
        todo_version
      """))

  /// Citus takes no volatile function here, and evaluates the others on the coordinator, before the
  /// row is waited for: the time never goes back all the same.
  private static let distributed = TaskChanges(
    update: Statement(
      """
      UPDATE tasks SET
        title = coalesce($3, title),
        description = CASE WHEN $4 THEN $5 ELSE description END,
        completed = coalesce($6, completed),
        updated_at = greatest(updated_at, statement_timestamp())
      WHERE user_id = $1 AND id = $2 AND ($7 IS NULL OR todo_version = ANY ($7))
      RETURNING id, user_id, title, description, completed, created_at, updated_at,
        todo_version
      """),
    complete: Statement(
      """
      UPDATE tasks SET completed = coalesce($3, NOT completed),
        updated_at = greatest(updated_at, statement_timestamp())
      WHERE user_id = $1 AND id = $2 AND ($4 IS NULL OR todo_version = ANY ($4))
      RETURNING id, user_id, title, description, completed, created_at, updated_at,
        todo_version
      """))
}
