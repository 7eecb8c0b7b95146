// The statements by which a task is created once for each key: one unit of work, one round trip.
import ContractPostgreSQL
import ContractRuntime
import TodoContract

/// What is stored under a key: the first answer, and whether it was to the same body.
struct StoredAnswer: RowDecodable {
  let isSameBody: Bool
  let stored: StoredTask

  init(from row: inout RowReader) throws(DatabaseError) {
    isSameBody = try row.bool()
    stored = try StoredTask(from: &row)
  }
}

enum IdempotencyStatements {
  /// $1 the body, whose digest the others take from the transaction: it is sent once.
  ///
  /// Bounds how long the first request with a key is waited for: the connection serves others too.
  static func prepare(_ topology: DatabaseTopology) -> Statement<Bool, Bytes> {
    switch topology {
    case .single: prepareHere
    case .distributed: prepareOnWorkers
    }
  }

  private static let prepareHere = Statement<Bool, Bytes>(
    """
    SELECT set_config('lock_timeout', '1000', true)
      <> set_config('todo.body_digest', encode(sha256($1), 'hex'), true)
    """
  ) { (row) throws(DatabaseError) in try row.bool() }

  private static let prepareOnWorkers = Statement<Bool, Bytes>(
    """
    SELECT contract_set_local('lock_timeout', '1000')
      <> contract_set_local('todo.body_digest', encode(sha256($1), 'hex'))
    """
  ) { (row) throws(DatabaseError) in try row.bool() }

  /// $1 owner, $2 key. Claims the key where nobody has it, or its day is over.
  ///
  /// Waits for the transaction of another request with the key: then the key is there, or that one
  /// has done nothing. The row has no task until `create`, which only this transaction can see.
  ///
  /// The difference of two times is what Citus lets a conflict ask for: nothing in it depends on a setting.
  static let claim = Statement<Never, String, String>(
    """
    INSERT INTO todo_idempotency_keys AS known (user_id, key, body_digest, used_at)
    VALUES ($1, $2, decode(current_setting('todo.body_digest'), 'hex'), clock_timestamp())
    ON CONFLICT (user_id, key) DO UPDATE
      SET body_digest = excluded.body_digest, used_at = excluded.used_at, task_id = NULL
      WHERE excluded.used_at - known.used_at > interval '1 day'
    """)

  /// $1 owner, $2 key, $3 title, $4 description. Creates the task of a key that has none, and stores
  /// what it is now.
  static let create = Statement<Never, String, String, String, String?>(
    """
    WITH created AS (
      INSERT INTO tasks (user_id, title, description, completed, created_at, updated_at)
      SELECT $1, $3, $4, false, now(), now()
      FROM todo_idempotency_keys WHERE user_id = $1 AND key = $2 AND task_id IS NULL
      RETURNING id, title, description, completed, created_at, updated_at, todo_version
    )
    UPDATE todo_idempotency_keys AS known
    SET task_id = created.id, title = created.title, description = created.description,
      completed = created.completed, created_at = created.created_at,
      updated_at = created.updated_at, version = created.todo_version
    FROM created WHERE known.user_id = $1 AND known.key = $2
    """)

  /// $1 owner, $2 key.
  static let answer = Statement<StoredAnswer, String, String>(
    """
    SELECT body_digest = decode(current_setting('todo.body_digest'), 'hex'), task_id, user_id,
      title, description, completed, created_at, updated_at, version
    FROM todo_idempotency_keys WHERE user_id = $1 AND key = $2
    """)

  /// $1 owner, $2 the key that stays, or an empty text. Deletes the owner's oldest keys whose day is over, a few at a
  /// time: more than the one that comes, so that they become fewer.
  static let cleanUp = Statement<Never, String, String>(
    """
    DELETE FROM todo_idempotency_keys WHERE user_id = $1 AND key IN (
      SELECT key FROM todo_idempotency_keys
      WHERE user_id = $1 AND used_at < now() - interval '1 day' AND key <> $2
      ORDER BY used_at LIMIT 10 FOR UPDATE SKIP LOCKED)
    """)
}
