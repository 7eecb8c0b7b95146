// Tables of tasks as the backends make them that people move over from: what SQLModel, SQLAlchemy,
// Alembic and Prisma emit, each with a row of alice and one of bob at the same two instants.

import Testing

extension EndToEnd.Adopting {
  /// A table as an ORM makes it, with a row of alice and one of bob.
  struct Legacy: Sendable, CustomTestStringConvertible, ClusterCase {
    var name: String
    var sql: String
    /// What the refusal must say besides the command.
    var complaint: String
    var oneServer: String?
    var testDescription: String { name }
  }

  /// Its times are in the script, so that two databases have the same. Its columns beside those of tasks stay.
  static let otherNames = Legacy(
    name: "other names, narrower texts, more columns, no updated_at",
    sql: """
      CREATE TYPE priority AS ENUM ('LOW', 'HIGH');
      CREATE TABLE categories (id SERIAL PRIMARY KEY);
      CREATE TABLE tasks (id BIGSERIAL PRIMARY KEY, user_id VARCHAR(32) NOT NULL,
        title VARCHAR(100) NOT NULL, description VARCHAR(500) DEFAULT '' NOT NULL,
        is_completed BOOLEAN DEFAULT false NOT NULL, priority priority, due_date TIMESTAMP,
        "order" INTEGER DEFAULT 0 NOT NULL, category_id INTEGER REFERENCES categories (id),
        created_at TIMESTAMP DEFAULT timezone('utc', now()) NOT NULL);
      INSERT INTO tasks (user_id, title, is_completed, priority, created_at) VALUES
        ('alice', 'of alice', true, 'HIGH', '2025-07-01 12:00:00.123456'),
        ('bob', 'of bob', false, NULL, '2025-01-02 03:04:05');
      """, complaint: "completed is named is_completed",
    oneServer: "categories would have to be on every node first")

  /// Those that are converted with nobody's help where the tests run.
  static let legacies = allLegacies.whereTestsRun("tables of other backends")

  private static let allLegacies = [
    Legacy(
      name: "SQLModel, users of its own",
      sql: """
        CREATE TABLE users (id VARCHAR NOT NULL, email VARCHAR NOT NULL, name VARCHAR,
          created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL, PRIMARY KEY (id));
        CREATE UNIQUE INDEX ix_users_email ON users (email);
        CREATE TABLE tasks (id SERIAL NOT NULL, user_id VARCHAR NOT NULL,
          title VARCHAR(200) NOT NULL, description VARCHAR(1000), completed BOOLEAN NOT NULL,
          created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
          updated_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
          PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES users (id));
        CREATE INDEX ix_tasks_user_id ON tasks (user_id);
        INSERT INTO users VALUES ('alice', 'a@example.com', NULL, now()),
          ('bob', 'b@example.com', NULL, now());
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at) VALUES
          ('alice', 'of alice', true, '2025-07-01 12:00:00.123456', '2025-07-02 00:00:00'),
          ('bob', 'of bob', false, '2025-01-02 03:04:05', '2025-01-02 03:04:05');
        """, complaint: "created_at must be timestamp with time zone"),
    Legacy(
      name: "SQLModel with Better Auth's users beside old ones with numbers",
      sql: """
        CREATE TABLE users (id SERIAL PRIMARY KEY, hashed_password VARCHAR);
        CREATE TABLE "user" (id text PRIMARY KEY, email text NOT NULL, "emailVerified" boolean);
        INSERT INTO "user" VALUES ('alice', 'a@example.com', true), ('bob', 'b@example.com', true);
        CREATE TABLE tasks (id SERIAL NOT NULL, user_id VARCHAR NOT NULL, title VARCHAR NOT NULL,
          description VARCHAR, completed BOOLEAN NOT NULL,
          created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
          updated_at TIMESTAMP WITHOUT TIME ZONE, PRIMARY KEY (id),
          CONSTRAINT fk FOREIGN KEY(user_id) REFERENCES "user" (id) ON DELETE CASCADE);
        INSERT INTO tasks (user_id, title, completed, created_at) VALUES
          ('alice', 'of alice', true, '2025-07-01 12:00:00.123456'),
          ('bob', 'of bob', false, '2025-01-02 03:04:05');
        """, complaint: "updated_at must be timestamp with time zone"),
    Legacy(
      name: "SQLAlchemy, all but the key may be NULL",
      sql: """
        CREATE TABLE tasks (id SERIAL NOT NULL, user_id VARCHAR, title VARCHAR, description TEXT,
          completed BOOLEAN, created_at TIMESTAMP WITHOUT TIME ZONE,
          updated_at TIMESTAMP WITHOUT TIME ZONE, PRIMARY KEY (id));
        INSERT INTO tasks (user_id, title, completed, created_at, updated_at) VALUES
          ('alice', 'of alice', true, NULL, '2025-07-01 12:00:00.123456'),
          ('bob', 'of bob', NULL, '2025-01-02 03:04:05', NULL);
        """, complaint: "there are rows without completed"),
    otherNames,
    Legacy(
      name: "the name that SQLModel gives by itself",
      sql: """
        CREATE TABLE task (id SERIAL NOT NULL, user_id VARCHAR NOT NULL, title VARCHAR NOT NULL,
          description VARCHAR, completed BOOLEAN NOT NULL,
          created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
          updated_at TIMESTAMP WITHOUT TIME ZONE NOT NULL, PRIMARY KEY (id));
        INSERT INTO task (user_id, title, completed, created_at, updated_at) VALUES
          ('alice', 'of alice', true, '2025-07-01 12:00:00.123456', now()),
          ('bob', 'of bob', false, '2025-01-02 03:04:05', now());
        """, complaint: "the tasks are in the table task"),
    Legacy(
      name: "Prisma",
      sql: """
        CREATE TABLE tasks (id SERIAL NOT NULL, "userId" TEXT NOT NULL, title TEXT NOT NULL,
          description TEXT, completed BOOLEAN NOT NULL DEFAULT false,
          "createdAt" TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
          "updatedAt" TIMESTAMP(3) NOT NULL, CONSTRAINT tasks_pkey PRIMARY KEY (id));
        INSERT INTO tasks ("userId", title, completed, "createdAt", "updatedAt") VALUES
          ('alice', 'of alice', true, '2025-07-01 12:00:00.123456', now()),
          ('bob', 'of bob', false, '2025-01-02 03:04:05', now());
        """, complaint: "user_id is named userId"),
    Legacy(
      name: "copied without keys, numbers and defaults",
      sql: """
        CREATE TABLE tasks (id integer NOT NULL, user_id text NOT NULL, title text NOT NULL,
          description text, completed boolean NOT NULL, created_at timestamp NOT NULL,
          updated_at timestamptz);
        INSERT INTO tasks (id, user_id, title, completed, created_at) VALUES
          (41, 'alice', 'of alice', true, '2025-07-01 12:00:00.123456'),
          (7, 'bob', 'of bob', false, '2025-01-02 03:04:05');
        """, complaint: "id must number new rows by itself"),
    Legacy(
      name: "numbers that are unique, and might be NULL",
      sql: """
        CREATE TABLE tasks (id integer UNIQUE, user_id text NOT NULL, title text NOT NULL,
          description text, completed boolean NOT NULL, created_at timestamp NOT NULL,
          updated_at timestamptz);
        INSERT INTO tasks (id, user_id, title, completed, created_at) VALUES
          (41, 'alice', 'of alice', true, '2025-07-01 12:00:00.123456'),
          (7, 'bob', 'of bob', false, '2025-01-02 03:04:05');
        """, complaint: "id must number new rows by itself",
      oneServer: "a unique index without the owner has to go first"),
    Legacy(
      name: "restored with ids that its sequence does not know",
      sql: """
        CREATE SEQUENCE numbers;
        CREATE TABLE tasks (id integer PRIMARY KEY DEFAULT nextval('numbers'),
          user_id varchar(36) NOT NULL, title text NOT NULL, description text,
          completed boolean NOT NULL, created_at timestamp NOT NULL, updated_at date NOT NULL);
        INSERT INTO tasks (id, user_id, title, completed, created_at, updated_at) VALUES
          (1, 'alice', 'of alice', true, '2025-07-01 12:00:00.123456', now()),
          (2, 'bob', 'of bob', false, '2025-01-02 03:04:05', now());
        """, complaint: "updated_at must be timestamp with time zone"),
  ]
}
