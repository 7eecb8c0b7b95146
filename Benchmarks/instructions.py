#!/usr/bin/env python3
"""Counts the instructions that a request takes in the whole server, and says in which functions.

What `bench-check` counts are parts alone; here is also what lies between them. Names the functions that
call one where it is asked for them, since what is dear is often not a function but how often it is called.
usage: instructions.py [--requests list|get|create|refused] [--functions N] [--callers PATTERN]
"""

import argparse
import collections
import re

from harness import callgrind, data, servers
from harness.cluster import Cluster
from harness.symbols import kind, readable

# What the processor of one thread at a time can answer while it is simulated.
CONNECTIONS = 32
SECONDS = 20


def scripts(cluster):
    requests = data.Requests(cluster)
    return {"list": requests.list, "get": requests.get, "create": requests.create,
            "refused": requests.of_others}


def show(title, rows, divisor):
    """Rows of a name and a list of numbers, as a table of what one request has."""
    print(f"\n{title}")
    for name, numbers in rows:
        print("".join(f"{number / divisor:10.1f}" for number in numbers), " ", name)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument(
        "--requests", choices=("list", "get", "create", "refused"), default="list")
    options.add_argument("--functions", type=int, default=40)
    options.add_argument("--callers", metavar="PATTERN")
    chosen = options.parse_args()
    servers.FOLDER.mkdir(parents=True, exist_ok=True)
    cluster = Cluster()
    try:
        servers.todo_server(cluster).wait().stop()
        data.seed(cluster)
        script = scripts(cluster)[chosen.requests]
        counts, measured = callgrind.count(cluster, script, CONNECTIONS, SECONDS)
    finally:
        cluster.stop()
    requests = measured.operations
    refused = f"Non-2xx or 3xx responses: {requests}" if chosen.requests == "refused" else ""
    if measured.errors != refused:
        raise SystemExit(f"error: not the answers that were to be counted: {measured.errors}")
    total = sum(counts.own.values())
    print(f"{chosen.requests}: {total / requests:,.0f} instructions a request ({requests} requests)")
    kinds = collections.Counter()
    for function, cost in counts.own.items():
        kinds[kind(function, counts.library[function] or "")] += cost
    show("instructions, by whose work it is:",
         [(name, [cost]) for name, cost in kinds.most_common()], requests)
    most = counts.own.most_common(chosen.functions)
    names = readable([function for function, _ in most])
    show("instructions, calls:",
         [(names[function], [cost, counts.calls[function]]) for function, cost in most], requests)
    if chosen.callers:
        show_callers(counts, re.compile(chosen.callers), chosen.functions, requests)


def show_callers(counts, pattern, number, requests):
    names = readable(list({name for edge in counts.edges for name in edge}))
    calls, costs = collections.Counter(), collections.Counter()
    for (caller, callee), times in counts.edges.items():
        if pattern.search(names[callee]):
            calls[caller] += times
            costs[caller] += counts.inclusive[caller, callee]
    show(f"calls of '{pattern.pattern}', instructions in them and below, by caller:",
         [(names[caller], [times, costs[caller]]) for caller, times in calls.most_common(number)],
         requests)


if __name__ == "__main__":
    main()
