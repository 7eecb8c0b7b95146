"""One row of the fault table while it is tried: what it runs on, what was measured, the verdict."""

import sys
import time
import traceback

from .load import Load
from .namespaces import Unavailable

# What a client may see of a fault. 409: a key whose first request is still under way.
EXPECTED_STATUSES = {200, 201, 409, 503}
RECOVERY_SECONDS = 1.0


class Trial:
    """A row's resources, each removed at its end, last first; and its figures."""

    def __init__(self, name):
        self.name, self.load, self.cluster = name, None, None
        self.recoveries, self.notes, self.failures = [], [], []
        self.faults, self.skipped = 0, None
        self.statuses_allowed = set(EXPECTED_STATUSES)
        self.breaks_allowed = False
        self.recovery_limit = RECOVERY_SECONDS
        self.seconds = 0.0
        self._resources = []

    def use(self, resource):
        """Removes it at the end; gives it back."""
        self._resources.append(resource)
        return resource

    def begin(self, cluster, services, warm_up=300, **options):
        """Starts the clients, and returns once they are served."""
        self.cluster, self.services = cluster, services
        self.load = Load([service.port for service in services], **options).start()
        self.load.wait_for_successes(warm_up)

    def fault(self):
        """A fault is injected now."""
        self.faults += 1
        self.load.relapse_after = None

    def gone(self, requests=150):
        """The cause is gone now: measures how long it takes until everybody is served again."""
        seconds = self.load.recovery()
        self.recoveries.append(seconds)
        if seconds is None:
            self.failures.append("not served again within 60 s")
        elif seconds > self.recovery_limit:
            self.failures.append(f"served again after {seconds:.2f} s")
        self.load.wait_for_successes(requests)

    def note(self, text):
        self.notes.append(text)

    def expect(self, condition, sentence):
        if not condition:
            self.failures.append(sentence)

    def _judge(self):
        self.load.stop()
        self.load.compare(self.cluster, self.services[-1].port)
        for name, count in self.load.findings.items():
            self.failures.append(f"{name}: {count} ({self.load.findings.examples[name]})")
        unexpected = set(self.load.statuses) - self.statuses_allowed
        self.expect(not unexpected, f"statuses {sorted(unexpected)} were seen")
        if not self.breaks_allowed:
            self.expect(not self.load.breaks, f"connections broke: {dict(self.load.breaks)}")
        self.expect(not self.load.bare, f"{self.load.bare} answers with 503 have no Retry-After")
        self.expect(not self.load.relapses,
                    f"{self.load.relapses} requests failed after everybody was served again")

    def run(self, row):
        """Tries the row; whatever happens becomes its verdict."""
        began = time.monotonic()
        try:
            row(self)
            self.expect(self.load, "no clients were started")
            self.expect(self.faults, "no fault was injected")
            if self.load:
                self._judge()
        except Unavailable as reason:
            self.skipped = str(reason)
        except Exception as error:  # the row's own mistake is its failure, with where it was
            where = traceback.extract_tb(sys.exc_info()[2])[-1]
            self.failures.append(
                f"{type(error).__name__}: {error} ({where.filename}:{where.lineno})")
        finally:
            if self.load:
                self.load.ending.set()
            for resource in reversed(self._resources):
                resource.remove()
            self.seconds = time.monotonic() - began
        return self

    @property
    def verdict(self):
        return "skipped" if self.skipped else "FAILED" if self.failures else "passed"

    def figures(self):
        """The cells of the table."""
        if self.skipped or not self.load:
            why = self.skipped or "; ".join(self.failures)
            return [self.name, self.verdict, "", "", "", "", "", "", "", why]
        load, findings = self.load, self.load.findings
        statuses = ", ".join(f"{count:,} × {status}" for status, count in
                             sorted(load.statuses.items()))
        if load.breaks:
            statuses += f", {load.breaks.total():,} broken connections"
        times = [seconds for seconds in self.recoveries if seconds is not None]
        recovery = f"{max(times):.2f} s" if times else "-"
        return [self.name, self.verdict, str(self.faults), f"{load.acknowledged:,}", str(findings["lost"]),
                str(findings["foreign"]),
                str(findings["doubled"] + findings["unlike its first answer"]), statuses,
                recovery, "; ".join(self.notes + [f"slowest answer {load.slowest:.1f} s"])]



HEADING = ["fault", "verdict", "times", "acknowledged changes", "lost", "rows of others",
           "duplicates", "what clients saw", "served again after", "remarks"]
