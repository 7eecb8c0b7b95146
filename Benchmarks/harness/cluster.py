"""A private PostgreSQL cluster for one run, on a free loopback port, gone at its end.

PostgreSQL refuses to run as root; as root, its programs run as the user postgres.
"""

import glob
import os
import shutil
import subprocess
import tempfile

from . import processes

# A quarter of the machine's memory for shared buffers, where PostgreSQL's manual (20.4.1) has one begin.
# Repeatable rounds: nothing cleans up in the middle of one. Commits are durable, as by default.
OPTIONS = (f"-c autovacuum=off -c shared_buffers={processes.machine_bytes() // 4 >> 20}MB"
           " -c max_connections=200 -c max_wal_size=4GB")


def programs():
    """The folder of PostgreSQL's programs, the newest version first."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda p: int(p.split("/")[4]))
    folder = found[-1] if found else os.path.dirname(shutil.which("initdb") or "")
    if not os.access(f"{folder}/initdb", os.X_OK):
        raise SystemExit("error: no PostgreSQL server found; install the package postgresql.")
    return folder


class Cluster:
    """Runs a cluster; the role `service` owns the database `todo` and, as Neon's default role does,
    bypasses row-level security, so that servers must take on another in each transaction."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="todo-bench-")
        self.data = f"{self.folder}/data"
        self.port = processes.free_port()
        self.name = "todo"
        self.programs = programs()
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        os.chmod(self.folder, 0o711)
        self._run("initdb", "--pgdata", self.data, "--username", "postgres", "--auth", "trust",
                  "--encoding", "UTF8", "--locale", "C.UTF-8")
        self._run("pg_ctl", "--pgdata", self.data, "--wait", "--log", f"{self.folder}/data/log",
                  "--options", f"-p {self.port} -k {self.folder} -h 127.0.0.1 {OPTIONS}", "start")
        self.sql("CREATE ROLE service LOGIN BYPASSRLS CREATEROLE", database="postgres")
        self.sql("CREATE DATABASE todo OWNER service", database="postgres")

    @property
    def url(self):
        return f"postgresql://service@127.0.0.1:{self.port}/todo"

    @property
    def postmaster(self):
        """The process that all others of the cluster are children of."""
        return int(subprocess.run(
            self._as_owner("head", "-n1", f"{self.data}/postmaster.pid"), check=True,
            capture_output=True, text=True, cwd="/").stdout)

    def wal(self):
        """Bytes of WAL written so far."""
        return int(self.sql("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")[0][0])

    def sizes(self):
        """Tasks, bytes of their table and of its indexes, bytes of the users."""
        return [int(text) for text in self.sql(
            "SELECT count(*), pg_table_size('tasks'), pg_indexes_size('tasks'),"
            " pg_total_relation_size('users') FROM tasks")[0]]

    def sql(self, text, database="todo"):
        """Runs SQL as the superuser; answers rows as lists of text."""
        done = subprocess.run(
            ["psql", "--no-psqlrc", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres",
             "-d", database, "-Atq", "-v", "ON_ERROR_STOP=1"],
            input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return [line.split("|") for line in done.stdout.splitlines()]

    def stop(self):
        subprocess.run(
            self._as_owner(f"{self.programs}/pg_ctl", "--pgdata", self.data, "--mode", "immediate",
                           "stop"), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program, *arguments):
        done = subprocess.run(
            self._as_owner(f"{self.programs}/{program}", *arguments), cwd="/",
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr.strip()}")

    @staticmethod
    def _as_owner(*command):
        return ["runuser", "-u", "postgres", "--", *command] if os.getuid() == 0 else list(command)
