-- What release 1.0.0 sent for one request of each kind, for pgbench: a pipeline is a unit of work, :n stands
-- for the owner's parameter and :id for a task's.
\set n random(1, 20)
\set id random(1, 400)
\startpipeline
SELECT set_config('transaction_read_only', 'on', true), set_config('app.user_id', 'user-' || :n::text, true);
SELECT id, user_id, title, description, completed, created_at, updated_at FROM tasks WHERE user_id = 'user-' || :n::text AND (NULL::boolean IS NULL OR completed = NULL::boolean) ORDER BY created_at DESC, id DESC;
\endpipeline
\startpipeline
SELECT set_config('transaction_read_only', 'on', true), set_config('app.user_id', 'user-' || :n::text, true);
SELECT id, user_id, title, description, completed, created_at, updated_at FROM tasks WHERE user_id = 'user-' || :n::text AND (true IS NULL OR completed = true) ORDER BY lower(title), title, id;
\endpipeline
\startpipeline
SELECT set_config('transaction_read_only', 'on', true), set_config('app.user_id', 'user-' || :n::text, true);
SELECT id, user_id, title, description, completed, created_at, updated_at FROM tasks WHERE user_id = 'user-' || :n::text AND id = :id::bigint;
\endpipeline
\startpipeline
SELECT set_config('app.user_id', 'user-' || :n::text, true);
INSERT INTO tasks (user_id, title, description) VALUES ('user-' || :n::text, 'of 1.0.0', NULL) RETURNING id, user_id, title, description, completed, created_at, updated_at;
\endpipeline
\startpipeline
SELECT set_config('app.user_id', 'user-' || :n::text, true);
INSERT INTO users (id) VALUES ('user-' || :n::text) ON CONFLICT DO NOTHING;
INSERT INTO tasks (user_id, title, description) VALUES ('user-' || :n::text, 'of 1.0.0', 'first') RETURNING id, user_id, title, description, completed, created_at, updated_at;
\endpipeline
\startpipeline
SELECT set_config('app.user_id', 'user-' || :n::text, true);
UPDATE tasks SET title = coalesce('changed by 1.0.0', title), description = CASE WHEN true THEN NULL ELSE description END, completed = coalesce(NULL::boolean, completed), updated_at = now() WHERE user_id = 'user-' || :n::text AND id = :id::bigint RETURNING id, user_id, title, description, completed, created_at, updated_at;
\endpipeline
\startpipeline
SELECT set_config('app.user_id', 'user-' || :n::text, true);
UPDATE tasks SET completed = coalesce(NULL::boolean, NOT completed), updated_at = now() WHERE user_id = 'user-' || :n::text AND id = :id::bigint RETURNING id, user_id, title, description, completed, created_at, updated_at;
\endpipeline
\startpipeline
SELECT set_config('app.user_id', 'user-' || :n::text, true);
DELETE FROM tasks WHERE user_id = 'user-' || :n::text AND id = :id::bigint + 400 RETURNING id;
\endpipeline
