"""What is in the database while it is measured, and the statements and requests that go with it."""

from .load import BODY, COLUMNS, requests
from .tokens import token

USERS = 2_000
TASKS_EACH = 20
MIXED_USERS = 500
# As Better Auth makes them: with titles of usual length, what real lists are made of.
SAMPLE_USER = "k3Jx9Qm2LwZp7RtYbVnC4sDfGhAe8UoI"
HEAVY_ROWS = 200_000
LONG_ROWS = 1_000


def add_tasks(cluster, users, prefix, each, vacuum=True):
    """So many users with so many tasks each, a minute apart."""
    cluster.sql(f"""
        INSERT INTO users (id) SELECT '{prefix}' || i FROM generate_series(1, {users}) i;
        INSERT INTO tasks (user_id, title, description, completed, created_at)
        SELECT '{prefix}' || u, 'Task number ' || t,
          'some description of the task, reasonably long', t % 3 = 0,
          now() - t * interval '1 minute'
        FROM generate_series(1, {users}) u, generate_series(1, {each}) t;""")
    if vacuum:
        # Each in a transaction of its own: VACUUM takes no other.
        cluster.sql("VACUUM ANALYZE tasks;\nVACUUM ANALYZE users;\nCHECKPOINT;")


def add_sample(cluster):
    """The user whose requests are counted."""
    cluster.sql(f"""
        INSERT INTO users (id) VALUES ('{SAMPLE_USER}');
        INSERT INTO tasks (user_id, title, description)
        SELECT '{SAMPLE_USER}', 'Write the quarterly report, part ' || t,
          CASE WHEN t % 3 > 0 THEN 'Figures from the "north" region are still missing.' END
        FROM generate_series(1, {TASKS_EACH}) t;""")


def seed(cluster):
    add_sample(cluster)
    add_tasks(cluster, USERS, "user-", TASKS_EACH, vacuum=False)
    add_tasks(cluster, MIXED_USERS, "mixed-", TASKS_EACH, vacuum=False)
    add_tasks(cluster, 1, "long-", LONG_ROWS, vacuum=False)
    # Those that are created go to users of their own, so that lists stay as long as they are.
    add_tasks(cluster, USERS, "writer-", 1)


class Requests:
    """Scripts of wrk for what is measured."""

    def __init__(self, cluster):
        ids = dict(cluster.sql(
            "SELECT user_id, min(id) FROM tasks WHERE user_id LIKE 'user-%' GROUP BY user_id"))
        names = [f"user-{number}" for number in range(1, USERS + 1)]
        tokens = {name: token(name) for name in names}
        lists = [(f"/api/{name}/tasks", tokens[name]) for name in names]
        self.lists = lists
        self.list = requests(lists)
        # More tokens than any server remembers, each used once in a while.
        self.list_new_tokens = requests(
            [(f"/api/{name}/tasks", token(name, number))
             for number in range(1, 6) for name in names])
        self.get = requests([(f"/api/{name}/tasks/{ids[name]}", tokens[name]) for name in names])
        self.create = requests(
            [(f"/api/writer-{n}/tasks", token(f"writer-{n}")) for n in range(1, USERS + 1)],
            "POST", BODY)
        self.without_token = requests([(path, "") for path, _ in lists[:100]])
        self.of_others = requests(
            [(path, bearer) for (path, _), (_, bearer) in zip(lists[:100], lists[1:101])])
        self.nowhere = requests([("/api/nothing/here", lists[0][1])])
        self.long = requests([("/api/long-1/tasks", token("long-1"))])


def mixed_users(cluster):
    rows = cluster.sql(
        "SELECT user_id, string_agg(id::text, ',' ORDER BY id) FROM tasks"
        " WHERE user_id LIKE 'mixed-%' GROUP BY user_id ORDER BY substr(user_id, 7)::int")
    return [(name, ids.split(",")) for name, ids in rows]


_USER = f"\\set u random(1, {USERS})\n"
_OWNER = "SELECT set_config('bench.user_id', 'user-' || :u, true);"
_OWNER_AND_ROLE = (
    "SELECT set_config('role', 'todo_app', true), set_config('app.user_id', 'user-' || :u, true);")
_LIST = (f"SELECT {COLUMNS} FROM tasks WHERE user_id = 'user-' || :u"
         " ORDER BY created_at DESC, id DESC;")

_CREATE = ("INSERT INTO tasks (user_id, title, description) VALUES ('writer-' || :u, 'A task',"
           f" 'some description of the task, reasonably long') RETURNING {COLUMNS};")


def _pipeline(*statements):
    return _USER + "\n".join(("\\startpipeline", *statements, "\\endpipeline", ""))


class Statements:
    """Scripts of pgbench: the same reads with the owner set, and the insert alone."""

    list = _pipeline(_OWNER, _LIST)
    list_guarded = _pipeline(_OWNER_AND_ROLE, _LIST)
    create = _USER + _CREATE + "\n"
    create_guarded = _pipeline(_OWNER_AND_ROLE.replace("user-", "writer-"), _CREATE)

    def __init__(self, cluster):
        # Ids of users follow each other in steps, which pgbench can compute.
        first, = cluster.sql("SELECT min(id) FROM tasks WHERE user_id = 'user-1'")[0]
        second, = cluster.sql("SELECT min(id) FROM tasks WHERE user_id = 'user-2'")[0]
        step = int(second) - int(first)
        self.get = _pipeline(
            _OWNER, f"SELECT {COLUMNS} FROM tasks WHERE user_id = 'user-' || :u"
            f" AND id = {first} + (:u - 1) * {step};")
