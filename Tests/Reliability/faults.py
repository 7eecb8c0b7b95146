#!/usr/bin/env python3
"""Injects every fault of the table into a real server on a real PostgreSQL, under load.

Clients change and read tasks, write down what they were told, and compare afterwards with the table
and with the API. A row passes where nothing acknowledged is lost, nobody sees another's rows, nothing
is there twice, only expected statuses were seen, and everybody is served again within a second after
the cause is gone. Needs `make build`, PostgreSQL, PgBouncer and faketime; namespaces need root, and
rows that cannot be tried are skipped, which is not passing.
usage: faults.py [--only TEXT,...] [--list] [--update]
  --only     rows whose name has one of these texts
  --list     names the rows
  --update   writes the table into docs/RELIABILITY.md
"""

import argparse
import signal
import sys
import time

from reliability import page, trial
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
    result = trial.table(trial.HEADING, [tried.figures() for tried in trials])
    print(f"\n{result}\n")
    verdicts = [tried.verdict for tried in trials]
    summary = ", ".join(f"{verdicts.count(verdict)} {verdict}"
                        for verdict in ("passed", "FAILED", "skipped"))
    print(f"{summary} in {(time.monotonic() - began) / 60:.1f} minutes")
    if options.update:
        page.write("faults", f"{page.conditions(summary)}\n\n{result}")
    sys.exit(1 if "FAILED" in verdicts else 0)


if __name__ == "__main__":
    main()
