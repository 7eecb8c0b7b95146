#!/usr/bin/env python3
"""Counts instructions and heap allocations, and holds them against Benchmarks/budgets.json.

Counts are the same on a busy machine. They change with the compiler and the libraries: budgets
hold for the toolchain that the file names. Exits with 1 where one is exceeded.
usage: check.py [--update]
  --update   writes what was counted as the new budgets, with little room above
"""

import argparse
import json
import math
import subprocess
import sys

from harness import counting, servers

FILE = servers.ROOT / "Benchmarks/budgets.json"
# Room above what was counted: callgrind repeats itself within a thousandth, threads do not.
ROOM = {"instructions": 1.03, "allocations": 1.0}
RATIO_ROOM = 1.05
# What is counted below this part of its budget is worth a smaller budget.
SLACK = 0.85


def toolchain():
    output = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return next((line for line in output.splitlines() if "Swift version" in line), "unknown")


def counts():
    """Everything that is counted: name -> part -> number."""
    cluster = counting.seeded_cluster()
    try:
        found = counting.count_operations(cluster)
        for name, number in counting.count_requests(cluster).items():
            found[name] = {"allocations": number}
    finally:
        cluster.stop()
    return found


def budget(part, number):
    """What may be used where `number` was counted."""
    if part == "instructions":
        return math.ceil(number * ROOM[part] / 10) * 10
    return math.ceil(number * ROOM[part] - 0.05)


def update(found):
    ours = {name: {part: budget(part, number) for part, number in parts.items()}
            for name, parts in found.items() if not name.endswith(counting.FOUNDATION)}
    ratios = {name: math.floor(ratio * 10 / RATIO_ROOM) / 10
              for name, ratio in counting.codec_ratios(found).items()}
    FILE.write_text(json.dumps(
        {"toolchain": toolchain(), "budgets": ours, "times fewer than Foundation": ratios},
        indent=2) + "\n")


def judge(found, budgets):
    """One line for each count; the sentences of what is exceeded or has no budget."""
    complaints = []
    for name, parts in found.items():
        for part, number in parts.items():
            allowed = budgets.get(name, {}).get(part)
            if name.endswith(counting.FOUNDATION):
                remark = ""
            elif allowed is None:
                remark = "no budget"
                complaints.append(f"'{name}' has no budget of {part}; add one with --update")
            elif number > allowed + (0.5 if part == "allocations" else 0):
                remark = f"budget {allowed:,}: EXCEEDED"
                complaints.append(
                    f"'{name}' takes {number:,.1f} {part}, {number / allowed - 1:.0%} over its"
                    f" budget of {allowed:,}")
            else:
                remark = f"budget {allowed:,}" + (
                    ", could be smaller" if number < allowed * SLACK and allowed > 3 else "")
            print(f"  {name}: {number:,.1f} {part}" + (f" ({remark})" if remark else ""))
    return complaints + [f"'{name}' has a budget, and nothing of that name is counted"
                         for name in budgets if name not in found]


def judge_codec(found, least):
    """Whether generated codecs are as far ahead of Foundation's as they were."""
    complaints = []
    for name, ratio in counting.codec_ratios(found).items():
        print(f"  {name}: {ratio:.1f} times fewer instructions than Foundation")
        if ratio < least.get(name, 0):
            complaints.append(f"'{name}' takes {ratio:.1f} times fewer instructions than"
                              f" Foundation, at least {least[name]} were committed")
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    found = counts()
    if options.update:
        update(found)
    committed = json.loads(FILE.read_text())
    if committed["toolchain"] != toolchain():
        print(f"note: the budgets are those of {committed['toolchain']}; this is {toolchain()}")
    complaints = judge(found, committed["budgets"])
    complaints += judge_codec(found, committed["times fewer than Foundation"])
    for complaint in complaints:
        print(f"error: {complaint}", file=sys.stderr)
    if complaints:
        sys.exit(1)
    print("Everything is within its budget.")


if __name__ == "__main__":
    main()
