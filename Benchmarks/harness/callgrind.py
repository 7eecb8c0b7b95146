"""The server under valgrind's callgrind: how many instructions a request takes, and in which functions.

The counts are of user space alone, and nearly the same on a busy machine: what is left to chance is how
many requests share a turn of a thread.
"""

import collections
import os
import pathlib
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass, field

from . import load, servers


@dataclass
class Counts:
    """What was executed, by the mangled names of functions."""

    own: collections.Counter = field(default_factory=collections.Counter)
    library: dict = field(default_factory=dict)
    calls: collections.Counter = field(default_factory=collections.Counter)
    # By caller and callee: how often, and what the callee and all below it took.
    edges: collections.Counter = field(default_factory=collections.Counter)
    inclusive: collections.Counter = field(default_factory=collections.Counter)


def read(path):
    """The counts in a file of callgrind (Callgrind Format Specification, valgrind's manual)."""
    counts, names = Counts(), {"fn": {}, "ob": {}}
    function = callee = library = None
    calls = 0

    def name(kind, text):
        number, _, given = text.partition(" ")
        if given:
            names[kind][number] = given
        return names[kind].get(number, number)

    for line in pathlib.Path(path).read_text(errors="replace").splitlines():
        key, mark, text = line.strip().partition("=")
        if mark and key == "ob":
            library = name("ob", text)
        elif mark and key == "fn":
            # Functions within their own recursion are listed apart, behind an apostrophe.
            function = name("fn", text).partition("'")[0]
            counts.library[function] = library
        elif mark and key == "cfn":
            callee = name("fn", text).partition("'")[0]
        elif mark and key == "cob":
            name("ob", text)
        elif mark and key == "calls":
            calls = int(text.split()[0])
        elif line[:1] in set("0123456789+-*") and function is not None:
            cost = int(line.split()[1])
            if calls:
                counts.calls[callee] += calls
                counts.edges[function, callee] += calls
                counts.inclusive[function, callee] += cost
                calls = 0
            else:
                counts.own[function] += cost
    return counts


def count(cluster, script, connections, seconds):
    """What requests of a script take in the server: the counts, and what was measured meanwhile."""
    program = os.environ.get("TODO_SERVER", str(servers.BUILT / "todo-server"))
    with tempfile.TemporaryDirectory() as folder:
        # valgrind ends at what it does not know in the debugging information of Swift's runtime.
        stripped, out = f"{folder}/todo-server", f"{folder}/counts"
        subprocess.run(["strip", "-g", "-o", stripped, program], check=True)
        control = f"--vgdb-prefix={folder}/vgdb"
        # The names of valgrind's pipes have these in them.
        named = {"LOGNAME": "bench", "HOST": "127.0.0.1"}
        server = servers.Server(
            "todo-server under callgrind",
            ["valgrind", "--tool=callgrind", "--instr-atstart=no", control,
             f"--callgrind-out-file={out}", stripped, "serve"],
            {"DATABASE_URL": cluster.url, "LOG_LEVEL": "error"} | named, ready="/readyz").wait(60)

        def tell(*words):
            subprocess.run(["callgrind_control", control, *words, str(server.pid)], check=True,
                           env=os.environ | named, capture_output=True)

        try:
            load.wrk(server, script, connections, 2)
            tell("-i", "on")
            load.wrk(server, script, connections, 4)
            tell("-z")
            measured = load.wrk(server, script, connections, seconds)
            tell("-d")
            deadline = time.monotonic() + 60
            while not _is_whole(f"{out}.1") and time.monotonic() < deadline:
                time.sleep(0.2)
        finally:
            server.stop()
        if measured.operations == 0 or "Socket errors" in measured.errors:
            raise SystemExit(f"error: the server does not keep up: {measured.errors or 'no answer'}")
        return read(f"{out}.1"), measured


def _is_whole(path):
    file = pathlib.Path(path)
    return file.exists() and re.search(r"^totals:", file.read_text(errors="replace"), re.M)
