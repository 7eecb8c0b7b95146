#!/usr/bin/env python3
"""How cost grows with the table: lists and creations beside few users, then beside a million.

A private cluster on loopback, filled by COPY; it needs 6 GB of disk for ten million tasks, takes some
minutes, and is gone afterwards. What is printed are the figures of docs/SCALING.md.
usage: scale.py [--users N] [--seconds N] [--citus URL]
  --users    1000000, with ten tasks each
  --seconds  how long each is loaded: 8
  --citus    a coordinator on loopback, as its superuser: a database over its nodes instead
"""

import argparse
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
ASKED = 4_000


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--users", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=8)
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
    names = [f"{prefix}{n}" for n in range(1, users + 1, max(1, users // ASKED))]
    paths = [(f"/api/{name}/tasks", token(name)) for name in names]
    return {"list of 10": (load.requests(paths), CONNECTIONS),
            "create": (load.requests(paths, "POST", load.BODY), WRITERS)}


def workers_cpu(cluster):
    """What other servers took that keep rows; the cluster's own processes are counted with each turn."""
    return cluster.workers_cpu() if isinstance(cluster, CitusCluster) else processes.CPU()


def measure(bench, prefix, users):
    """Each once to warm up and once to count: rate, CPU of each part, bytes of WAL."""
    found = {}
    for name, (script, connections) in scripts(prefix, users).items():
        bench.wrk(bench.server, script, connections, 2)
        before, workers = bench.cluster.wal(), workers_cpu(bench.cluster)
        measured = bench.wrk(bench.server, script, connections)
        count = max(1, measured.operations)
        workers = (workers_cpu(bench.cluster) - workers).per(count)
        found[name] = (measured, workers, (bench.cluster.wal() - before) / count)
        if measured.errors:
            print(f"{name}: {measured.errors}")
    return found


def main():
    options = arguments()
    busy, begin = processes.machine_cpu(), time.monotonic()
    bench = sections.Bench(1, options.seconds, peers=False, pipeline=False,
                           cluster=CitusCluster(options.citus) if options.citus else Cluster())
    try:
        if options.citus:
            print(f"{bench.cluster.version}, {len(bench.cluster.worker_ports)} workers")
        copy_in(bench.cluster, "few-", FEW)
        few = measure(bench, "few-", FEW)
        seconds = copy_in(bench.cluster, "many-", options.users)
        many = measure(bench, "many-", options.users)
        count, table, indexes, users = bench.cluster.sizes()
    finally:
        bench.close()
    busy = (processes.machine_cpu() - busy) / (time.monotonic() - begin)
    print(f"\n{processes.machine()}; {busy:.1f} processors were busy on average.")
    print(f"{options.users * EACH:,} tasks came by COPY, with VACUUM, in {seconds:.0f} s. {count:,} tasks:"
          f" {table / count:.0f} bytes of table and {indexes / count:.0f} of indexes each;"
          f" users {users / 1e6:.0f} MB.\n")
    report({FEW: few, options.users: many}, "coordinator" if options.citus else "PostgreSQL")


def report(found, database):
    print(f"| | beside | a second | p99, ms | server, us | {database}, us | workers, us | WAL, bytes |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for users, measures in found.items():
        for name, (measured, workers, written) in measures.items():
            print(f"| {name} | {users * EACH:,} | {measured.rate:,.0f} | {measured.p99:.1f}"
                  f" | {measured.server.total:.0f} | {measured.database.total:.0f}"
                  f" | {workers.total:.0f} | {written:.0f} |")


if __name__ == "__main__":
    main()
