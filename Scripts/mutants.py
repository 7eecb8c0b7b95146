#!/usr/bin/env python3
"""Takes checks out of the sources, one at a time, and expects that a test fails for each.

In:  the tables in Tests/Mutants/*.toml, each row a change of the sources and the tests that must
     notice it; docs/TESTING.md explains the columns.
Out: one line a mutant on standard output, the table of all in .build/mutants/results.tsv, and exit
     status 1 where a mutant lives, does not apply, or breaks what it must not break.

The changes are made in a copy of the package below .build/mutants, whose build folder is kept: the
first run builds everything (about as long as `make test` takes to build), each mutant then what it
changes. What was shown for the same sources is not shown again.

usage: mutants.py [--only NAME,...] [--fresh] [--list]
"""

import argparse
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / ".build" / "mutants"
COPY = WORK / "package"
RESULTS = WORK / "results.tsv"
# What is not part of the sources. Nested packages have builds of their own.
LEFT_OUT = {".build", ".git", ".local", "__pycache__"}
BUILD_SECONDS = 3600
TEST_SECONDS = 420
# A run with published vectors takes longer, and the tests that are named here need none.
VECTORS = ("TEST_VECTORS", "TEST_CORPUS", "TEST_REPORTS")


class Fault(Exception):
    """What is wrong with a table or with the unchanged package; one sentence."""


def load_mutants():
    """All rows of all tables, checked."""
    mutants = []
    for table in sorted((ROOT / "Tests" / "Mutants").glob("*.toml")):
        with open(table, "rb") as file:
            rows = tomllib.load(file)["mutant"]
        for row in rows:
            row["edits"] = row.get("edits") or [
                {key: row[key] for key in ("file", "find", "replace", "every") if key in row}]
            row["table"] = table.stem
            row.setdefault("killed_by", [])
            row.setdefault("survives", [])
            row.setdefault("compiler_says", "")
            if not row["killed_by"] and not row["compiler_says"]:
                raise Fault(f"{row['name']}: neither 'killed_by' nor 'compiler_says' is there")
            mutants.append(row)
    names = [row["name"] for row in mutants]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise Fault(f"names that occur twice: {', '.join(sorted(doubled))}")
    return mutants


def changed_files(mutant):
    """The changed text of every file that a mutant changes."""
    texts = {}
    for edit in mutant["edits"]:
        path = edit["file"]
        if not (ROOT / path).is_file():
            raise Fault(f"{mutant['name']}: there is no file {path}")
        text = texts.get(path) or (ROOT / path).read_text()
        count = text.count(edit["find"])
        if count == 0:
            raise Fault(f"{mutant['name']}: {path} does not have the text {edit['find']!r}")
        if count > 1 and not edit.get("every", False):
            raise Fault(f"{mutant['name']}: {path} has the text {count} times: {edit['find']!r}")
        texts[path] = text.replace(edit["find"], edit["replace"])
    return texts


def source_files():
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT)
        for name in sorted(files):
            yield (pathlib.Path(folder) / name).relative_to(ROOT)


def mirror():
    """Makes the copy the same as the package; files that are the same keep their time."""
    wanted = set(source_files())
    for path in wanted:
        target = COPY / path
        content = (ROOT / path).read_bytes()
        if target.is_file() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        shutil.copymode(ROOT / path, target)
    for folder, folders, files in os.walk(COPY):
        folders[:] = [name for name in folders if name != ".build"]
        for name in files:
            path = (pathlib.Path(folder) / name).relative_to(COPY)
            if path not in wanted:
                (COPY / path).unlink()


def sources_digest():
    digest = hashlib.sha256()
    for path in source_files():
        if path.parts[0] in ("docs",) or path.suffix == ".toml":
            continue
        digest.update(str(path).encode() + b"\0" + (ROOT / path).read_bytes() + b"\0")
    return digest.hexdigest()


def run(arguments, seconds, log):
    """Runs a command in the copy: its exit status, or None where it took too long."""
    environment = {name: value for name, value in os.environ.items() if name not in VECTORS}
    with open(log, "wb") as output:
        child = subprocess.Popen(
            arguments, cwd=COPY, stdout=output, stderr=subprocess.STDOUT, env=environment,
            start_new_session=True)
        try:
            return child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            return None
        except BaseException:
            os.killpg(child.pid, signal.SIGKILL)
            raise


def build(log):
    return run(["swift", "build", "--build-tests"], BUILD_SECONDS, log)


def test(filter, log, seconds=TEST_SECONDS):
    """What came of the tests of a filter: `passed`, or how they failed."""
    status = run(["swift", "test", "--skip-build", "--filter", filter], seconds, log)
    text = log.read_text(errors="replace")
    if status is None:
        return "did not end"
    if status != 0:
        return "crashed" if "recorded an issue" not in text else "failed"
    if "Test run with 0 tests" in text or "Test run with" not in text:
        raise Fault(f"the filter {filter!r} names no test")
    return "passed"


def try_mutant(mutant, logs):
    """Applies, builds, tests, and takes back: the verdict and what was seen."""
    for path, text in changed_files(mutant).items():
        (COPY / path).write_text(text)
    try:
        log = logs / f"{mutant['name']}.build"
        status = build(log)
        if mutant["compiler_says"]:
            if status not in (0, None) and mutant["compiler_says"] in log.read_text(errors="replace"):
                return "killed", "the compiler"
            return "LIVES", "it compiles" if status == 0 else "another error of the compiler"
        if status != 0:
            return "FAULT", f"it does not compile; see {log}"
        for index, filter in enumerate(mutant["survives"]):
            outcome = test(filter, logs / f"{mutant['name']}.survives{index}")
            if outcome != "passed":
                return "FAULT", f"{filter} must hold without it, and {outcome}"
        for index, filter in enumerate(mutant["killed_by"]):
            if test(filter, logs / f"{mutant['name']}.killed{index}") == "passed":
                return "LIVES", f"{filter} passes"
        held = f"; holds: {', '.join(mutant['survives'])}" if mutant["survives"] else ""
        return "killed", ", ".join(mutant["killed_by"]) + held
    finally:
        for edit in mutant["edits"]:
            (COPY / edit["file"]).write_bytes((ROOT / edit["file"]).read_bytes())


def known_results():
    """Results of earlier runs, by the digest of mutant and sources."""
    if not RESULTS.is_file():
        return {}
    rows = [line.split("\t") for line in RESULTS.read_text().splitlines()]
    return {row[0]: row[1:] for row in rows if len(row) == 5}


def digest_of(mutant, sources):
    keys = ("edits", "killed_by", "survives", "compiler_says")
    return hashlib.sha256(repr([sources] + [mutant[key] for key in keys]).encode()).hexdigest()[:16]


def prove_baseline(mutants, logs):
    """The unchanged package builds, and every test that is named passes."""
    started = time.monotonic()
    print("building the copy (minutes the first time) ...", flush=True)
    log = logs / "baseline.build"
    if build(log) != 0:
        raise Fault(f"the unchanged package does not build; see {log}")
    print(f"built in {time.monotonic() - started:.0f} s; the tests, unchanged ...", flush=True)
    filters = sorted({name for row in mutants for name in row["killed_by"] + row["survives"]})
    log = logs / "baseline.list"
    run(["swift", "test", "list", "--skip-build"], TEST_SECONDS, log)
    tests = log.read_text(errors="replace").splitlines()
    unknown = [name for name in filters if not any(re.search(name, line) for line in tests)]
    if unknown:
        raise Fault(f"filters that name no test: {', '.join(unknown)}")
    # All at once is quickest; what fails then, on a machine that is busy, is asked again alone.
    if filters and test("|".join(filters), logs / "baseline.test", 3 * TEST_SECONDS) == "passed":
        return
    for index, name in enumerate(filters):
        log = logs / f"baseline.test{index}"
        outcome = test(name, log)
        if outcome != "passed":
            raise Fault(f"{name} {outcome} before anything was changed; see {log}")


def main():
    parser = argparse.ArgumentParser(description="Takes checks out of the sources, one at a time.")
    parser.add_argument("--only", default="", help="names of mutants or tables, with commas")
    parser.add_argument("--fresh", action="store_true", help="show again what was shown before")
    parser.add_argument("--list", action="store_true", help="only check that every mutant applies")
    options = parser.parse_args()
    mutants = load_mutants()
    only = {name for name in options.only.split(",") if name}
    unknown = only - {row["name"] for row in mutants} - {row["table"] for row in mutants}
    if unknown:
        raise Fault(f"no mutant is called {', '.join(sorted(unknown))}")
    chosen = [row for row in mutants if not only or row["name"] in only or row["table"] in only]
    misfits = []
    for row in chosen:
        try:
            changed_files(row)
        except Fault as fault:
            misfits.append(str(fault))
    if misfits:
        raise Fault("\n  ".join(["mutants that do not apply; move them with what they change:", *misfits]))
    if options.list:
        for row in chosen:
            print(f"{row['name']:38} {row['removes']}")
        print(f"{len(chosen)} mutants apply")
        return 0
    logs = WORK / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    sources = sources_digest()
    known = {} if options.fresh else known_results()
    left = [row for row in chosen if digest_of(row, sources) not in known]
    if left:
        mirror()
        prove_baseline(left, logs)
    bad = 0
    results = {} if options.fresh else known_results()
    started = time.monotonic()
    for row in chosen:
        digest = digest_of(row, sources)
        begun = time.monotonic()
        if digest in known:
            name, verdict, seen, seconds = known[digest]
        else:
            verdict, seen = try_mutant(row, logs)
            seconds = f"{time.monotonic() - begun:.0f}"
            results[digest] = [row["name"], verdict, seen, seconds]
            rows = ["\t".join([key, *value]) + "\n" for key, value in results.items()]
            RESULTS.write_text("".join(rows))
        bad += verdict != "killed"
        print(f"{verdict:7} {row['name']:38} {seconds:>4} s  {seen}", flush=True)
    print(f"{len(chosen) - bad} of {len(chosen)} killed, {bad} not, "
          f"{time.monotonic() - started:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    # A run that is ended from outside ends its build too, and leaves the copy as it was.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(1))
    try:
        sys.exit(main())
    except Fault as fault:
        print(f"error: {fault}", file=sys.stderr)
        sys.exit(1)
