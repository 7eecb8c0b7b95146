// The version of each task, which its entity tag is made of: a column, and a trigger that changes it
// with every change of the row, whoever makes it.
import ContractPostgreSQL

extension TasksTable {
  /// Gives each task a version, also in a table that was there before.
  ///
  /// The trigger counts, not the statements: an older server beside this one, and whoever else
  /// writes to the table, changes the version too. The system column `xmin` would not do: two changes
  /// in one transaction share it, and after a dump, a restore or four thousand million transactions
  /// another state of the row may have the same one.
  ///
  /// A version is the microsecond of the change, or one more than the last where a clock went back.
  /// So none comes again with another state of the task, even where the database is put back to an
  /// earlier day, fails over to a standby that has missed changes, or numbers tasks from 1 again.
  static let countVersions = Migration(
    version: 4, name: "Count the versions of tasks", sql: columnSQL + ";\n" + triggerSQL,
    parts: [
      Migration.Part(
        "the column todo_version of tasks",
        isThere: """
          SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('tasks')
            AND attname = 'todo_version' AND NOT attisdropped)
          """, sql: columnSQL),
      Migration.Part(
        "the trigger todo_count_version of tasks",
        isThere: """
          SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = to_regclass('tasks')
            AND tgname = 'todo_count_version' AND tgenabled IN ('O', 'A'))
          """, sql: triggerSQL),
    ])

  private static let now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"

  // The rows that are there get a constant, for which PostgreSQL need not write them anew. The name
  // is one that tables of other programs do not have.
  private static let columnSQL = """
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('tasks')
        AND attname = 'todo_version' AND NOT attisdropped)
      THEN
        EXECUTE format(
          'ALTER TABLE tasks ADD COLUMN todo_version bigint NOT NULL DEFAULT %s', \(now));
      END IF;
      ALTER TABLE tasks ALTER COLUMN todo_version SET DEFAULT \(now);
    END
    $$
    """

  private static let triggerSQL = """
    CREATE OR REPLACE FUNCTION todo_count_version() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.todo_version := greatest(OLD.todo_version + 1, \(now));
      RETURN NEW;
    END
    $$;
    DROP TRIGGER IF EXISTS todo_count_version ON tasks;
    CREATE TRIGGER todo_count_version BEFORE UPDATE ON tasks
      FOR EACH ROW EXECUTE FUNCTION todo_count_version()
    """
}
