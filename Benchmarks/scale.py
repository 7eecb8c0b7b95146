#!/usr/bin/env python3
"""How cost grows with the table: lists and creations beside few users and beside a million, in turn.

Two private clusters on loopback, filled by COPY; they need 6 GB of disk for ten million tasks, take some
minutes, and are gone afterwards. What is printed are the figures of docs/SCALING.md: medians.
usage: scale.py [--users N] [--rounds N] [--seconds N] [--citus URL]
  --users    1000000, with ten tasks each
  --rounds   how often each is loaded: 3
  --seconds  for how long: 4
  --citus    a coordinator on loopback, as its superuser: a database over its nodes instead
"""

import argparse
import statistics
import subprocess
import time

from harness import load, processes, sections
from harness.citus import CitusCluster
from harness.cluster import Cluster
from harness.tokens import token

FEW = 2_000
EACH = 10
CONNECTIONS = 64
WRITERS = 32


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--users", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--citus")
    return parser.parse_args()


def copy_in(cluster, prefix, users):
    """Users with tasks by COPY, as a dump is restored; answers the seconds that it took."""
    begin = time.monotonic()
    made_users = f"SELECT '{prefix}' || n FROM generate_series(1, {users}) n"
    made_tasks = f"""SELECT '{prefix}' || u, 'Task number ' || t,
        'some description of the task, reasonably long', t % 3 = 0,
        now() - t * interval '1 minute'
        FROM generate_series(1, {users}) u, generate_series(1, {EACH}) t"""
    for table, rows in (("users (id)", made_users),
                        ("tasks (user_id, title, description, completed, created_at)", made_tasks)):
        pipe(cluster, f"COPY ({rows}) TO STDOUT", f"COPY {table} FROM STDIN")
    cluster.sql("VACUUM ANALYZE tasks;\nVACUUM ANALYZE users;\nCHECKPOINT;")
    return time.monotonic() - begin


def pipe(cluster, source, sink):
    command = ["psql", "--no-psqlrc", "-h", "127.0.0.1", "-p", str(cluster.port), "-U", "postgres",
               "-d", cluster.name, "-q", "-v", "ON_ERROR_STOP=1", "-c"]
    reading = subprocess.Popen([*command, source], stdout=subprocess.PIPE)
    subprocess.run([*command, sink], stdin=reading.stdout, check=True)
    if reading.wait() != 0:
        raise RuntimeError(f"the rows of {sink} could not be made")


def scripts(prefix, users):
    """Lists and creations of users that are spread over the whole table."""
    names = [f"{prefix}{n}" for n in range(1, users + 1, max(1, users // FEW))]
    paths = [(f"/api/{name}/tasks", token(name)) for name in names]
    return {"list of 10": (load.requests(paths), CONNECTIONS),
            "create": (load.requests(paths, "POST", load.BODY), WRITERS)}


def workers_cpu(cluster):
    """What other servers took that keep rows; the cluster's own processes are counted with each turn."""
    return cluster.workers_cpu() if isinstance(cluster, CitusCluster) else processes.CPU()


class Side:
    """A server whose database has so many users, and what was measured of it."""

    def __init__(self, options, name, users):
        cluster = CitusCluster(options.citus, f"_{name}") if options.citus else Cluster()
        self.bench = sections.Bench(1, options.seconds, peers=False, pipeline=False, cluster=cluster)
        self.users, self.found = users, {}
        try:
            self.filled = copy_in(cluster, f"{name}-", users)
            self.scripts = scripts(f"{name}-", users)
        except BaseException:
            self.bench.close()
            raise

    def warm_up(self):
        for script, connections in self.scripts.values():
            self.bench.wrk(self.bench.server, script, connections, 2)

    def measure(self):
        """Each once: rate, CPU of each part, bytes of WAL."""
        bench = self.bench
        for name, (script, connections) in self.scripts.items():
            before, workers = bench.cluster.wal(), workers_cpu(bench.cluster)
            measured = bench.wrk(bench.server, script, connections)
            count = max(1, measured.operations)
            workers = (workers_cpu(bench.cluster) - workers).per(count).total
            if measured.errors:
                print(f"{name}: {measured.errors}")
            self.found.setdefault(name, []).append((
                measured.rate, measured.p99, measured.server.total, measured.database.total,
                workers, (bench.cluster.wal() - before) / count))

    def medians(self, name):
        return [statistics.median(values) for values in zip(*self.found[name])]


def main():
    options = arguments()
    busy, begin, sides = processes.machine_cpu(), time.monotonic(), []
    try:
        for name, users in (("few", FEW), ("many", options.users)):
            sides.append(Side(options, name, users))
        for side in sides:
            side.warm_up()
        for _ in range(options.rounds):
            for side in sides:
                side.measure()
        cluster, seconds = sides[-1].bench.cluster, sides[-1].filled
        if options.citus:
            print(f"{cluster.version}, {len(cluster.worker_ports)} workers")
        count, table, indexes, users = cluster.sizes()
    finally:
        for side in sides:
            side.bench.close()
    busy = (processes.machine_cpu() - busy) / (time.monotonic() - begin)
    print(f"\n{processes.machine()}; {busy:.1f} processors were busy on average.")
    print(f"{options.users * EACH:,} tasks came by COPY, with VACUUM, in {seconds:.0f} s. {count:,} tasks:"
          f" {table / count:.0f} bytes of table and {indexes / count:.0f} of indexes each;"
          f" users {users / 1e6:.0f} MB.\n")
    report(sides, "coordinator" if options.citus else "PostgreSQL")


def report(sides, database):
    print(f"| | beside | a second | p99, ms | server, us | {database}, us | workers, us | WAL, bytes |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for side in sides:
        for name in side.scripts:
            rate, p99, server, database_time, workers, written = side.medians(name)
            print(f"| {name} | {side.users * EACH:,} | {rate:,.0f} | {p99:.1f} | {server:.0f}"
                  f" | {database_time:.0f} | {workers:.0f} | {written:.0f} |")


if __name__ == "__main__":
    main()
