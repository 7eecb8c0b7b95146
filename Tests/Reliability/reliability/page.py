"""Writes figures into docs/RELIABILITY.md, between the marks of their section."""

import os
import time

from harness.processes import machine

from . import ROOT

PAGE = ROOT / "docs/RELIABILITY.md"


def conditions(summary):
    """On what and when; the load says what else the machine did."""
    return (f"{summary}; {time.strftime('%Y-%m-%d')}, {machine()}, load {os.getloadavg()[0]:.0f} at"
            " the end.")


def table(heading, rows):
    """A table in Markdown."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def write(section, text):
    before, _, after = _around(section)
    begin, end = f"<!-- {section} -->", f"<!-- end of {section} -->"
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}")


def write_rows(section, heading, rows, order):
    """Puts rows, whose second cells are their verdicts, in the place of those of their names."""
    known = {cells[0]: cells for cells in map(_cells, _around(section)[1].splitlines())
             if len(cells) == len(heading)}
    known |= {cells[0]: cells for cells in rows}
    kept = [known[name] for name in order if name in known]
    write(section, f"{conditions(verdicts(cells[1] for cells in kept))}\n\n{table(heading, kept)}")


def verdicts(found):
    """How many passed, failed and were skipped."""
    found = list(found)
    return ", ".join(f"{found.count(verdict)} {verdict}"
                     for verdict in ("passed", "FAILED", "skipped"))


def _cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _around(section):
    """What stands before, between and behind the marks."""
    before, _, rest = PAGE.read_text().partition(f"<!-- {section} -->")
    between, found, after = rest.partition(f"<!-- end of {section} -->")
    if not found:
        raise SystemExit(f"error: docs/RELIABILITY.md has no marks of '{section}'")
    return before, between, after
