"""A database of one run over the nodes of a Citus cluster that somebody else runs, on loopback.

It has what `Cluster` has; what its processes take is told apart: the coordinator's, and the workers'.
"""

import os
import subprocess
from urllib.parse import urlsplit

from . import processes
from .cluster import programs


class CitusCluster:
    """Makes a database on each node and joins them; gone when it is stopped."""

    def __init__(self, url, suffix=""):
        """`url` names the coordinator, as its superuser and without a password."""
        self.port = urlsplit(url).port or 5432
        self.programs = programs()
        self.name = f"todo_bench_{os.getpid()}{suffix}"
        self.worker_ports = [int(row[0]) for row in self.sql(
            "SELECT nodeport FROM pg_dist_node WHERE groupid > 0 AND isactive", "postgres")]
        if not self.worker_ports:
            raise SystemExit(f"error: {url} is no coordinator with workers.")
        if not self.sql("SELECT 1 FROM pg_roles WHERE rolname = 'service'", "postgres"):
            self.sql("CREATE ROLE service LOGIN BYPASSRLS CREATEROLE", "postgres")
        for port in [self.port, *self.worker_ports]:
            self.sql(f"CREATE DATABASE {self.name} OWNER service TEMPLATE template0", "postgres", port)
            self.sql("CREATE EXTENSION citus", port=port)
        self.sql(f"SELECT citus_set_coordinator_host('127.0.0.1', {self.port})")
        for port in self.worker_ports:
            self.sql(f"SELECT citus_add_node('127.0.0.1', {port})")
        self.postmaster = self._postmaster(self.port)
        self._workers = [self._postmaster(port) for port in self.worker_ports]

    @property
    def url(self):
        return f"postgresql://service@127.0.0.1:{self.port}/{self.name}"

    @property
    def version(self):
        return self.sql("SELECT citus_version()")[0][0].split(" on ")[0]

    def workers_cpu(self):
        """The time of all workers so far; `postmaster` is the coordinator's."""
        return sum((processes.cpu(pid) for pid in self._workers), processes.CPU())

    def wal(self):
        """Bytes of WAL that all nodes have written so far."""
        return sum(int(self.sql("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint", port=port)
                       [0][0]) for port in [self.port, *self.worker_ports])

    def sizes(self):
        """Tasks, bytes of their table and of its indexes, bytes of the users."""
        count, table, total, users = (int(text) for text in self.sql(
            "SELECT count(*), citus_table_size('tasks'), citus_total_relation_size('tasks'),"
            " citus_total_relation_size('users') FROM tasks")[0])
        return count, table, total - table, users

    def sql(self, text, database=None, port=None):
        """Runs SQL as the superuser, on the coordinator unless told otherwise."""
        done = subprocess.run(
            ["psql", "--no-psqlrc", "-h", "127.0.0.1", "-p", str(port or self.port), "-U", "postgres",
             "-d", database or self.name, "-Atq", "-v", "ON_ERROR_STOP=1"],
            input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return [line.split("|") for line in done.stdout.splitlines()]

    def stop(self):
        for port in [self.port, *self.worker_ports]:
            self.sql(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)", "postgres", port)

    def _postmaster(self, port):
        return int(self.sql("SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)",
                            port=port)[0][0])
