#!/usr/bin/env bash
# Builds everything with a sanitizer, server and tests alike, and runs the suites under it. A report of the
# sanitizer ends the process that it is about, so that its test fails; the reports are shown again at
# the end. Each sanitizer has a build folder of its own below .build.
# usage: sanitize.sh address|thread [test target ...]   (default: the targets below)
set -euo pipefail
cd "$(dirname "$0")/.."

sanitizer=${1:?usage: sanitize.sh address|thread [test target ...]}
shift
scratch="$PWD/.build/sanitize-$sanitizer"
mkdir -p "$scratch"

# Left out: what runs compilers and builds and hardly any code of ours (SchemaConformanceTests,
# CorpusTests, ExampleTests, EditLoopTests), and what reads sources only (ArchitectureTests).
targets=(
  TodoServerTests ContractRuntimeTests ContractTokensTests OpenAPIDocumentTests
  ContractModelTests ContractCompilerTests ContractDiffTests ContractServerTests ContractPostgreSQLTests
  FuzzReplayTests EndToEndTests
)
if [ $# -gt 0 ]; then targets=("$@"); fi

# Left out of these targets: code that a compiler has to refuse, over modules of a usual build
# (OwnerTypeTests), and a measurement of time, which a sanitizer multiplies.
skipped=(OwnerTypeTests aFrozenPoolCostsOneSilenceAndNoRead)

# The sanitizer's options, and what it must be told of the Swift runtime.
case "$sanitizer" in
  address) source=Tests/Sanitizers/AddressSanitizer.c ;;
  thread) source=Tests/Sanitizers/ThreadSanitizer.c ;;
  *)
    echo "error: the sanitizer is 'address' or 'thread', not '$sanitizer'." >&2
    exit 1
    ;;
esac
clang=$(dirname "$(realpath "$(command -v swift)")")/clang
"$clang" -c -O1 -fPIC -D_GNU_SOURCE -DREPORTS="\"$scratch/report\"" -o "$scratch/options.o" "$source"

echo "Building with $sanitizer sanitizer (about twice as long as 'swift build --build-tests') ..."
swift build --build-tests --sanitize="$sanitizer" --scratch-path "$scratch" \
  -Xlinker "$scratch/options.o" >"$scratch/build.log" 2>&1 || {
  grep -E 'error:' "$scratch/build.log" | head -n 20 >&2
  exit 1
}

# As in test.sh: hundreds of servers at once would wait for each other until time limits pass.
width=$(($(getconf _NPROCESSORS_ONLN) * 4))
if [ "$width" -lt 8 ]; then width=8; fi

rm -f "$scratch"/report.*
failed=()
for target in "${targets[@]}"; do
  log="$scratch/$target.log"
  started=$(date +%s)
  status=0
  swift test --skip-build --sanitize="$sanitizer" --scratch-path "$scratch" \
    -Xlinker "$scratch/options.o" --experimental-maximum-parallelization-width "$width" \
    --filter "^$target\\." "${skipped[@]/#/--skip=}" >"$log" 2>&1 || status=$?
  result=$(grep -E 'Test run with [0-9]+ tests?' "$log" | tail -n 1 || true)
  printf '%-24s %4d s  %s\n' "$target" "$(($(date +%s) - started))" "${result:-ended with status $status}"
  if [ "$status" -ne 0 ]; then
    failed+=("$target")
    grep -E 'recorded an issue' "$log" | cut -c1-240 | head -n 12 || true
  fi
done

reports=$(find "$scratch" -name 'report.*' -size +0 | wc -l)
echo "$reports reports of the $sanitizer sanitizer"
if [ "$reports" -gt 0 ]; then
  grep -hE '^SUMMARY' "$scratch"/report.* | sort | uniq -c
  exit 1
fi
if [ ${#failed[@]} -gt 0 ]; then
  echo "error: ${failed[*]} failed; see $scratch/<target>.log" >&2
  exit 1
fi
