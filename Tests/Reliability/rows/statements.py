"""Statements that never end: of one user, and of all, behind a lock that somebody holds."""

import time

from reliability import http
from reliability.cluster import Cluster
from reliability.service import Service

# One user's creations sleep for an hour; everybody else's are as ever.
ENDLESS = """
CREATE FUNCTION sleep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_sleep(3600); RETURN new; END $$;
CREATE TRIGGER sleep BEFORE INSERT ON tasks FOR EACH ROW WHEN (new.title LIKE '%endless%')
EXECUTE FUNCTION sleep();
"""


def _begin(trial):
    cluster = trial.use(Cluster()).create()
    service = trial.use(Service(cluster.url))
    trial.begin(cluster, [service])
    return cluster, service


def of_one_user(trial):
    """As many statements as the pool has connections; others go on beside and after them."""
    cluster, service = _begin(trial)
    cluster.sql(ENDLESS)
    book = trial.load.books[0][0]
    trial.fault()
    waiting = [http.Connection(service.port) for _ in range(4)]
    for number, connection in enumerate(waiting):
        title = f"{book.user}: endless {number}"
        book.refused.add(title)
        connection.send(http.request("POST", book.path, book.token, {"title": title}))
    began = time.monotonic()
    for connection in waiting:
        answer = connection.answer()
        trial.expect(answer.status == 503, f"an endless statement was {answer.status}")
    trial.note(f"the endless ones were 503 after {time.monotonic() - began:.1f} s")
    trial.gone()


def behind_a_lock(trial):
    cluster, _ = _begin(trial)
    for seconds in (3, 12):
        trial.fault()
        holder = cluster.session("BEGIN; LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE;")
        time.sleep(seconds)
        holder.kill()
        cluster.wait_for("SELECT NOT EXISTS (SELECT FROM pg_locks WHERE granted"
                         " AND mode = 'AccessExclusiveLock' AND relation = 'tasks'::regclass)")
        trial.gone()


ROWS = {
    "statements of one user that never end": of_one_user,
    "the table locked for 3 s and for 12 s": behind_a_lock,
}
