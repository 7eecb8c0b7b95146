"""The server under test, a process that can be ended in any way and started again on its port."""

import os
import signal
import subprocess
import tempfile
import time

from harness.processes import free_port
from harness.tokens import SECRET

from . import ROOT, http

PROGRAM = os.environ.get("TODO_SERVER", str(ROOT / ".build/release/todo-server"))


class Service:
    """One server; its settings are the defaults but for what is named here."""

    def __init__(self, url, start=True, environment=None, **settings):
        self.port, self.url = free_port(), url
        self.log = tempfile.NamedTemporaryFile("w+", prefix="todo-server-", suffix=".log")
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.settings = kept | {
            "DATABASE_URL": url, "HOST": "127.0.0.1", "PORT": str(self.port),
            "BETTER_AUTH_SECRET": SECRET, "LOG_LEVEL": "warning"} | (environment or {}) | settings
        self.process = None
        if start:
            self.start().wait()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "serve"], env=self.settings, stdout=self.log, stderr=self.log)
        return self

    @property
    def pid(self):
        return self.process.pid

    def wait(self, seconds=30):
        """Returns once tasks can be served."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                connection = http.Connection(self.port, timeout=5)
                answer = connection.ask("GET", "/readyz")
                connection.close()
                if answer.status == 200:
                    return self
            except http.Broken:
                pass
            time.sleep(0.01)
        raise RuntimeError(f"the server does not serve:\n{self.output()[-2000:]}")

    def output(self):
        self.log.seek(0)
        return self.log.read()

    def end(self, number=signal.SIGTERM, seconds=40):
        """Ends it with a signal; its exit status."""
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def descriptors(self, but_to=None):
        """How many files are open, but connections to that port and the timer of Swift's runtime,
        which it opens once and keeps."""
        with open(f"/proc/{self.pid}/net/tcp") as file:
            lines = [line.split() for line in list(file)[1:]]
        left_out = {"anon_inode:[timerfd]"} | {f"socket:[{line[9]}]" for line in lines
                    if but_to and int(line[2].split(":")[1], 16) == but_to}
        count = 0
        for name in os.listdir(f"/proc/{self.pid}/fd"):
            try:
                count += os.readlink(f"/proc/{self.pid}/fd/{name}") not in left_out
            except FileNotFoundError:
                pass  # it has just been closed
        return count

    def remove(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()
