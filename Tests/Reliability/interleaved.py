"""Millions of requests of a thousand users over few connections, while backends are killed.

The client is a program of its own (`Interleaving`): it holds each row of each response against the
user who asked, and a tenth of its requests try to see what is another's. Memory is read on the way.
"""

import json
import os
import random
import signal
import statistics
import subprocess
import tempfile
import threading
import time

from harness import processes, tokens
from reliability import ROOT
from reliability.cluster import Cluster
from reliability.service import Service
from reliability.worker import Worker

USERS, TASKS, CONNECTIONS, DEPTH = 1_000, 5, 8, 64
# The first one early, so that a short run has one too.
FIRST_KILL_SECONDS, KILL_SECONDS = 0.5, 10
PACKAGE = ROOT / "Tests/Reliability/Interleaving"
BUILD = ROOT / ".build/interleaving"
# The last quarter of the samples of memory beside the second: what a leak would show.
MOST_GROWTH = 0.05


class Result:
    def __init__(self, wanted, counts, seconds, kills, memory):
        self.counts, self.seconds, self.kills, self.memory = counts, seconds, kills, memory
        self.failures = []
        # Each connection sends its whole share.
        if counts["requests"] < wanted // CONNECTIONS * CONNECTIONS:
            self.failures.append(f"only {counts['requests']} of {wanted} requests were answered")
        if not kills:
            self.failures.append("no backend was killed")
        if counts["foreign"]:
            self.failures.append(f"{counts['foreign']} rows of others: {counts['example']}")
        if counts["wrong"]:
            self.failures.append(
                f"{counts['wrong']} answers of another status: {counts['example']}")
        if counts["broken"]:
            self.failures.append(f"{counts['broken']} connections broke")
        quarter = max(1, len(memory) // 4)
        self.early = statistics.median(memory[quarter:2 * quarter] or memory)
        self.late = statistics.median(memory[-quarter:])
        if self.late > self.early * (1 + MOST_GROWTH):
            self.failures.append(f"memory grew from {self.early:.1f} to {self.late:.1f} MB")

    @property
    def verdict(self):
        return "FAILED: " + "; ".join(self.failures) if self.failures else "passed"

    def text(self):
        counts = self.counts
        statuses = ", ".join(
            f"{count:,} × {status}" for status, count in counts["statuses"].items())
        return (f"{counts['requests']:,} requests of {USERS:,} users over {CONNECTIONS}"
                f" connections, {DEPTH} at once on each, in {self.seconds:.0f} s"
                f" ({counts['requests'] / self.seconds:,.0f} a second); one backend killed"
                f" {self.kills} times. {counts['rows']:,} rows held against their caller:"
                f" {counts['foreign']} of others. {statuses}. Resident memory: {self.early:.1f} MB"
                f" in the second quarter, {self.late:.1f} MB in the last. {self.verdict}.")


def run(requests):
    """Builds the client, runs it, and kills a backend every ten seconds meanwhile."""
    client = _build()
    cluster, service = Cluster().create(), None
    try:
        service = Service(cluster.url)
        with tempfile.NamedTemporaryFile("w", prefix="todo-users-") as file:
            _seed(cluster, file)
            return _run(client, cluster, service, file.name, requests)
    finally:
        if service:
            service.remove()
        cluster.remove()


def _build():
    options = ["-c", "release", "--package-path", str(PACKAGE), "--scratch-path", str(BUILD)]
    done = subprocess.run(["swift", "build", *options], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise SystemExit(f"error: the client does not build:\n{done.stdout[-2000:]}")
    return BUILD / "release/InterleavedClient"


def _seed(cluster, file):
    """Tasks for each user, and a line of the client's file."""
    cluster.sql(
        f"""
        INSERT INTO users (id) SELECT 'user' || number FROM generate_series(1, {USERS}) AS number;
        INSERT INTO tasks (user_id, title)
        SELECT 'user' || number, 'user' || number || ': task ' || task
        FROM generate_series(1, {USERS}) AS number, generate_series(1, {TASKS}) AS task;
        ANALYZE
        """)
    for user, number in cluster.sql("SELECT user_id, min(id) FROM tasks GROUP BY user_id"):
        file.write(f"{user} {tokens.token(user)} {number}\n")
    file.flush()


def _run(client, cluster, service, file, requests):
    memory, kills, ended = [], 0, threading.Event()

    def kill():
        nonlocal kills
        pause = FIRST_KILL_SECONDS
        while not ended.wait(pause):
            backends = cluster.backends()
            if backends:
                # All others go down with it, and the cluster starts anew.
                os.kill(random.choice(backends), signal.SIGKILL)
                kills += 1
                cluster.wait_until_it_answers()
                pause = KILL_SECONDS

    process = subprocess.Popen(
        [client, str(service.port), file, str(CONNECTIONS), str(DEPTH), str(requests)],
        stdout=subprocess.PIPE, text=True)
    killer = Worker(kill)
    began = time.monotonic()
    try:
        last = ""
        for line in process.stdout:
            memory.append(processes.memory(service.pid))
            last = line
            if line.startswith("progress") and len(memory) % 20 == 0:
                print(f"  {line.strip()}, {memory[-1]:.1f} MB", flush=True)
        process.wait()
    finally:
        ended.set()
        process.kill()
        process.wait()
        process.stdout.close()
    killer.finish(120)
    if not last.startswith("{"):
        raise SystemExit(f"error: the client ended with status {process.returncode} and no counts")
    return Result(requests, json.loads(last), time.monotonic() - began, kills, memory)
