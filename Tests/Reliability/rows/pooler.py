"""PgBouncer in transaction mode in front of the database, restarted under load."""

import os
import shutil
import signal
import subprocess
import tempfile
import time

from harness.processes import free_port
from reliability.cluster import Cluster
from reliability.namespaces import Unavailable
from reliability.service import Service

CONFIGURATION = """[databases]
todo = host=127.0.0.1 port={database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
auth_type = trust
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = 6
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
unix_socket_dir =
"""


class PgBouncer:
    def __init__(self, cluster):
        # Debian has it where only root looks.
        self.program = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
        if not os.access(self.program, os.X_OK):
            raise Unavailable("there is no PgBouncer; install the package pgbouncer")
        self.port, self.folder = free_port(), tempfile.mkdtemp(prefix="todo-pooler-", dir="/tmp")
        os.chmod(self.folder, 0o755)
        with open(f"{self.folder}/users", "w") as file:
            file.write('"service" ""\n"postgres" ""\n')
        with open(f"{self.folder}/pgbouncer.ini", "w") as file:
            file.write(CONFIGURATION.format(
                database=cluster.port, port=self.port, folder=self.folder))
        self.process = None
        self.start()

    def start(self):
        command = [self.program, "--quiet", f"{self.folder}/pgbouncer.ini"]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end(self, number):
        """Ends it, and what runs it for another user."""
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)],
                                  capture_output=True, text=True).stdout.split()
        for pid in children or [self.process.pid]:
            os.kill(int(pid), number)
        self.process.wait(20)

    def remove(self):
        if self.process.poll() is None:
            self.end(signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)


def restarted(trial):
    cluster = trial.use(Cluster()).create()
    pooler = trial.use(PgBouncer(cluster))
    url = cluster.url.replace(f":{cluster.port}/", f":{pooler.port}/")
    service = trial.use(Service(url))
    trial.begin(cluster, [service])
    for number in (signal.SIGTERM, signal.SIGKILL) * 3:
        trial.fault()
        pooler.end(number)
        time.sleep(0.3)
        pooler.start()
        trial.gone()
    cluster_backends = len(cluster.backends())
    trial.expect(cluster_backends <= 8, f"{cluster_backends} backends for a pool of 6")


ROWS = {"PgBouncer in transaction mode restarted": restarted}
