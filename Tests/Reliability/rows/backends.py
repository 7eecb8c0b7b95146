"""Connections are lost: one backend killed, all, ended by an operator, no place for new ones."""

import contextlib
import os
import random
import signal
import time

from reliability.cluster import Cluster
from reliability.service import Service


def _begin(trial, **options):
    cluster = trial.use(Cluster(**options)).create()
    service = trial.use(Service(cluster.url))
    trial.begin(cluster, [service])
    return cluster


def _killed(trial, choose):
    cluster = _begin(trial)
    for _ in range(5):
        trial.fault()
        for pid in choose(cluster.backends()):
            # PostgreSQL takes all others down with the first, and starts anew.
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        cluster.wait_until_it_answers()
        trial.gone()


def one_killed(trial):
    _killed(trial, lambda backends: [random.choice(backends)])


def all_killed(trial):
    _killed(trial, lambda backends: backends)


def all_ended(trial):
    cluster = _begin(trial)
    for _ in range(10):
        trial.fault()
        cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE usename = 'service'")
        trial.gone()


def no_slots(trial):
    """All places are taken while the server has lost its own."""
    cluster = _begin(trial, options="-c max_connections=20 -c superuser_reserved_connections=3")
    for _ in range(2):
        trial.fault()
        # Whoever is let in first: the server's attempts and these come in any order.
        cluster.sql("ALTER ROLE service CONNECTION LIMIT 0")
        cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE usename = 'service'")
        others = [cluster.session("SELECT 1") for _ in range(17)]
        cluster.sql("ALTER ROLE service CONNECTION LIMIT -1")
        time.sleep(2)
        trial.expect(not cluster.backends(), "there was a place for the server")
        for other in others:
            other.kill()
            other.wait()
        cluster.wait_for("SELECT count(*) < 10 FROM pg_stat_activity"
                         " WHERE usename = 'postgres' AND backend_type = 'client backend'")
        trial.gone()


ROWS = {
    "SIGKILL of one backend": one_killed,
    "SIGKILL of all backends": all_killed,
    "all backends ended by an operator": all_ended,
    "no connection slots left, 2 s": no_slots,
}
