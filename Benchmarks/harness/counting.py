"""What can be counted instead of timed: instructions (callgrind) and heap allocations.

They are the same on a busy machine as on a quiet one. What one operation takes is the difference of
two runs by that of their numbers.
"""

import contextlib
import mmap
import os
import re
import socket
import struct
import subprocess
import tempfile

from . import data, load, programs, servers
from .cluster import Cluster
from .tokens import token

PROGRAM = servers.BUILT / "ContractBenchmarks"
FOUNDATION = ", Foundation"
# As many times that the first of them, which fill caches, are in both runs alike.
TIMES = (100, 300)
# Rows pass through threads and sockets, so that more of them are needed for a steady figure.
ROW_TIMES = (300, 1_300)


def names():
    """The names of all operations."""
    output = subprocess.run([str(PROGRAM)], check=True, capture_output=True, text=True).stdout
    return output.splitlines()


def _difference(name, count):
    few, many = ROW_TIMES if name.startswith("read ") else TIMES
    return (count(many) - count(few)) / (many - few)


def instructions(name, cluster):
    """Instructions of one operation, of all threads."""

    def count(times):
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(PROGRAM), name,
             str(times)], capture_output=True, text=True,
            env=os.environ | {"DATABASE_URL": cluster.url})
        found = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not found:
            raise SystemExit(f"error: valgrind cannot run '{name}':\n{done.stderr[-1500:]}")
        return int(found.group(1))

    return _difference(name, count)


class AllocationCounter:
    """Counts the calls of malloc and its kin in programs that are started with its settings."""

    def __init__(self):
        self.library = programs.built("allocations/count.c", "count.so", "-shared", "-fPIC")
        self.file = tempfile.NamedTemporaryFile()
        self.file.write(bytes(16))
        self.file.flush()
        self.memory = mmap.mmap(self.file.fileno(), 16)

    @property
    def settings(self):
        return {"LD_PRELOAD": str(self.library), "ALLOCATION_COUNTS": self.file.name}

    @property
    def calls(self):
        return struct.unpack_from("Q", self.memory, 0)[0]

    def operation(self, name, cluster):
        """Allocations of one operation."""

        def count(times):
            before = self.calls
            subprocess.run(
                [str(PROGRAM), name, str(times)], check=True, stdout=subprocess.DEVNULL,
                env=os.environ | self.settings | {"DATABASE_URL": cluster.url})
            return self.calls - before

        return _difference(name, count)

    def request(self, server, text, status, times=1_000):
        """Allocations of one request, sent again and again on one connection."""
        with contextlib.closing(socket.create_connection(("127.0.0.1", server.port))) as connection:
            exchange(connection, text, status, 200)
            before = self.calls
            exchange(connection, text, status, times)
            return (self.calls - before) / times


def exchange(connection, text, status, times):
    """Sends a request so many times, each after the answer to the one before."""
    for _ in range(times):
        connection.sendall(text)
        received = b""
        while b"\r\n\r\n" not in received:
            received += _part(connection)
        head, body = received.split(b"\r\n\r\n", 1)
        if int(head[9:12]) != status:
            raise RuntimeError(f"{head[:200]} instead of {status}")
        missing = int(re.search(rb"content-length: (\d+)", head, re.I).group(1)) - len(body)
        while missing > 0:
            missing -= len(_part(connection))


def _part(connection):
    part = connection.recv(65_536)
    if not part:
        raise RuntimeError("the server closed the connection")
    return part


def sample_requests(cluster):
    """Requests whose allocations are counted: name, bytes, expected status."""
    user = data.SAMPLE_USER
    own, other = f"/api/{user}/tasks", f"/api/{user[::-1]}/tasks"
    bearer = f"Authorization: Bearer {token(user)}\r\n"
    task, = cluster.sql(f"SELECT min(id) FROM tasks WHERE user_id = '{user}'")[0]
    content = load.BODY.encode()

    def get(path, fields):
        return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n".encode()

    create = (f"POST /api/writer-1/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer"
              f" {token('writer-1')}\r\nContent-Type: application/json\r\n"
              f"Content-Length: {len(content)}\r\n\r\n").encode() + content
    return [
        ("GET list of 20", get(own, bearer), 200),
        ("GET one task", get(f"{own}/{task}", bearer), 200),
        ("POST create", create, 201), ("refused with 401", get(own, ""), 401),
        ("refused with 403", get(other, bearer), 403),
        ("refused with 404", get("/api/nothing/here", bearer), 404)]


def count_requests(cluster):
    """Allocations of requests to a server of its own, by the name of the request."""
    counter = AllocationCounter()
    server = servers.todo_server(cluster, **counter.settings).wait()
    try:
        return {name: counter.request(server, text, status)
                for name, text, status in sample_requests(cluster)}
    finally:
        server.stop()


def count_operations(cluster, wanted=None):
    """Instructions and allocations of operations, by name; rows as the difference of two reads."""
    counter, counts = AllocationCounter(), {}
    for name in wanted or names():
        counts[name] = {"instructions": instructions(name, cluster),
                        "allocations": counter.operation(name, cluster)}
    if {"read 20 rows", "read no rows"} <= counts.keys():
        many, none = counts.pop("read 20 rows"), counts.pop("read no rows")
        counts["20 rows to JSON"] = {part: many[part] - none[part] for part in many}
        counts["a read without rows"] = none
    return counts


def codec_ratios(counts):
    """Instructions of Foundation by ours, for what both do."""
    return {name: counts[name + FOUNDATION]["instructions"] / counts[name]["instructions"]
            for name in counts if name + FOUNDATION in counts}


def seeded_cluster():
    """A cluster with few users, the schema made by the server itself."""
    cluster = Cluster()
    try:
        servers.todo_server(cluster).wait().stop()
        data.add_sample(cluster)
        data.add_tasks(cluster, 1, "writer-", 1)
    except BaseException:
        cluster.stop()
        raise
    return cluster
