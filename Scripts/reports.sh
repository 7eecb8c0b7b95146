#!/usr/bin/env bash
# Judges every document of the folder TEST_REPORTS by its first line, `# expected: ...`: refused, compiled,
# compiled with a warning. Prints a verdict for each document and the sums.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${TEST_REPORTS:-}" ]; then
  echo "error: set TEST_REPORTS to a folder of OpenAPI documents whose first line is '# expected: ...'." >&2
  exit 1
fi
echo "== Building the tests (usually up to 15 minutes from nothing, two after a change)"
swift build --build-tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "== Judging the documents (usually up to three minutes)"
status=0
JUDGE_REPORTS=all swift test --skip-build --filter '^CorpusTests\.ReportTests/' >"$log" 2>&1 || status=$?
grep -E '^(report |  behaviour)' "$log" || { cat "$log"; exit 1; }
echo "$(grep -c '^report right' "$log" || true) right, $(grep -c '^report WRONG' "$log" || true) wrong," \
  "$(grep -c '^report read' "$log" || true) whose behaviour a person has to look at"
exit "$status"
