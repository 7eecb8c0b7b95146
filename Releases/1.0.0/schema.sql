-- The tables as release 1.0.0 made them where nobody else had any, for the test of rolling upgrades.
CREATE TABLE users (
  id text PRIMARY KEY CHECK (id <> ''),
  email text
);
COMMENT ON TABLE users IS 'maintained by todo-server';
CREATE TABLE tasks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
  description text CHECK (char_length(description) <= 1000),
  completed boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tasks_by_owner_newest_first ON tasks (user_id, created_at DESC, id DESC);
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
CREATE POLICY tasks_of_owner ON tasks
  USING (user_id = current_setting('app.user_id', true))
  WITH CHECK (user_id = current_setting('app.user_id', true));
CREATE TABLE schema_migrations (
  version bigint PRIMARY KEY,
  name text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO schema_migrations (version, name) VALUES
  (1, 'Create users where nobody manages them'), (2, 'Create tasks'),
  (3, 'Guard tasks with row-level security');
