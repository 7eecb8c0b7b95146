"""CPU time and memory of processes and of all that they started, read from /proc."""

import contextlib
import os
import socket
from dataclasses import dataclass

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class CPU:
    """Seconds of processor time, of the program itself and of the kernel for it."""

    user: float = 0
    system: float = 0

    @property
    def total(self):
        return self.user + self.system

    def __sub__(self, other):
        return CPU(self.user - other.user, self.system - other.system)

    def __add__(self, other):
        return CPU(self.user + other.user, self.system + other.system)

    def per(self, operations):
        """Microseconds an operation."""
        return CPU(self.user / operations * 1e6, self.system / operations * 1e6)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _stat(pid):
    """Parent, own time, and time of children that have ended."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    user, system, ended_user, ended_system = (int(field) / TICK for field in fields[11:15])
    return int(fields[1]), CPU(user + ended_user, system + ended_system)


def tree(root):
    """The time of each process below `root`, itself included."""
    all_processes = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                all_processes[int(name)] = _stat(name)
            except (OSError, IndexError, ValueError):
                pass  # it has just ended
    found, ahead = {}, [root]
    while ahead:
        pid = ahead.pop()
        if pid in all_processes:
            found[pid] = all_processes[pid][1]
            ahead += [child for child, (parent, _) in all_processes.items() if parent == pid]
    return found


def cpu(root):
    """The time of a process and of all that it started."""
    return sum(tree(root).values(), CPU())


def memory(root, field="VmRSS"):
    """MB of memory of a process and all below it: resident now, or at its peak (`VmHWM`)."""
    total = 0
    for pid in tree(root):
        with open(f"/proc/{pid}/status") as file:
            total += next((int(line.split()[1]) for line in file if line.startswith(field)), 0)
    return total / 1024


def reset_peak(pid):
    """Begins the peak of a process's memory anew."""
    with open(f"/proc/{pid}/clear_refs", "w") as file:
        file.write("5")


def pin(root, cores):
    """Keeps a process, its threads and all below it on some cores."""
    for pid in tree(root):
        # Backends come and go: what is gone needs no place.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            for thread in os.listdir(f"/proc/{pid}/task"):
                os.sched_setaffinity(int(thread), cores)


def machine_cpu():
    """Seconds that all processors were busy since the machine started."""
    with open("/proc/stat") as file:
        fields = [int(field) for field in file.readline().split()[1:]]
    return (sum(fields[:8]) - fields[3] - fields[4]) / TICK


def machine_bytes():
    """The memory of the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def machine():
    """The machine in a few words."""
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")),
                     "unknown processor")
    return f"{len(os.sched_getaffinity(0))} cores ({model}), {machine_bytes() / 2**30:.0f} GB"
