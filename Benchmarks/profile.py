#!/usr/bin/env python3
"""Shows where the server's CPU goes while it answers lists: by whose work, and by function.

Needs the right to use perf (root, or kernel.perf_event_paranoid of 1 or less).
usage: profile.py [--seconds N] [--folded FILE] [--update]
  --update   writes the tables into docs/PERFORMANCE.md
  --folded   writes the call stacks as well, a line each, as tools that draw flame graphs read them
"""

import argparse
import collections
import concurrent.futures
import re
import subprocess

from harness import counting, data, load, report, servers
from harness.symbols import kind, readable


def record(server, script, seconds, path):
    """Samples of the server's stacks under load."""
    command = ["perf", "record", "-q", "-e", "cpu-clock", "-F", "1999", "-g", "--call-graph", "fp",
               "-o", path, "-p", str(server.pid), "--", "sleep", str(seconds)]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        loading = pool.submit(load.wrk, server, script, 64, seconds + 2)
        done = subprocess.run(command, capture_output=True, text=True)
        loading.result()
    if done.returncode != 0:
        raise SystemExit(f"error: perf cannot record: {done.stderr.strip()[-500:]}")


def stacks(path):
    """Each sample's stack, the innermost function first, as pairs of function and library."""
    output = subprocess.run(
        ["perf", "script", "--no-demangle", "-i", path, "-F", "ip,sym,dso"], check=True,
        capture_output=True, text=True).stdout
    for sample in output.split("\n\n"):
        frames = re.findall(r"^\s*[0-9a-f]+ (.*) \((.*?)\)$", sample, re.M)
        if frames:
            yield frames


def tables(samples):
    kinds, functions = collections.Counter(), collections.Counter()
    for frames in samples:
        function, library = frames[0]
        whose = kind(function, library)
        kinds[whose] += 1
        functions[(function, whose)] += 1
    total = sum(kinds.values())
    if total == 0:
        raise SystemExit("error: perf saw no samples of the server.")
    lines = [f"{total} samples.", "", "| what | part |", "|---|--:|"]
    lines += [f"| {name} | {number / total:.1%} |" for name, number in kinds.most_common()]
    lines += ["", "| function | of | part |", "|---|---|--:|"]
    most = functions.most_common(20)
    names = readable([name for (name, _), _ in most])
    lines += [f"| `{names[name][:110].replace('|', chr(92) + '|')}` | {whose} | {number / total:.1%} |"
              for (name, whose), number in most]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--folded")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    servers.FOLDER.mkdir(parents=True, exist_ok=True)
    path = str(servers.FOLDER / "perf.data")
    cluster = counting.seeded_cluster()
    try:
        data.add_tasks(cluster, data.USERS, "reader-", data.TASKS_EACH)
        server = servers.todo_server(cluster).wait()
        try:
            script = load.requests([
                (f"/api/reader-{n}/tasks", counting.token(f"reader-{n}"))
                for n in range(1, data.USERS + 1)])
            record(server, script, options.seconds, path)
        finally:
            server.stop()
    finally:
        cluster.stop()
    samples = list(stacks(path))
    text = tables(samples)
    print(text)
    if options.update:
        report.write_page({"profile": text})
    if options.folded:
        folded = collections.Counter(
            ";".join(function for function, _ in reversed(frames)) for frames in samples)
        with open(options.folded, "w") as file:
            file.writelines(f"{stack} {number}\n" for stack, number in folded.items())


if __name__ == "__main__":
    main()
