#!/usr/bin/env python3
"""Measures the server beside pgbench, NIO's bare pipeline and peers, in turn, and prints tables.

Everything runs on this machine's loopback address and a private cluster, and is gone afterwards.
usage: bench.py [--quick] [--rounds N] [--seconds N] [--only SECTION,...] [--without-peers] [--scale]
                [--update]
  --quick    one short round, to see that everything works
  --rounds   3, or 1 with --quick
  --seconds  how long each is loaded in a round: 4, or 2 with --quick
  --only     list, get, create, refusals, mixed, chart, latency, rows, counts, idle, start, slope,
             long
  --without-peers
             without Go, Rust and Python, which need packages of the network, and without the
             picture
  --scale    also with ten million tasks, which takes minutes
  --update   writes tables and picture into docs/PERFORMANCE.md and docs/throughput.png
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import time

from harness import processes, report, sections, servers

ROUNDS = {"list": (sections.lists, sections.guarded_lists), "get": (sections.single_tasks,),
          "create": (sections.creates,), "refusals": (sections.refusals,)}
ONCE = {"chart": sections.chart, "latency": sections.latency, "rows": sections.rows,
        "counts": sections.counts, "idle": sections.idle_connections,
        "start": sections.start_time, "slope": sections.slope,
        "long": sections.long_list}
PICTURE = servers.ROOT / "docs/throughput.png"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--only", type=lambda names: names.split(","))
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    known = [*ROUNDS, "mixed", *ONCE]
    unknown = [name for name in options.only or [] if name not in known]
    if unknown:
        parser.error(f"there is no section {unknown[0]}; there are {', '.join(known)}")
    options.only = options.only or known
    options.rounds = options.rounds or (1 if options.quick else 3)
    options.seconds = options.seconds or (2 if options.quick else 4)
    return options


def measure(bench, options):
    """Runs the sections: what is compared in rounds, everything else once."""
    sections.warm_up(bench)
    for number in range(bench.rounds):
        for name in ROUNDS:
            if name in options.only:
                title(f"round {number + 1} of {bench.rounds}: {name}")
                for section in ROUNDS[name]:
                    section(bench)
    for name, section in ONCE.items():
        if name in options.only:
            title(name)
            section(bench)
    if "mixed" in options.only:
        title("mixed")
        sections.mixed(bench, 5 if options.quick else 60)
    if options.scale:
        title("ten million tasks")
        sections.scale(bench)


def title(text):
    print(f"== {text} ({time.strftime('%H:%M:%S')})", flush=True)


def draw(bench, path):
    """The picture, by the private environment that has matplotlib."""
    series = servers.FOLDER / "series.json"
    series.write_text(json.dumps({"series": bench.series, "machine": processes.machine()}))
    script = servers.ROOT / "Benchmarks/harness/picture.py"
    subprocess.run([str(servers.PYTHON), str(script), str(series), str(path)], check=True)
    print(f"picture: {path}")


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if options.without_peers:
        servers.FOLDER.mkdir(parents=True, exist_ok=True)
    else:
        servers.install_python()
        servers.rust_program()  # once it takes minutes, which are none of the run's
    begin, load = time.monotonic(), os.getloadavg()[0]
    busy, own = processes.machine_cpu(), processes.cpu(os.getpid()).total
    bench = sections.Bench(options.rounds, options.seconds, peers=not options.without_peers)
    try:
        measure(bench, options)
        foreign = foreign_part(bench, busy, own, begin)
        tables = {"conditions": report.heading(bench, foreign, load),
                  "measurements": report.measurements(bench), "goals": report.goals(bench)}
        if bench.series and not options.without_peers:
            draw(bench, PICTURE if options.update else servers.FOLDER / "throughput.png")
    finally:
        bench.close()
    print("\n" + "\n\n".join(tables.values()))
    if options.update:
        report.write_page(tables)
    print(f"\nIt took {(time.monotonic() - begin) / 60:.1f} minutes.")


def foreign_part(bench, busy, own, begin):
    """The part of the processors' time that programs took which are not of this run."""
    ours = processes.cpu(os.getpid()).total - own + processes.cpu(bench.cluster.postmaster).total
    elapsed = (time.monotonic() - begin) * len(os.sched_getaffinity(0))
    return max(0, processes.machine_cpu() - busy - ours) / elapsed


if __name__ == "__main__":
    main()
