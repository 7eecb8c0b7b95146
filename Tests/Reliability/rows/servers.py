"""The server itself ends under load, and several of them serve side by side."""

import signal
import time

from reliability.cluster import Cluster
from reliability.service import Service


def _ended(trial, number, status):
    """The cause is gone when the program is started anew: its start is part of the recovery."""
    cluster = trial.use(Cluster()).create()
    service = trial.use(Service(cluster.url))
    trial.breaks_allowed = True
    trial.begin(cluster, [service])
    times = []
    for _ in range(5):
        trial.fault()
        began = time.monotonic()
        ended = service.end(number)
        times.append(time.monotonic() - began)
        trial.expect(ended == status, f"it ended with {ended}, expected {status}")
        service.start()
        trial.gone()
    trial.note(f"it took up to {max(times):.2f} s to end")


def killed(trial):
    _ended(trial, signal.SIGKILL, -signal.SIGKILL)


def terminated(trial):
    _ended(trial, signal.SIGTERM, 0)


def two_at_once(trial):
    """Both begin on an empty database at the same time, and migrate it once."""
    cluster = trial.use(Cluster()).create()
    for _ in range(5):
        cluster.sql("DROP DATABASE IF EXISTS todo WITH (FORCE)", database="postgres")
        cluster.sql("CREATE DATABASE todo OWNER service", database="postgres")
        services = [Service(cluster.url, start=False) for _ in range(2)]
        for service in services:
            service.start()
        for service in services:
            service.wait()
        doubled = cluster.sql("SELECT count(*) FROM (SELECT 1 FROM pg_policy"
                              " GROUP BY polrelid HAVING count(*) > 1) AS doubled")
        trial.expect(doubled == [["0"]], "a policy is there twice")
        if _ < 4:
            for service in services:
                trial.expect(service.end() == 0, "one did not end well")
                service.remove()
    for service in services:
        trial.use(service)
    trial.note("five starts of two servers on an empty database")
    trial.breaks_allowed = True
    trial.begin(cluster, services)
    for round_number in range(4):
        trial.fault()
        service = services[round_number % 2]
        service.end(signal.SIGKILL)
        # The other one serves; the clients of the first find it.
        trial.gone()
        service.start().wait()
        trial.load.wait_for_successes(100)


ROWS = {
    "SIGKILL of the server": killed,
    "SIGTERM of the server": terminated,
    "two servers start at once; then one of them is killed": two_at_once,
}
