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

# What the names of functions say about whose work they do, in this order.
KINDS = (
    ("kernel", re.compile(r"\[kernel|\[k\]|kallsyms")),
    ("retain, release", re.compile(r"swift_(retain|release|bridgeObject|unknownObject|weak)")),
    ("malloc, free", re.compile(
        r"(malloc|calloc|realloc|^_int_|^c?free|tcache|swift_(slow)?(alloc|dealloc)|unlink_ch)")),
    ("memcpy and its kin", re.compile(r"__?mem(cpy|move|set|cmp|chr)|strlen")),
    # The optimised program has both in itself.
    ("Swift's concurrency", re.compile(r"libswift_Concurrency|swift_(task|job|continuation)|AsyncTask|^\$sSc")),
    ("Swift's standard library", re.compile(r"libswiftCore|^\$s(s|S[^co])|^_Z\w*5swift|^_*swift_")),
    ("libpq", re.compile(r"libpq")),
    ("libcrypto", re.compile(r"libcrypto")),
    ("the C library", re.compile(r"libc\.so|libpthread|ld-linux|\[vdso\]")),
    ("llhttp", re.compile(r"llhttp")),
)


def kind(function, library):
    """Whose work a function does, by its mangled name and its library."""
    for name, pattern in KINDS:
        if pattern.search(function) or pattern.search(library):
            return name
    module = re.match(r"\$s(\d+)(\w+)", function)
    if module is None:
        return "no name"
    name = module.group(2)[: int(module.group(1))]
    return "SwiftNIO" if "NIO" in name else name


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


def readable(name):
    """The name of a function as its source has it."""
    if not name.startswith("$s"):
        return name
    demangled = subprocess.run(["swift", "demangle", "--simplified", "--compact", name], check=True,
                               capture_output=True, text=True).stdout.strip()
    return demangled[:110].replace("|", "\\|")


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
    lines += [f"| `{readable(name)}` | {whose} | {number / total:.1%} |"
              for (name, whose), number in functions.most_common(20)]
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
