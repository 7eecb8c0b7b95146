#!/usr/bin/env python3
"""Fills a folder with more seeds for a fuzzer: this package's own cases, and published vectors.

In:  the name of a check, and a folder; TEST_VECTORS names a folder of vectors, where there is one.
Out: files in that folder, each at most 64 KiB, named by their digest.

usage: fuzz-seeds.py CHECK FOLDER
"""

import hashlib
import json
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_BYTES = 64 * 1024
MOST_FILES = 1500


def vectors(pattern):
    folder = os.environ.get("TEST_VECTORS")
    return sorted(pathlib.Path(folder).glob(pattern)) if folder else []


def contents(paths):
    for path in paths:
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            yield path.read_bytes()


def patterns():
    """Every `pattern` of the JSON Schema vectors, with the texts that it is tried on."""
    for path in vectors("json-schema/**/*.json"):
        try:
            groups = json.loads(path.read_bytes())
        except ValueError:
            continue
        for group in groups if isinstance(groups, list) else []:
            schema = group.get("schema") if isinstance(group, dict) else None
            source = schema.get("pattern") if isinstance(schema, dict) else None
            if not isinstance(source, str):
                continue
            for test in group.get("tests", []):
                if isinstance(test.get("data"), str):
                    yield (source + "\n" + test["data"]).encode("utf-8", "replace")


def requests():
    """The requests of the HTTP vectors, whose bytes stand escaped in the second column."""
    for path in vectors("http/requests.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            columns = line.split("\t")
            if len(columns) > 1:
                try:
                    yield columns[1].encode("latin-1", "replace").decode("unicode_escape").encode("latin-1")
                except (UnicodeDecodeError, UnicodeEncodeError):
                    continue


def seeds(check):
    cases = ROOT / "Tests"
    if check in ("document", "contract"):
        yield from contents(sorted(cases.glob("*/Cases/**/*.yaml")))
        yield from contents([ROOT / "openapi.yaml"] + sorted((ROOT / "Examples").glob("**/openapi.yaml")))
        if check == "document":
            yield from contents(vectors("yaml/**/in.yaml"))
    elif check == "json":
        yield from contents(vectors("json-parsing/**/*.json") + vectors("json-roundtrip/**/*.json"))
    elif check == "keySet":
        yield from contents(vectors("jose-*/**/*jwk*.json") + vectors("jose-*/**/*key*.json"))
    elif check == "http":
        yield from requests()
    elif check == "pattern":
        yield from patterns()


def main():
    check, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for count, seed in enumerate(seeds(check)):
        if count == MOST_FILES:
            break
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


if __name__ == "__main__":
    main()
