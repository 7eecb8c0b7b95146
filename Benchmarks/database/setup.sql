-- A table of 100 owners with 20 tasks each, behind the same row-level security as the server's.
DROP TABLE IF EXISTS bench_tasks;
CREATE TABLE bench_tasks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id text NOT NULL,
  title text NOT NULL,
  description text,
  completed boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO bench_tasks (user_id, title, description, completed)
SELECT 'owner-' || owner, 'Task number ' || task,
  CASE WHEN task % 2 = 0 THEN 'A description of middling length for task ' || task END, task % 3 = 0
FROM generate_series(1, 20) AS task, generate_series(1, 100) AS owner;
CREATE INDEX ON bench_tasks (user_id, created_at DESC, id DESC);
ALTER TABLE bench_tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE bench_tasks FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON bench_tasks
  USING (user_id = current_setting('app.user_id', true));
ANALYZE bench_tasks;
