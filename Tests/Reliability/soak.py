#!/usr/bin/env python3
"""Half an hour of mixed load on two servers and their database, with a fault every 30 seconds.

Clients change, read and list tasks over both servers, repeat creations by their keys, and write
down what they were told; another one reads a list of thousands of tasks again and again. The faults
come in a random order that the seed decides. At the end nothing acknowledged may be lost, no row of
another may have been seen, nothing may be there twice; memory and open files are said.
Needs `make build` and PostgreSQL.
usage: soak.py [--seconds N] [--every N] [--seed N] [--update]
  --seconds  1800 unless said
  --every    seconds between two faults, 30 unless said
  --seed     decides the order of the faults, 1 unless said
  --update   writes the table into docs/RELIABILITY.md
"""

import argparse
import os
import random
import signal
import sys
import threading
import time

from reliability import http, page, priority
from harness import processes, tokens  # which the package above makes known
from reliability.cluster import Cluster
from reliability.crowd import Crowd
from reliability.load import Load
from reliability.proxy import Proxy
from reliability.service import Service
from reliability.trial import RECOVERY_SECONDS
from reliability.worker import Worker

LONG_LIST = 5_000


class Scene:
    """A cluster, two servers, the second of them behind a relay that can reset, and the faults."""

    def __init__(self):
        self.cluster = Cluster().create()
        self.proxy = Proxy(self.cluster.port)
        url = self.cluster.url
        self.services = [Service(url), Service(
            url.replace(f":{self.cluster.port}/", f":{self.proxy.port}/"))]

    def remove(self):
        for service in self.services:
            service.remove()
        self.proxy.remove()
        self.cluster.remove()

    # Each fault returns when its cause is gone.

    def one_backend_killed(self):
        os.kill(random.choice(self.cluster.backends()), signal.SIGKILL)
        self.cluster.wait_until_it_answers()

    def all_backends_ended(self):
        self.cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                         " WHERE usename = 'service'")

    def cluster_killed(self):
        self.cluster.kill()
        time.sleep(0.5)
        self.cluster.start()

    def cluster_stopped_at_once(self):
        self.cluster.stop("immediate")
        self.cluster.start()

    def cluster_restarted(self):
        self.cluster.stop("fast")
        self.cluster.start()

    def cluster_frozen(self):
        self.cluster.signal(signal.SIGSTOP)
        time.sleep(3)
        self.cluster.signal(signal.SIGCONT)

    def table_locked(self):
        holder = self.cluster.session("BEGIN; LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE;")
        time.sleep(3)
        holder.kill()
        holder.wait()

    def path_reset(self):
        self.proxy.refusing = True
        self.proxy.reset()
        time.sleep(0.3)
        self.proxy.refusing = False

    def server_killed(self):
        self.services[0].end(signal.SIGKILL)
        self.services[0].start()

    def server_terminated(self):
        assert self.services[0].end() == 0
        self.services[0].start()

    def a_thousand_half_open(self):
        crowd = Crowd(self.services[1].port, 1_000, b"GET /livez HTTP/1.1\r\nX-Half: ")
        time.sleep(1)
        crowd.reset()
        crowd.close()

    def readers_that_do_not_read(self):
        """Both places for long lists are taken by those who do not take them."""
        user, port = LongReader.USER, self.services[1].port
        crowd = Crowd(port, 4, http.request("GET", f"/api/{user}/tasks", tokens.token(user)))
        time.sleep(3)
        crowd.close()

    FAULTS = {
        "SIGKILL of one backend": one_backend_killed,
        "all backends ended by an operator": all_backends_ended,
        "SIGKILL of the cluster": cluster_killed,
        "immediate stop of the cluster": cluster_stopped_at_once,
        "restart of the cluster": cluster_restarted,
        "SIGSTOP of the cluster for 3 s": cluster_frozen,
        "the table locked for 3 s": table_locked,
        "network path of one server that resets": path_reset,
        "SIGKILL of one server": server_killed,
        "SIGTERM of one server": server_terminated,
        "1,000 half-open connections": a_thousand_half_open,
        "readers that do not read": readers_that_do_not_read,
    }


class LongReader:
    """Reads a list that is sent in chunks, without end, and holds each row against its owner."""

    USER = "lena"

    def __init__(self, scene):
        scene.cluster.sql(
            f"INSERT INTO users (id) VALUES ('{self.USER}');"
            f"INSERT INTO tasks (user_id, title) SELECT '{self.USER}', '{self.USER}: ' || number"
            f" FROM generate_series(1, {LONG_LIST}) AS number")
        self.whole, self.cut, self.wrong = 0, 0, 0
        self._ports = [service.port for service in scene.services]
        self._stopped = threading.Event()
        self._worker = Worker(self._run)

    def _run(self):
        token, link = tokens.token(self.USER), http.Link(self._ports)
        while not self._stopped.wait(0.5):
            try:
                answer = link.ask("GET", f"/api/{self.USER}/tasks", token)
            except http.Broken:
                self.cut += 1
                continue
            if answer.status != 200:
                self.cut += 1
                continue
            rows = answer.json()
            self.whole += 1
            self.wrong += len(rows) != LONG_LIST or any(row["user_id"] != self.USER for row in rows)

    def stop(self):
        """Ends reading, and raises what it has raised."""
        self._stopped.set()
        self._worker.finish(60)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=1800)
    parser.add_argument("--every", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--update", action="store_true")
    return parser.parse_args()


def soak(scene, options):
    """Loads and injects until the time is over; the load, the reader, and the times by fault."""
    reader = LongReader(scene)
    load = Load([service.port for service in scene.services], pause=0.01).start()
    load.wait_for_successes(300)
    chance, order, times = random.Random(options.seed), [], {}
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        if not order:
            order = chance.sample(list(Scene.FAULTS), len(Scene.FAULTS))
        name, begun = order.pop(), time.monotonic()
        load.relapse_after = None
        Scene.FAULTS[name](scene)
        seconds = load.recovery()
        times.setdefault(name, []).append(seconds)
        memory = [processes.memory(service.pid) for service in scene.services]
        print(f"{time.strftime('%H:%M:%S')} {name}: served again after"
              f" {'never' if seconds is None else f'{seconds:.2f} s'};"
              f" {load.successes:,} requests served, memory {memory[0]:.0f} and {memory[1]:.0f} MB",
              flush=True)
        time.sleep(max(0, min(end - time.monotonic(), begun + options.every - time.monotonic())))
    load.stop()
    reader.stop()
    load.compare(_WithoutReader(scene.cluster), scene.services[1].port)
    return load, reader, times


class _WithoutReader:
    """The cluster, without the rows of the one who reads a long list."""

    def __init__(self, cluster):
        self._cluster = cluster

    def sql(self, text):
        return self._cluster.sql(f"{text} WHERE user_id <> '{LongReader.USER}'")


def judge(load, reader, times):
    """What is wrong, a sentence each."""
    faults = [f"{name}: {count} ({load.findings.examples[name]})"
              for name, count in load.findings.items()]
    if reader.wrong or not reader.whole:
        faults.append(f"{reader.wrong} of {reader.whole} long lists were not what they must be")
    if not times:
        faults.append("no fault was injected")
    unexpected = set(load.statuses) - {200, 201, 409, 503}
    if unexpected:
        faults.append(f"statuses {sorted(unexpected)} were seen")
    for name, seconds in times.items():
        if None in seconds or max(seconds) > RECOVERY_SECONDS:
            faults.append(f"{name}: served again after {seconds}")
    return faults


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    priority.go_first()
    scene = Scene()
    try:
        load, reader, times = soak(scene, options)
        memory = processes.memory(scene.services[1].pid)
        files = scene.services[1].descriptors(but_to=scene.proxy.port)
    finally:
        scene.remove()
    rows = [[name, str(len(seconds)), f"{max(s or 60 for s in seconds):.2f} s"]
            for name, seconds in sorted(times.items())]
    statuses = ", ".join(f"{count:,} × {status}" for status, count in sorted(load.statuses.items()))
    findings = load.findings
    faults = judge(load, reader, times)
    text = (f"{options.seconds / 60:.0f} minutes, {sum(map(len, times.values()))} faults,"
            f" {load.acknowledged:,} acknowledged changes: {findings['lost']} lost,"
            f" {findings['foreign']} rows of others,"
            f" {findings['doubled'] + findings['unlike its first answer']} duplicates;"
            f" {load.replays:,} creations sent again afterwards. Clients saw {statuses} and"
            f" {load.breaks.total():,} broken connections. {reader.whole:,} lists of"
            f" {LONG_LIST:,} tasks were whole, {reader.cut:,} cut off or refused. The server that"
            f" was not restarted ended with {memory:.0f} MB and {files} open files.")
    result = page.table(["fault", "times", "served again after, at most"], rows)
    print(f"\n{text}\n\n{result}\n")
    for sentence in faults:
        print(f"error: {sentence}")
    print("FAILED" if faults else "passed")
    if options.update:
        conditions = page.conditions("FAILED" if faults else "passed")
        page.write("soak", f"{conditions} {text}\n\n{result}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
