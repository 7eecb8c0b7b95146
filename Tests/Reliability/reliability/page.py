"""Writes figures into docs/RELIABILITY.md, between the marks of their section."""

import time

from harness.processes import machine

from . import ROOT

PAGE = ROOT / "docs/RELIABILITY.md"


def conditions(summary):
    return f"{summary}; {time.strftime('%Y-%m-%d')}, {machine()}."


def write(section, text):
    begin, end = f"<!-- {section} -->", f"<!-- end of {section} -->"
    before, _, rest = PAGE.read_text().partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"error: docs/RELIABILITY.md has no marks of '{section}'")
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}")
