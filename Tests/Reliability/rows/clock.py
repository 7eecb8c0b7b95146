"""The clock jumps by an hour, forward and back: the server's, then the database's (libfaketime).

What jumps is the time of day, as a person or NTP sets it. The monotonic clock, which time limits
are measured with, does not: no system sets it.
"""

import glob
import os
import tempfile
import time

from harness import tokens
from reliability import http
from reliability.cluster import Cluster
from reliability.namespaces import Unavailable
from reliability.service import Service


class FakeClock:
    """A time of day that is the system's plus some seconds, for programs in its `environment`."""

    def __init__(self):
        found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        if not found:
            raise Unavailable("there is no libfaketime; install the package faketime")
        self._file = tempfile.NamedTemporaryFile("w", prefix="todo-clock-", dir="/tmp")
        os.chmod(self._file.name, 0o644)
        self.set(0)
        self.environment = {
            "LD_PRELOAD": found[0], "FAKETIME_TIMESTAMP_FILE": self._file.name,
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_RESET": "1"}

    def set(self, seconds):
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"{seconds:+d}s\n")
        self._file.flush()

    def remove(self):
        self._file.close()


def _token(user):
    """Issued two hours ago, so that an hour back does not make it one of the future."""
    return tokens.token(user, 7_200)


def _jump(trial, clock):
    for seconds in (3_600, 0, -3_600, 0):
        trial.fault()
        clock.set(seconds)
        trial.gone()


def of_the_server(trial):
    clock = trial.use(FakeClock())
    cluster = trial.use(Cluster()).create()
    service = trial.use(Service(cluster.url, environment=clock.environment))
    trial.begin(cluster, [service], token=_token)
    short = tokens.token("user0-0", 7_200, seconds=1_800)
    _expect_status(trial, service, short, 200)
    clock.set(3_600)
    _expect_status(trial, service, short, 401)
    clock.set(0)
    _jump(trial, clock)


def _expect_status(trial, service, token, status):
    connection = http.Connection(service.port)
    answer = connection.ask("GET", "/api/user0-0/tasks", token)
    connection.close()
    trial.expect(answer.status == status, f"a token was answered {answer.status}, not {status}")


def of_the_database(trial):
    clock = trial.use(FakeClock())
    cluster = trial.use(Cluster(environment=clock.environment)).create()
    now = float(cluster.sql("SELECT extract(epoch FROM clock_timestamp())")[0][0])
    trial.expect(abs(now - time.time()) < 60, "the cluster's clock is wrong from the start")
    service = trial.use(Service(cluster.url))
    trial.begin(cluster, [service])
    clock.set(3_600)
    moved = float(cluster.sql("SELECT extract(epoch FROM clock_timestamp())")[0][0])
    trial.expect(moved - now > 3_000, "the cluster's clock did not jump")
    clock.set(0)
    _jump(trial, clock)


ROWS = {
    "the server's clock jumps by an hour, forward and back": of_the_server,
    "the database's clock jumps by an hour, forward and back": of_the_database,
}
