#!/usr/bin/env bash
# Runs every fuzzer in turn, one process at a time. What it finds is kept below Fuzz/Crashes, where
# `FuzzReplayTests` runs it from then on; what it learns stays in .build/fuzz/corpus.
# usage: fuzz.sh [seconds for each, default 60] [name of a fuzzer, such as FuzzJSON ...]
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
shift || true
work="$PWD/.build/fuzz"
mkdir -p "$work"

checks=(document contract json token keySet uri http multipart form pattern)
executable() {  # document -> FuzzDocument
  case $1 in
    json | uri | http) echo "Fuzz$(echo "$1" | tr '[:lower:]' '[:upper:]')" ;;
    *) echo "Fuzz$(echo "${1:0:1}" | tr '[:lower:]' '[:upper:]')${1:1}" ;;
  esac
}

# All sources are built with counters at their branches, and with AddressSanitizer.
flags=(-c release --package-path Fuzz --scratch-path "$work/build"
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library)
echo "Building the fuzzers (minutes the first time) ..."
bin=$(swift build "${flags[@]}" --show-bin-path)

failed=0
for check in "${checks[@]}"; do
  name=$(executable "$check")
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  swift build "${flags[@]}" --product "$name" >"$work/build.log" 2>&1 || {
    tail -n 30 "$work/build.log" >&2
    exit 1
  }
  corpus="$work/corpus/$check"
  mkdir -p "$corpus" "Fuzz/Crashes/$check" "$work/seeds/$check"
  Scripts/fuzz-seeds.py "$check" "$work/seeds/$check"
  dictionary=()
  [ -f "Fuzz/Dictionaries/$check.txt" ] && dictionary=("-dict=Fuzz/Dictionaries/$check.txt")
  echo "== $name for $seconds s"
  # LeakSanitizer asks for rights that containers do not give; a leak shows in -rss_limit_mb.
  if ASAN_OPTIONS=detect_leaks=0 "$bin/$name" -max_total_time="$seconds" -timeout=20 \
    -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="Fuzz/Crashes/$check/" "${dictionary[@]}" \
    "$corpus" "Fuzz/Seeds/$check" "$work/seeds/$check" >"$work/$name.log" 2>&1; then
    grep -E '^stat::(number_of_executed_units|average_exec_per_sec)' "$work/$name.log" || true
    grep -E ' cov: ' "$work/$name.log" | tail -n 1
  else
    failed=1
    grep -E 'ERROR|Fatal error|SUMMARY|Test unit written' "$work/$name.log" | head -n 8 || tail -n 20 "$work/$name.log"
  fi
done
exit "$failed"
