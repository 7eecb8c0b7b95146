#!/usr/bin/env python3
"""Injects every fault of the table into a real server on a real PostgreSQL, under load.

Clients change and read tasks, write down what they were told, and compare afterwards with the
table and with the API. A row passes where nothing acknowledged is lost, nobody sees another's rows,
nothing is there twice, only expected statuses were seen, and everybody is served again within a
second after the cause is gone. Needs `make build`, PostgreSQL, PgBouncer and faketime;
namespaces need root, and rows that cannot be tried are skipped, which is not passing.
usage: faults.py [--only TEXT,...] [--list] [--update]
  --only     rows whose name has one of these texts
  --list     names the rows
  --update   writes the rows that were tried into docs/RELIABILITY.md
"""

import argparse
import signal
import sys
import time

from reliability import page, priority, trial
from rows import ROWS


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=lambda names: names.split(","))
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    options.names = [name for name in ROWS
                     if not options.only or any(text in name for text in options.only)]
    if not options.names:
        parser.error("no row has such a name; --list names them")
    return options


def main():
    options = arguments()
    if options.list:
        print("\n".join(ROWS))
        return
    # So that clusters and namespaces are removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    priority.go_first()
    trials, began = [], time.monotonic()
    for name in options.names:
        tried = trial.Trial(name).run(ROWS[name])
        trials.append(tried)
        times = ", ".join("never" if seconds is None else f"{seconds:.2f}"
                          for seconds in tried.recoveries)
        print(f"{tried.verdict:8}{name} ({tried.seconds:.0f} s; served again after: {times})",
              flush=True)
        for sentence in tried.failures or [tried.skipped] * bool(tried.skipped):
            print(f"          {sentence}", flush=True)
    rows = [tried.figures() for tried in trials]
    verdicts = page.verdicts(tried.verdict for tried in trials)
    print(f"\n{page.table(trial.HEADING, rows)}\n")
    print(f"{verdicts} in {(time.monotonic() - began) / 60:.1f} minutes")
    if options.update:
        page.write_rows("faults", trial.HEADING, rows, list(ROWS))
    sys.exit(status(trials))


def status(trials):
    """The exit status: 0 where rows have passed and none has failed."""
    if any(tried.failures for tried in trials):
        return 1
    if all(tried.skipped for tried in trials):
        print("error: no row was tried, which is not passing")
        return 1
    return 0


if __name__ == "__main__":
    main()
