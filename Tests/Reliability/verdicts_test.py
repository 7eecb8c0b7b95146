#!/usr/bin/env python3
"""What must not pass: threads that died, rows that tried nothing, faults that never happened.

It needs no server and no database; the suite ArchitectureTests runs it.
"""

import contextlib
import io
import os
import pathlib
import stat
import tempfile
import threading
import types
import unittest
from collections import Counter

import faults
import interleaved
import soak
from reliability.load import Load
from reliability.namespaces import Unavailable
from reliability.trial import Trial
from reliability.watch import Watch
from reliability.worker import Worker, finish_all


def fails():
    raise ValueError("a mistake")


class WorkerTests(unittest.TestCase):
    def test_what_is_raised_is_raised_again(self):
        with self.assertRaisesRegex(ValueError, "a mistake"):
            Worker(fails).finish()

    def test_all_are_waited_for(self):
        seen = []
        with self.assertRaisesRegex(ValueError, "a mistake"):
            finish_all([Worker(fails), Worker(seen.append, 1)])
        self.assertEqual(seen, [1])

    def test_one_without_end_is_told(self):
        end = threading.Event()
        worker = Worker(end.wait)
        with self.assertRaisesRegex(TimeoutError, "no end for 0.01 seconds"):
            worker.finish(0.01)
        end.set()
        worker.finish()


class ThreadTests(unittest.TestCase):
    def test_a_client_that_died_is_told(self):
        load = Load([1], clients=2)
        load._step = lambda *_: fails()
        load.start()
        with self.assertRaisesRegex(ValueError, "a mistake"):
            load.stop()

    def test_a_probe_that_died_is_told(self):
        load = Load([1], clients=0)
        load._exchange = lambda *_: fails()
        with self.assertRaisesRegex(ValueError, "a mistake"):
            load.recovery()

    def test_a_watch_that_died_is_told(self):
        watch = Watch.__new__(Watch)
        watch._stopped, watch._workers = threading.Event(), [Worker(fails)]
        with self.assertRaisesRegex(ValueError, "a mistake"):
            watch.stop()
        watch.waits = []
        self.assertGreater(watch.p99(), 1e9)

    def test_a_reader_that_died_is_told(self):
        reader = soak.LongReader.__new__(soak.LongReader)
        reader._stopped, reader._worker = threading.Event(), Worker(fails)
        with self.assertRaisesRegex(ValueError, "a mistake"):
            reader.stop()


class FaultTests(unittest.TestCase):
    @staticmethod
    def skip(trial):
        raise Unavailable("no root")

    def status(self, *rows):
        with contextlib.redirect_stdout(io.StringIO()):
            return faults.status([Trial("row").run(row) for row in rows])

    def passing(self, trial):
        trial.load = types.SimpleNamespace(
            stop=lambda: None, compare=lambda *_: None, findings={}, statuses=Counter(),
            breaks=Counter(), bare=0, relapses=0, ending=threading.Event(), relapse_after=None)
        trial.services = [types.SimpleNamespace(port=1)]
        trial.fault()

    def test_rows_that_try_nothing_fail(self):
        self.assertEqual(Trial("row").run(lambda trial: None).verdict, "FAILED")

        def without_fault(trial):
            self.passing(trial)
            trial.faults = 0
        self.assertEqual(Trial("row").run(without_fault).failures, ["no fault was injected"])

    def test_skipping_everything_is_not_passing(self):
        self.assertEqual(self.status(self.skip, self.skip), 1)
        self.assertEqual(self.status(self.passing, self.skip), 0)
        self.assertEqual(self.status(self.passing, lambda trial: fails()), 1)

    def test_a_soak_without_faults_fails(self):
        load = types.SimpleNamespace(findings={}, statuses=Counter())
        reader = types.SimpleNamespace(wrong=0, whole=1)
        self.assertEqual(soak.judge(load, reader, {}), ["no fault was injected"])
        self.assertEqual(soak.judge(load, reader, {"one": [0.1]}), [])


class InterleavedTests(unittest.TestCase):
    COUNTS = {"requests": 800, "rows": 1, "foreign": 0, "wrong": 0, "broken": 0, "statuses": {},
              "example": ""}

    def failures(self, wanted=800, kills=1, **counts):
        return interleaved.Result(wanted, self.COUNTS | counts, 1.0, kills, [10.0]).failures

    def test_verdicts(self):
        self.assertEqual(self.failures(), [])
        self.assertEqual(self.failures(kills=0), ["no backend was killed"])
        self.assertEqual(
            self.failures(requests=799), ["only 799 of 800 requests were answered"])
        self.assertEqual(len(self.failures(foreign=1)), 1)

    def run_with(self, cluster, script):
        with tempfile.TemporaryDirectory() as folder:
            client = pathlib.Path(folder) / "client"
            client.write_text(f"#!/bin/sh\n{script}\n")
            client.chmod(stat.S_IRWXU)
            cluster.seen = pathlib.Path(folder) / "seen"
            service = types.SimpleNamespace(port=1, pid=os.getpid())
            return interleaved._run(str(client), cluster, service, str(cluster.seen), 800)

    def test_a_killer_that_died_is_told(self):
        class Cluster:
            def backends(self):
                self.seen.touch()
                fails()
        # The client goes on until backends have been looked for; its second argument is the file.
        script = 'while [ ! -e "$2" ]; do sleep 0.01; done; echo \'{"requests":800}\''
        with self.assertRaisesRegex(ValueError, "a mistake"):
            self.run_with(Cluster(), script)

    def test_a_client_that_died_is_told(self):
        cluster = types.SimpleNamespace(backends=lambda: [])
        with self.assertRaisesRegex(SystemExit, "status 3 and no counts"):
            self.run_with(cluster, "echo progress 1; exit 3")


if __name__ == "__main__":
    unittest.main()
