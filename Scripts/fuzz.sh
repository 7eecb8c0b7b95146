#!/usr/bin/env bash
# Fuzzes every check in turn, one process at a time. What it finds is kept below Fuzz/Crashes, where
# `FuzzReplayTests` runs it from then on; what it learns stays in .build/fuzz/corpus.
# usage: fuzz.sh [seconds for each, default 60] [name of a check, such as json ...]
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
shift || true
work="$PWD/.build/fuzz"
mkdir -p "$work"

checks=(document contract json token keySet uri http multipart form pattern)
if [ $# -gt 0 ]; then checks=("$@"); fi

# All sources are built with counters at their branches, and with AddressSanitizer.
flags=(-c release --package-path Fuzz --scratch-path "$work/build" -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld)
echo "Building the fuzzer (minutes the first time) ..."
swift build "${flags[@]}" --product ContractFuzzer >"$work/build.log" 2>&1 || {
  grep -E 'error:' "$work/build.log" | head -n 20 >&2
  exit 1
}
fuzzer="$(swift build "${flags[@]}" --show-bin-path)/ContractFuzzer"

failed=0
for check in "${checks[@]}"; do
  corpus="$work/corpus/$check"
  log="$work/$check.log"
  mkdir -p "$corpus" "Fuzz/Crashes/$check" "$work/seeds/$check"
  Scripts/fuzz-seeds.py "$check" "$work/seeds/$check"
  dictionary=()
  [ -f "Fuzz/Dictionaries/$check.txt" ] && dictionary=("-dict=Fuzz/Dictionaries/$check.txt")
  # LeakSanitizer asks for rights that containers do not give; a leak shows in -rss_limit_mb.
  if FUZZ_CHECK=$check ASAN_OPTIONS=detect_leaks=0 "$fuzzer" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=8192 \
    -print_final_stats=1 -artifact_prefix="Fuzz/Crashes/$check/" "${dictionary[@]}" \
    "$corpus" "Fuzz/Seeds/$check" "$work/seeds/$check" >"$log" 2>&1; then
    printf '%-10s %s\n' "$check" "$(grep -E '^Done [0-9]+ runs' "$log"), $(grep -oE 'cov: [0-9]+ ft: [0-9]+' "$log" | tail -n 1)"
  else
    failed=1
    printf '%-10s FOUND\n' "$check"
    grep -E 'ERROR|Fatal error|SUMMARY|Test unit written' "$log" | head -n 8 || tail -n 20 "$log"
  fi
done
exit "$failed"
