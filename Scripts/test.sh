#!/usr/bin/env bash
# Runs all tests: units, compiler cases, the server over a socket on a real PostgreSQL, the edit
# loop, and the conformance suite. TEST_VECTORS and TEST_CORPUS name folders of published vectors.
# usage: test.sh [test target ...]   (default: all of them, then the conformance suite)
set -euo pipefail
cd "$(dirname "$0")/.."

# One target after the other: those with deadlines must not share the processor with those that
# compute. The units come first, what talks to real servers next, builds within builds last.
targets=(
  ArchitectureTests TodoServerTests FuzzReplayTests ContractRuntimeTests ContractTokensTests OpenAPIDocumentTests ContractCompilerTests
  ContractDiffTests ContractServerTests ContractPostgreSQLTests EndToEndTests
  SchemaConformanceTests CorpusTests ExampleTests EditLoopTests
)
if [ $# -gt 0 ]; then targets=("$@"); fi

if [ $# -eq 0 ]; then
  swift format lint --strict --parallel --recursive \
    Package.swift Plugins Sources Tests Benchmarks Examples Fuzz
fi
swift build --build-tests

log=$(mktemp)
trap 'rm -f "$log"' EXIT
total=0
summary=""
for target in "${targets[@]}"; do
  echo "== $target"
  swift test --skip-build --filter "^$target\\." >"$log" 2>&1 || {
    cat "$log"
    echo "error: $target failed; its output is above." >&2
    exit 1
  }
  grep -E '^. (Test .*skipped|Suite .*skipped)' "$log" | sort -u || true
  line=$(grep -E 'Test run with [0-9]+ tests?' "$log" | tail -n 1)
  count=$(echo "$line" | sed -E 's/.*with ([0-9]+) tests?.*/\1/')
  [ "${count:-0}" -gt 0 ] || { echo "error: $target ran no test." >&2; exit 1; }
  total=$((total + count))
  echo "$line"
  summary+="  $(printf '%-24s %5d' "$target" "$count")"$'\n'
done

if [ $# -eq 0 ]; then
  echo "== The contract against the last release"
  Scripts/compare-with-release.sh .build/debug/contractc
  echo "== Conformance"
  Tests/Conformance/run.sh
fi
printf '\n%s' "$summary"
echo "$total passed, 0 failed"
