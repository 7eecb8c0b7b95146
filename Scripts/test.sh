#!/usr/bin/env bash
# Runs all tests: units, compiler cases, the server over a socket on a real PostgreSQL, the edit
# loop, the pages in a browser, and the conformance suite. TEST_VECTORS, TEST_CORPUS and TEST_REPORTS name folders of published
# data; tests that read them are skipped where these are not set.
#
# Everything runs, whatever has failed before. The output ends with the time by step, what failed,
# and alone on the last line `N passed, N failed, N skipped`. Skipped are tests, and groups of published
# cases that a suite names as not judged. Whole logs stay in .build/test-logs.
# usage: test.sh [test target ...]   (default: all of them, then the conformance suite)
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

# Target, minutes that it usually takes on two slow processors, and what it does. One after the other:
# those with deadlines must not share the processor with those that compute. The units come first,
# what talks to real servers next, builds within builds last.
targets() {
  cat <<'TARGETS'
ArchitectureTests|1|holds the sources to the import table
TodoServerTests|1|settings, the log, key sets over TLS
FuzzReplayTests|1|kept inputs of the fuzzers
ContractPatternsTests|1|regular expressions
ContractRuntimeTests|1|JSON, HTTP values, validation
ContractTokensTests|1|tokens and key sets
OpenAPIDocumentTests|2|YAML, OpenAPI documents, diagnostics
ContractModelTests|1|what contracts mean
ContractCompilerTests|1|case folders of the compiler
ContractDiffTests|1|differences between contracts
ContractClientsTests|1|clients in TypeScript, type-checked and run
ContractServerTests|3|HTTP over sockets
ContractPostgreSQLTests|2|a private PostgreSQL, faults included
EndToEndTests|8|the whole server on a private PostgreSQL
SchemaConformanceTests|4|JSON Schema through generated code, compiled on the way
CorpusTests|10|public documents, their Swift compiled
ExampleTests|12|the examples, built as packages of their own
EditLoopTests|6|a change of the contract, built again
TARGETS
}

# Of Prometheus only the checker of its format is wanted. Its package would start a daemon, so that it
# is unpacked and not installed.
fetch_promtool() {
  [ ! -x .local/promtool ] && command -v apt-get dpkg-deb >/dev/null || return 0
  local folder
  folder=$(mktemp -d)
  mkdir -p .local
  (cd "$folder" && apt-get download prometheus && dpkg-deb --extract prometheus_*.deb .) \
    >"$folder/log" 2>&1 && cp "$folder/usr/bin/promtool" .local/promtool ||
    echo "note: the package prometheus cannot be fetched; the test that asks promtool is skipped." >&2
  rm -rf "$folder"
}

logs="$PWD/.build/test-logs"
mkdir -p "$logs"
rm -f "$logs"/*
fetch_promtool
Scripts/install-node.sh >"$logs/node.log" 2>&1 ||
  echo "note: Node 24 cannot be installed from PyPI; clients are tried with the system's Node." >&2
passed=0 failed=0 skipped=0
failures="" times=""

say() { printf '== %s\n' "$*"; }
minutes() { if [ "$1" -eq 1 ]; then echo "a minute"; else echo "$1 minutes"; fi; }

# Runs one step that is no test target, and counts it as one test.
step() { # name, usual minutes, what it does, command ...
  local name=$1 usual=$2 what=$3 log="$logs/$1.log" start=$SECONDS status=0
  shift 3
  say "$name: $what (usually up to $(minutes "$usual"))"
  "$@" >"$log" 2>&1 || status=$?
  times+="$(printf '  %-26s %5d s' "$name" $((SECONDS - start)))"$'\n'
  if [ "$status" -eq 0 ]; then
    # That it builds is no test.
    if [ "$name" != Build ]; then passed=$((passed + 1)); fi
  else
    failed=$((failed + 1))
    failures+="$name: status $status; whole log: $log"$'\n'
    failures+="$({ grep -E '(error|warning):|FAILED|✘' "$log" || tail -n 15 "$log"; } | head -n 15 | sed 's/^/  /')"$'\n'
    echo "  failed"
  fi
  return "$status"
}

# The issues in a log: name of the test, place, message and remarks; at most three a test.
issues() {
  awk '
    / recorded an issue / {
      line = $0
      sub(/^[^ ]* (Test )?/, "", line)
      name = line; sub(/ recorded an issue.*/, "", name)
      shown = ++count[name] <= 3 && ++total <= 60
      if (shown) print "  " substr(line, 1, 500)
      else if (count[name] == 4) print "  " name ": more of them are in the log"
      next
    }
    /^(↳|±) / { if (shown) print "      " substr($0, 1, 500); next }
    { shown = 0 }
    /Fatal error|Program crashed|error: Exited with/ { print "  " substr($0, 1, 300) }
  ' "$1"
}

# The tests of an event stream that began and did not end. The stream is written event by event; the
# log lacks its last lines when a target is killed.
unfinished() {
  { sed -nE 's/.*"text":"(([^"\\]|\\.)*)".*/- \1/p' "$1" 2>/dev/null || true; } | awk '
    / Test case passing / { next }
    / Test .* started\.$/ { name = $0; sub(/^[^ ]* Test /, "", name); sub(/ started\.$/, "", name); open[name] }
    / Test .* (passed|failed) after / {
      name = $0; sub(/^[^ ]* Test /, "", name)
      sub(/ with [0-9]+ test cases? (passed|failed) after .*/, "", name)
      sub(/ (passed|failed) after .*/, "", name); delete open[name]
    }
    END {
      for (name in open) if (++count <= 20) print "  did not end: " name
      if (count > 20) print "  and " count - 20 " more"
    }
  '
}

# How many tests run at once. Without a bound all of a target do, and on two processors most of what
# hundreds of servers do then is to wait for each other, until time limits pass that mean something else.
width=$(($(getconf _NPROCESSORS_ONLN) * 4))
if [ "$width" -lt 8 ]; then width=8; fi

# Runs a test target. A hang ends after ten times the usual time, and at least ten minutes.
target() { # name, usual minutes, what it does
  local name=$1 usual=$2 log="$logs/$1.log" events="$logs/$1.events" start=$SECONDS status=0
  local limit line ran bad left groups
  limit=$((usual * 600))
  say "$name: $3 (usually up to $(minutes "$usual"))"
  timeout --kill-after=30 "$limit" \
    swift test --skip-build --event-stream-output-path "$events" --filter "^$name\\." \
    --experimental-maximum-parallelization-width "$width" \
    >"$log" 2>&1 </dev/null || status=$?
  times+="$(printf '  %-26s %5d s' "$name" $((SECONDS - start)))"$'\n'
  line=$(grep -E 'Test run with [0-9]+ tests?' "$log" | tail -n 1)
  ran=$(sed -nE 's/.*Test run with ([0-9]+) tests?.*/\1/p' <<<"$line")
  bad=$(grep -E '^[^ ]+ Test .* failed after ' "$log" | grep -vc 'Test run with' || true)
  left=$(grep -E '^➜ Test .* skipped' "$log" | sort -u | wc -l)
  groups=$(grep -E '^skipped cases: ' "$log" | sort -u | wc -l)
  grep -E '^skipped cases: ' "$log" | sort -u | sed 's/^/  /'
  grep -E '^➜ Test .* skipped' "$log" | sed -E 's/^[^ ]+ (Test .*) skipped/  skipped: \1/' |
    sort -u | head -n 20
  if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
    failures+="$name did not end within $((limit / 60)) minutes; whole log: $log"$'\n'
    failures+="$(unfinished "$events")"$'\n'
    bad=$((bad > 0 ? bad : 1))
  elif [ "${ran:-0}" -eq 0 ] && [ "$status" -eq 0 ]; then
    failures+="$name ran no test; whole log: $log"$'\n'
    bad=1
  elif [ "$status" -ne 0 ]; then
    failures+="$name; whole log: $log"$'\n'"$(issues "$log")"$'\n'
    # A crash ends the target: no summary, and the tests that were running.
    if [ -z "$line" ]; then
      failures+="$(unfinished "$events")"$'\n'"$(tail -n 3 "$log" | sed 's/^/  /')"$'\n'
    fi
    bad=$((bad > 0 ? bad : 1))
  fi
  if [ -z "$line" ]; then ran=$(grep -cE '^[^ ]+ Test .* passed after ' "$log"); ran=$((ran + bad + left)); fi
  if [ "${ran:-0}" -gt 0 ]; then passed=$((passed + ran - bad - left)); fi
  failed=$((failed + bad))
  skipped=$((skipped + left + groups))
  echo "  ${line#* }"
}

# The end: the time by step, what failed, the counts. Who sees only the last lines sees what failed.
finish() {
  printf '\n== Time\n%s\n' "$times"
  if [ -n "$failures" ]; then printf '== Failed\n%s\n' "$failures"; fi
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
  exit
}

if [ $# -eq 0 ]; then
  step "Format" 1 "swift format, strict" swift format lint --strict --parallel --recursive \
    Package.swift Plugins Sources Tests Benchmarks Examples Fuzz
  step "Mutants" 1 "every change of Tests/Mutants still finds its place; 'make mutants' runs them" \
    Scripts/mutants.py --list
fi
step "Build" 15 "all targets and tests, from nothing; two after a change" swift build --build-tests ||
  finish

while IFS='|' read -r name usual what; do
  if [ $# -eq 0 ] || [[ " $* " == *" $name "* ]]; then target "$name" "$usual" "$what"; fi
done < <(targets)
# Targets of the command line that the table does not know yet.
for name in "$@"; do
  targets | grep -q "^$name|" || target "$name" 5 "a target without a line in Scripts/test.sh"
done

if [ $# -eq 0 ]; then
  step "Release" 1 "the contract against the last release" \
    Scripts/compare-with-release.sh .build/debug/contractc
  step "Documentation" 1 "the libraries' pages, every link of them" Scripts/documentation.sh --skip-build
  step "Browser" 1 "the pages in Chromium; pictures in .build/screenshots" Tests/Browser/run.sh
  step "Demo" 1 "the page of Examples/Frontend in Chromium, in two tabs" Tests/Demo/run.sh
  step "Conformance" 5 "schemathesis against a live server" Tests/Conformance/run.sh
fi
finish
