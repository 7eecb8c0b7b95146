"""What a server holds while it is attacked, and how long a well-behaved client waits meanwhile."""

import math
import threading
import time

from harness import processes, tokens

from . import http
from .worker import Worker, finish_all


class Watch:
    """Samples memory and open files of a server; asks it for a list every ten milliseconds."""

    USER, TASKS = "wendy", 20

    def __init__(self, service):
        self.service, self._token = service, tokens.token(self.USER)
        self._path = f"/api/{self.USER}/tasks"
        connection = http.Connection(service.port)
        for number in range(self.TASKS):
            answer = connection.ask("POST", self._path, self._token, {"title": f"task {number}"})
            assert answer.status == 201, answer.status
        connection.close()
        self._stopped = threading.Event()
        self.waits, self.refused, self.peak = [], 0, 0.0
        self._workers = [Worker(self._ask), Worker(self._sample)]

    def _ask(self):
        link = http.Link([self.service.port])
        while not self._stopped.is_set():
            began = time.monotonic()
            try:
                answer = link.ask("GET", self._path, self._token)
                self.refused += answer.status != 200 or len(answer.json()) != self.TASKS
            except http.Broken:
                self.refused += 1
            self.waits.append(time.monotonic() - began)
            time.sleep(0.01)
        link.close()

    def _sample(self):
        while not self._stopped.is_set():
            self.peak = max(self.peak, self.memory())
            time.sleep(0.05)

    def memory(self):
        """Resident, in MB."""
        return processes.memory(self.service.pid)

    def begin(self):
        """Figures from here on are of what comes now."""
        self.waits, self.refused, self.peak = [], 0, self.memory()

    def p99(self):
        """Milliseconds; of no answers it is what nobody would wait for."""
        waits = sorted(self.waits)
        return waits[int(len(waits) * 0.99)] * 1000 if waits else math.inf

    def stop(self):
        """Ends asking and sampling, and raises what one of them has raised."""
        self._stopped.set()
        finish_all(self._workers, 90)
