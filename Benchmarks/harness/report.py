"""Figures as Markdown: one table of what was measured, one of the goals."""

import datetime
import os
import pathlib
import re

from . import processes, servers
from .processes import CPU

PAGE = servers.ROOT / "docs/PERFORMANCE.md"
AUTOGROUP = pathlib.Path("/proc/sys/kernel/sched_autogroup_enabled")

KINDS = ("list", "list under row-level security", "list, each token new", "get", "create",
         "create under row-level security", "refused with 401", "refused with 403",
         "refused with 404", "mixed")
TITLES = {"list": "GET list of 20", "get": "GET one task", "create": "POST create",
          "mixed": "mixed load", "list under row-level security": "the same, row-level security",
          "create under row-level security": "the same, row-level security",
          "list, each token new": "GET list of 20, each token new"}
SERVER = "todo-server"


def write_page(tables):
    """Puts texts into docs/PERFORMANCE.md, between `<!-- name -->` and `<!-- end of name -->`."""
    page = PAGE.read_text()
    for name, text in tables.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        before, rest = page.split(begin)
        page = before + begin + text + "\n" + end + rest.split(end, 1)[1]
    PAGE.write_text(page)


def heading(bench, foreign, begin):
    """On what and when it was measured, and what else the machine did."""
    load = os.getloadavg()[0]
    is_first = os.sched_getscheduler(0) != os.SCHED_OTHER
    remark = (" It went before other programs (real-time priority), so that its p99 says little."
              if is_first else "")
    if AUTOGROUP.exists() and AUTOGROUP.read_text().strip() == "1":
        remark += (" The kernel shares the processors out by session (sched(7), autogroup), so that"
                   " PostgreSQL has one share, the server and its client another.")
    return (
        f"Measured {datetime.date.today()} on {processes.machine()}, with client, servers and"
        f" database on them; {bench.rounds} rounds of {bench.seconds} s, medians. Other programs"
        f" took {foreign:.0%} of the processors' time meanwhile; the load was {begin:.1f} before"
        f" and {load:.1f} after.{remark}")


def measurements(bench):
    """A row for each kind of request and each target."""
    lines = [
        "| request | target | per second | to pgbench | CPU us: sum | server (user + kernel) |"
        " database (user + kernel) | client | p99 ms | memory MB |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for kind in KINDS:
        for target in bench.turns[kind]:
            lines.append(_row(bench, kind, target))
    return "\n".join(lines)


def _row(bench, kind, target):
    def of(part):
        return bench.median(kind, target, part)

    # What pgbench is compared with: its row of the same kind without row-level security.
    base = re.split(r" under|,", kind)[0]
    ratio = ""
    if base in ("list", "get", "create"):
        ratio = f"{of(lambda m: m.rate) / bench.median(base, 'pgbench', lambda m: m.rate):.2f}"
    is_server = target != "pgbench"
    cells = [
        TITLES.get(kind, kind), target, f"{of(lambda m: m.rate):,.0f}", ratio,
        f"{of(lambda m: m.cpu):.0f}",
        _cpu(of, lambda m: m.server) if is_server else "",
        _cpu(of, lambda m: m.database), f"{of(lambda m: m.client.total):.0f}",
        f"{of(lambda m: m.p99):.1f}" if is_server else "",
        f"{of(lambda m: m.memory):.0f}" if is_server else ""]
    return "| " + " | ".join(cells) + " |"


def _cpu(of, part):
    cpu = CPU(of(lambda m: part(m).user), of(lambda m: part(m).system))
    return f"{cpu.total:.0f} ({cpu.user:.0f} + {cpu.system:.0f})" if cpu.total >= 0.5 else "0"


# MARK: - Goals

def goals(bench):
    """The table of goals with what was measured; what a run left out has no figure."""
    measured = _measured(bench) | _once(bench.figures)
    lines = ["| measure | least | goal | measured |", "|---|--:|--:|--:|"]
    for key, title, least, goal in GOALS:
        lines.append(f"| {title} | {least} | {goal} | {measured.get(key, 'not in this run')} |")
    return "\n".join(lines)


GOALS = (
    ("list", "GET list of 20, 64 connections, throughput as a part of pgbench's (8 clients,"
     " prepared, one owner setting + plain list)", "0.75", "1.0"),
    ("list cpu", "the same by CPU: a pgbench transaction's of all processes, by a request's", "",
     ""),
    ("get", "GET one task, as a part of pgbench's on the same two statements", "0.6", "0.9"),
    ("create", "POST create (durable), as a part of pgbench's insert, 32 clients", "1.0", "1.15"),
    ("create server", "server CPU a create, as a part of Rust's peer", "1.0", "0.7"),
    ("list server", "server CPU a list, as a part of a whole pgbench transaction's", "0.37",
     "0.20"),
    ("list pipeline", "the same as a multiple of NIO's bare pipeline", "2.5", "1.6"),
    ("list database", "PostgreSQL's CPU a list, as a multiple of its share of a pgbench"
     " transaction", "0.96", "0.78"),
    ("list allocations", "heap allocations a list of 20", "40", "15"),
    ("refusal allocations", "heap allocations a refusal with 401, 403, 404", "20", "8"),
    ("half", "p99 at half of the load that saturates, as a multiple of one request's time alone",
     "5", "3"),
    ("half pgbench", "the same p99 in ms, and that of pgbench alone at half of its own load", "",
     ""),
    ("p99", "p99 at saturation, as a multiple of the best peer's", "1.0", "0.7"),
    ("busy", "memory with 64 busy connections, MB", "33", "25"),
    ("idle", "memory of 10,000 idle connections more, MB", "45", "30"),
    ("long memory", "memory that a list of 200,000 adds, MB", "32", "8"),
    ("long others", "others' p99 beside such lists, as a multiple of theirs alone", "2", "1.2"),
    ("per row", "CPU of a row in a list of 1,000, as a part of one in a list of 20", "1.0", "0.7"),
    ("scale", "throughput with 10 million tasks of a million users, as a part of that with"
     " 2,000 users", "0.8", "0.9"),
    ("mixed", "errors of a mixed load: 70 % list, 10 % get, 10 % create, 5 % toggle, 5 % delete",
     "0", "0"),
    ("codec", "JSON: how many times fewer instructions than Foundation on the same types, at least",
     "10", "20"),
    ("start", "exec to the first list with 200, schema present, ms", "150", "50"),
    ("slope", "two cores with two event loops against one with one, the client's time taken off",
     "1.7", "1.9"),
)


def _ratio(bench, kind, part, base="pgbench"):
    return bench.median(kind, SERVER, part) / bench.median(kind, base, part)


def _measured(bench):
    """What the rounds gave."""
    found = {}
    for kind in ("list", "get", "create"):
        if bench.turns[kind]:
            found[kind] = f"{_ratio(bench, kind, lambda m: m.rate):.2f}"
    if bench.turns["create"]:
        found |= _create_server(bench)
    if bench.turns["mixed"]:
        found["mixed"] = bench.turns["mixed"][SERVER][0].errors or "0"
    if not bench.turns["list"]:
        return found
    server = bench.median("list", SERVER, lambda m: m.server.total)
    pgbench = bench.median("list", "pgbench", lambda m: m.cpu)
    pipeline = bench.median("list", bench.pipeline.name, lambda m: m.server.total)
    peers = [bench.median("list", peer.name, lambda m: m.p99) for peer in bench.peers]
    found |= {
        "list cpu": f"{1 / _ratio(bench, 'list', lambda m: m.cpu):.2f}",
        "list server": f"{server / pgbench:.2f}", "list pipeline": f"{server / pipeline:.1f}",
        "list database": f"{_ratio(bench, 'list', lambda m: m.database.total):.2f}"}
    if peers:
        found["p99"] = f"{bench.median('list', SERVER, lambda m: m.p99) / min(peers):.2f}"
    return found


def _create_server(bench):
    """The server's CPU a create beside that of the peer in Rust, where that was measured."""
    if servers.RUST not in bench.turns["create"]:
        return {}
    ours, peer = (bench.median("create", target, lambda m: m.server.total)
                  for target in (SERVER, servers.RUST))
    return {"create server": f"{ours / peer:.2f} ({ours:.0f} of {peer:.0f} us)"}


def _once(figures):
    """What is measured once."""
    found = {}
    for key, name, form in (
        ("busy", "busy MB", "{:.0f}"), ("long memory", "long list MB", "{:.0f}"),
        ("per row", "per row", "{:.2f}"), ("scale", "scale", "{:.2f}"),
        ("start", "start ms", "{:.0f}"), ("slope", "slope", "{:.2f}"),
    ):
        if name in figures:
            found[key] = form.format(figures[name])
    if "idle MB" in figures:
        found["idle"] = f"{figures['idle MB']:.0f} ({figures['idle connections']:,})"
    if "allocations" in figures:
        refused = [figures["allocations"][f"refused with {status}"] for status in (401, 403, 404)]
        found["list allocations"] = f"{figures['allocations']['GET list of 20']:.0f}"
        found["refusal allocations"] = ", ".join(f"{number:.0f}" for number in refused)
        found["codec"] = ", ".join(
            f"{kind} {min(ratio for name, ratio in figures['codec'].items() if kind in name):.1f}"
            for kind in ("encode", "decode"))
    if "half p99 ms" in figures:
        found["half"] = f"{figures['half p99 ms'] / figures['alone ms']:.1f}"
        found["half pgbench"] = (
            f"{figures['half p99 ms']:.1f}, {figures['half pgbench p99 ms']:.1f}")
    if "others p99 beside" in figures:
        found["long others"] = (
            f"{figures['others p99 beside'] / figures['others p99 alone']:.1f}"
            f" ({figures['others p99 beside']:.0f} ms)")
    return found
