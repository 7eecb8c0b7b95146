"""Namespaces of the kernel: a disk of some size that nobody else fills, a network path that can be cut.

They need root; where they cannot be had, `Unavailable` says why, and the row that wants one is skipped.
"""

import os
import shutil
import signal
import subprocess


class Unavailable(Exception):
    """This machine has not what a row needs; one sentence."""


def _require(*names):
    if os.getuid() != 0:
        raise Unavailable("it needs root")
    for name in names:
        if not shutil.which(name):
            raise Unavailable(f"there is no program {name}")


def _run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Unavailable(f"{' '.join(command[:4])}: {done.stderr.strip()}")
    return done.stdout


class SmallDisk:
    """A file system of a size, seen only by processes that run `within`."""

    def __init__(self, path, megabytes):
        _require("unshare", "nsenter")
        self.path = path
        self._keeper = subprocess.Popen(
            ["unshare", "--mount", "--propagation", "private", "bash", "-c",
             f"mkdir -p {path} && mount -t tmpfs -o size={megabytes}m,mode=700 tmpfs {path}"
             f" && chown postgres {path} && echo ready && exec sleep infinity"],
            stdout=subprocess.PIPE, text=True)
        if self._keeper.stdout.readline() != "ready\n":
            raise Unavailable("no file system can be mounted in a namespace")
        self.within = ["nsenter", "--target", str(self._keeper.pid), "--mount"]

    def fill(self):
        """Takes all room that is left."""
        subprocess.run([*self.within, "bash", "-c", f"cat /dev/zero >{self.path}/filler"],
                       stderr=subprocess.DEVNULL)

    def clear(self):
        _run(*self.within, "rm", "-f", f"{self.path}/filler")

    def remove(self):
        self._keeper.send_signal(signal.SIGKILL)
        self._keeper.wait()


class Path:
    """A network of its own with one path to here, which can go silent: its far end is taken down,
    and what is sent is neither delivered nor refused."""

    def __init__(self):
        _require("ip")
        number = os.getpid() % 16384
        self.name, self._near, self._far = f"todo{number}", f"tn{number}", f"tf{number}"
        base = number * 4
        self.near = f"10.243.{base >> 8}.{(base & 255) + 1}"
        self.far = f"10.243.{base >> 8}.{(base & 255) + 2}"
        _run("ip", "netns", "add", self.name)
        try:
            _run("ip", "link", "add", self._near, "type", "veth", "peer", "name", self._far,
                 "netns", self.name)
            _run("ip", "address", "add", f"{self.near}/30", "dev", self._near)
            _run("ip", "link", "set", self._near, "up")
            self._inside("address", "add", f"{self.far}/30", "dev", self._far)
            self._inside("link", "set", self._far, "up")
            self._inside("link", "set", "lo", "up")
        except Unavailable:
            self.remove()
            raise
        self.within = ["ip", "netns", "exec", self.name]

    def _inside(self, *arguments):
        _run("ip", "-n", self.name, *arguments)

    def cut(self):
        # The near end without a carrier drops what it is given, and says nothing.
        self._inside("link", "set", self._far, "down")

    def mend(self):
        self._inside("link", "set", self._far, "up")

    def remove(self):
        subprocess.run(["ip", "link", "delete", self._near], stderr=subprocess.DEVNULL)
        subprocess.run(["ip", "netns", "delete", self.name], stderr=subprocess.DEVNULL)
