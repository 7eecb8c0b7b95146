"""A private PostgreSQL cluster that may be killed, frozen, filled up, cut off and copied.

It may run inside of namespaces (`within`, a command's prefix) and with other settings in its
environment. PostgreSQL refuses to run as root; as root, its programs run as the user postgres.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time

from harness.cluster import programs
from harness.processes import free_port, tree

# Commits are durable, as by default; a connection that is idle is none of the cluster's business.
OPTIONS = ("-c max_connections=60 -c shared_buffers=64MB -c log_min_messages=warning"
           " -c wal_level=replica -c max_wal_senders=4")


class Cluster:
    """One cluster on a free port; the role `service` owns the database `todo`."""

    def __init__(self, host="127.0.0.1", within=(), environment=None, options="", prepare=None):
        self.folder = tempfile.mkdtemp(prefix="todo-faults-", dir="/tmp")
        os.chmod(self.folder, 0o711)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.data, self.host, self.port = f"{self.folder}/data", host, free_port()
        self.within, self.environment = list(within), environment or {}
        self.options = f"{OPTIONS} {options}"
        if prepare:
            prepare(self)

    def create(self):
        """Makes the cluster and starts it."""
        self.run("initdb", "--pgdata", self.data, "--username", "postgres", "--auth", "trust",
                 "--encoding", "UTF8", "--locale", "C.UTF-8")
        with_all = "host all all all trust\nhost replication all all trust\n"
        self._shell(f"printf '{with_all}' >>{self.data}/pg_hba.conf")
        self.start()
        self.sql("CREATE ROLE service LOGIN", database="postgres")
        self.sql("CREATE DATABASE todo OWNER service", database="postgres")
        return self

    @property
    def url(self):
        return f"postgresql://service@{self.host}:{self.port}/todo"

    # Its processes.

    def start(self, wait=True):
        listen = f"-p {self.port} -k {self.folder} -h {self.host}"
        self.run("pg_ctl", "--pgdata", self.data, "--wait" if wait else "--no-wait", "--log",
                 f"{self.folder}/log", "--options", f"{listen} {self.options}", "start")

    def stop(self, mode):
        self.run("pg_ctl", "--pgdata", self.data, "--wait", "--mode", mode, "stop")

    def promote(self):
        self.run("pg_ctl", "--pgdata", self.data, "--wait", "promote")

    @property
    def postmaster(self):
        return int(self._shell(f"head -n1 {self.data}/postmaster.pid"))

    def kill(self):
        """SIGKILL for all of its processes, as where a machine loses its power."""
        # A postmaster that stands still starts no others meanwhile.
        os.kill(self.postmaster, signal.SIGSTOP)
        killed = self.signal(signal.SIGKILL)
        while any(map(self._is_alive, killed)):
            time.sleep(0.002)
        # Their process ids may be others' by the time of the next start.
        self._shell(f"rm -f {self.data}/postmaster.pid {self.folder}/.s.PGSQL.*")

    def signal(self, number):
        """Sends a signal to the postmaster, then to all of its children; the ids of all."""
        root = self.postmaster
        signalled = [root, *(pid for pid in tree(root) if pid != root)]
        for pid in signalled:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass
        return signalled

    @staticmethod
    def _is_alive(pid):
        try:
            with open(f"/proc/{pid}/stat") as file:
                return file.read().rsplit(")", 1)[1].split()[0] != "Z"
        except OSError:
            return False

    def backends(self):
        """Process ids of those that serve clients of the database `todo`."""
        return [int(row[0]) for row in self.sql(
            "SELECT pid FROM pg_stat_activity WHERE datname = 'todo' AND usename = 'service'",
            database="postgres")]

    def wait_until_it_answers(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                return self.sql("SELECT 1", database="todo")
            except RuntimeError:
                time.sleep(0.01)
        raise TimeoutError("the cluster does not answer")

    def wait_for(self, query, seconds=60):
        """Returns once a query answers `t`."""
        end = time.monotonic() + seconds
        while self.sql(query) != [["t"]]:
            if time.monotonic() > end:
                raise TimeoutError(f"never true: {query}")
            time.sleep(0.02)

    def remove(self):
        try:
            self.signal(signal.SIGCONT)
            self.stop("immediate")
        except (RuntimeError, ValueError):
            pass
        shutil.rmtree(self.folder, ignore_errors=True)

    # Statements and programs.

    def sql(self, text, database="todo"):
        """Runs SQL as the superuser, over the cluster's own socket; rows are lists of text."""
        done = subprocess.run(
            ["psql", "--no-psqlrc", "-h", self.folder, "-p", str(self.port), "-U", "postgres",
             "-d", database, "-Atq", "-v", "ON_ERROR_STOP=1"],
            input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return [line.split("|") for line in done.stdout.splitlines()]

    def session(self, text, user="postgres"):
        """A session that runs SQL and stays open for as long as its standard input."""
        session = subprocess.Popen(
            ["psql", "--no-psqlrc", "-h", self.folder, "-p", str(self.port), "-U", user,
             "-d", "todo", "-Atq"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        session.stdin.write(text + "\n\\echo begun\n")
        session.stdin.flush()
        while (line := session.stdout.readline()) not in ("begun\n", ""):
            pass
        return session

    def run(self, program, *arguments):
        self._execute([f"{programs()}/{program}", *arguments])

    def _shell(self, text):
        return self._execute(["bash", "-c", text])

    def _execute(self, command):
        """Runs as the owner of the cluster, inside of its namespaces."""
        if os.getuid() == 0:
            settings = [f"{name}={value}" for name, value in self.environment.items()]
            command = ["runuser", "-u", "postgres", "--", "env", *settings, *command]
        # What a postmaster inherits stays open for as long as it lives: a file, then, and no pipe.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run([*self.within, *command], cwd="/", stdin=subprocess.DEVNULL,
                                  stdout=output, stderr=output, env=os.environ | self.environment)
            output.seek(0)
            text = output.read()
        if done.returncode != 0:
            raise RuntimeError(f"{command[-1] if len(command) < 4 else command}: {text.strip()}")
        return text
