"""Namespaces of the kernel: a disk of some size that nobody else fills, a path that can be cut.

They need root; where they cannot be had, `Unavailable` says why, and the row is skipped.
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
    """A network of its own, behind a router that can stop to forward: what is sent is then neither
    delivered nor refused, in both directions."""

    def __init__(self):
        _require("ip", "sysctl")
        number = os.getpid() % 8192
        self._router, self.name = f"todo-r{number}", f"todo-d{number}"
        self._near = f"tn{number}"
        base = [f"10.243.{number * 8 >> 8}.{(number * 8 & 255) + offset}" for offset in range(8)]
        self.far = base[6]
        try:
            for name in (self._router, self.name):
                _run("ip", "netns", "add", name)
            # Here, .1 and .2 to the router; from there, .5 and .6.
            _run("ip", "link", "add", self._near, "type", "veth", "peer", "name", "near",
                 "netns", self._router)
            _run("ip", "-n", self._router, "link", "add", "far", "type", "veth", "peer", "name",
                 "far", "netns", self.name)
            _run("ip", "address", "add", f"{base[1]}/30", "dev", self._near)
            _run("ip", "link", "set", self._near, "up")
            self._address(self._router, "near", base[2])
            self._address(self._router, "far", base[5])
            self._address(self.name, "far", base[6])
            _run("ip", "-n", self.name, "link", "set", "lo", "up")
            _run("ip", "-n", self.name, "route", "add", "default", "via", base[5])
            _run("ip", "route", "add", f"{base[4]}/30", "via", base[2])
            self.mend()
        except Unavailable:
            self.remove()
            raise
        self.within = ["ip", "netns", "exec", self.name]

    @staticmethod
    def _address(namespace, device, address):
        _run("ip", "-n", namespace, "address", "add", f"{address}/30", "dev", device)
        _run("ip", "-n", namespace, "link", "set", device, "up")

    def _forward(self, value):
        _run("ip", "netns", "exec", self._router, "sysctl", "-qw", f"net.ipv4.ip_forward={value}")

    def cut(self):
        self._forward(0)

    def mend(self):
        self._forward(1)

    def remove(self):
        subprocess.run(["ip", "link", "delete", self._near], stderr=subprocess.DEVNULL)
        for name in (self.name, self._router):
            subprocess.run(["ip", "netns", "delete", name], stderr=subprocess.DEVNULL)
