#!/usr/bin/env python3
"""Attacks a real server in every known way, and watches what it holds and how it serves others.

An attack fails where the server's memory grows by more than a bound, open files are left, the
well-behaved client beside it is refused or waits too long, or the attackers are not dealt with.
Then millions of requests of a thousand users are interleaved over few pipelined connections, while
backends are killed, and each row of each response is held against the user who asked.
Needs `make build` and PostgreSQL.
usage: attack.py [--only TEXT,...] [--list] [--requests N] [--update]
  --only      attacks whose name has one of these texts; "interleaved" for the millions
  --list      names the attacks
  --requests  of the interleaved ones, one million unless said
  --update    writes the tables into docs/RELIABILITY.md
"""

import argparse
import signal
import sys
import time

from attacks import ATTACKS
from harness import tokens
from interleaved import run as run_interleaved
from reliability import page, priority
from reliability.cluster import Cluster
from reliability.service import Service
from reliability.watch import Watch

MOST_MEGABYTES = 128
MOST_WAIT_MILLISECONDS = 1_000
HEADING = ["attack", "verdict", "memory before, peak, after", "others' p99 before, meanwhile",
           "open files left", "what came of it"]


class Attack:
    """One attack while it goes on."""

    def __init__(self, name, service, watch, database_port):
        self.name, self.port, self._service, self._watch = name, service.port, service, watch
        self._database_port = database_port
        self.user = "mallory"
        self.token, self.path = tokens.token(self.user), f"/api/{self.user}/tasks"
        self.notes, self.failures = [], []

    @staticmethod
    def token_of(user):
        return tokens.token(user)

    def descriptors(self):
        """Open files of the server but those to its database, whose pool grows and shrinks."""
        return self._service.descriptors(but_to=self._database_port)

    def note(self, text):
        self.notes.append(text)

    def expect(self, condition, sentence):
        if not condition:
            self.failures.append(sentence)

    def run(self, attack):
        watch, service = self._watch, self._service
        watch.begin()
        time.sleep(3)
        self.before, self.files = watch.memory(), self.descriptors()
        self.usual = watch.p99()
        watch.begin()
        attack(self)
        # However quickly it is over, the other client has asked a few times.
        end = time.monotonic() + 10
        while len(watch.waits) < 20 and time.monotonic() < end:
            time.sleep(0.05)
        self.peak, self.meanwhile, refused = watch.peak, watch.p99(), watch.refused
        self._wait_for_files()
        self.after, self.left = watch.memory(), self.descriptors() - self.files
        self.expect(service.process.poll() is None, "the server has ended")
        self.expect(self.peak - self.before < MOST_MEGABYTES,
                    f"memory grew by {self.peak - self.before:.0f} MB")
        self.expect(self.left <= 0, f"{self.left} open files are left")
        self.expect(not refused, f"the well-behaved client was refused {refused} times")
        self.expect(self.meanwhile < MOST_WAIT_MILLISECONDS,
                    f"the well-behaved client waited {self.meanwhile:.0f} ms")
        return self

    def _wait_for_files(self):
        """Connections linger for some seconds."""
        end = time.monotonic() + 15
        while self.descriptors() > self.files and time.monotonic() < end:
            time.sleep(0.1)

    def figures(self):
        return [self.name, "FAILED" if self.failures else "passed", f"{self.before:.0f}, {self.peak:.0f}, {self.after:.0f} MB",
                f"{self.usual:.1f}, {self.meanwhile:.1f} ms", str(max(0, self.left)),
                "; ".join(self.notes)]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=lambda names: names.split(","))
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--requests", type=int, default=1_000_000)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    options.names = [name for name in [*ATTACKS, "interleaved"]
                     if not options.only or any(text in name for text in options.only)]
    if not options.names:
        parser.error("no attack has such a name; --list names them")
    return options


def attacked(names):
    """Tries the attacks, one after the other on the same server: what is left adds up."""
    cluster = Cluster().create()
    service = watch = None
    tried = []
    try:
        service = Service(cluster.url)
        watch = Watch(service)
        time.sleep(1)
        for name in names:
            attack = Attack(name, service, watch, cluster.port).run(ATTACKS[name])
            tried.append(attack)
            name, verdict, *figures = attack.figures()
            print(f"{verdict:8}{name}: {', '.join(figures)}", flush=True)
            for sentence in attack.failures:
                print(f"          {sentence}", flush=True)
    finally:
        try:
            if watch:
                watch.stop()
        finally:
            if service:
                service.remove()
            cluster.remove()
    return tried


def main():
    options = arguments()
    if options.list:
        print("\n".join([*ATTACKS, "interleaved"]))
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    priority.go_first()
    failed = 0
    names = [name for name in options.names if name in ATTACKS]
    if names:
        tried = attacked(names)
        failed = sum(bool(attack.failures) for attack in tried)
        rows = [attack.figures() for attack in tried]
        print(f"\n{page.table(HEADING, rows)}\n\n{page.verdicts(row[1] for row in rows)}")
        if options.update:
            page.write_rows("attacks", HEADING, rows, list(ATTACKS))
    if "interleaved" in options.names:
        result = run_interleaved(options.requests)
        failed += bool(result.failures)
        print(f"\n{result.text()}")
        if options.update:
            page.write("interleaved", f"{page.conditions(result.verdict)}\n\n{result.text()}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
