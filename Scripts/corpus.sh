#!/usr/bin/env bash
# Compiles every document of the folder TEST_CORPUS with contractc, and what it emits with swiftc, as
# the plugin would: a valid document must give Swift that compiles without a warning, and a client that
# TypeScript accepts strictly; a document that INDEX.tsv marks as known_invalid must give a located error.
# Prints a line for each, and the sums.
# usage: corpus.sh [name of a document ...]   (default: all)
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${TEST_CORPUS:-}" ]; then
  echo "error: set TEST_CORPUS to a folder of OpenAPI documents with an INDEX.tsv." >&2
  exit 1
fi
corpus=$(cd "$TEST_CORPUS" && pwd)

swift build --configuration release --product contractc
contractc="$PWD/.build/release/contractc"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/clients"
# The runtime as emitted code imports it, in debug mode like the emitted code below.
for module in ContractPatterns ContractFormats ContractRuntime; do
  find "$PWD/Sources/$module" -name '*.swift' -print0 | xargs -0 swiftc -emit-module -I "$work" \
    -parse-as-library -swift-version 6 -package-name contract -enable-upcoming-feature ExistentialAny \
    -strict-memory-safety -module-name "$module" -emit-module-path "$work/$module.swiftmodule"
done

# One document: its name and whether it is known to be invalid.
check() {
  local name=$1 invalid=$2 out="$work/$1" status=0 started
  mkdir -p "$out"
  # A mistake that changes nothing about a server is a warning, which is refused as well then.
  local strict=()
  if [ "$invalid" = yes ]; then strict=(--strict); fi
  "$contractc" generate "$corpus/$name" --output "$out/swift" "${strict[@]}" \
    2>"$out/diagnostics" || status=$?
  if [ "$invalid" = yes ]; then
    if [ "$status" -eq 1 ] && grep -qE ':[0-9]+:[0-9]+: error: ' "$out/diagnostics"; then
      echo "refused $name: $(grep -m1 -oE 'error: .*' "$out/diagnostics")"
    else
      echo "FAILED $name: known to be invalid, but status $status"
    fi
  elif [ "$status" -ne 0 ]; then
    echo "FAILED $name: $(grep -m1 -E 'error: ' "$out/diagnostics")"
  elif ! "$contractc" client typescript "$corpus/$name" --output "$work/clients/${name%.*}.ts" \
    2>"$out/client"; then
    echo "FAILED $name: no client: $(grep -m1 -E 'error: ' "$out/client")"
  else
    started=$(date +%s%N)
    swiftc -c -whole-module-optimization -Onone -swift-version 6 -warnings-as-errors \
      -enable-upcoming-feature ExistentialAny -D DEBUG -I "$work" -module-name Generated \
      -o "$out/Generated.o" "$out"/swift/*.swift >"$out/log" 2>&1 || status=$?
    if [ "$status" -eq 0 ]; then
      printf 'compiled %s: %d lines in %d ms\n' "$name" \
        "$(cat "$out"/swift/*.swift | wc -l)" $((($(date +%s%N) - started) / 1000000))
    else
      echo "FAILED $name: $(grep -m1 -E 'error: ' "$out/log")"
    fi
  fi
  rm -rf "$out"
}
export -f check
export work corpus contractc

rows() { tail -n +2 "$corpus/INDEX.tsv" | awk -F'\t' '{print $5 "\t" $1 "\t" ($8 == "yes" ? "yes" : "no")}'; }
if [ $# -gt 0 ]; then
  selection=$(printf '%s\n' "$@")
  list=$(rows | awk -F'\t' 'NR == FNR {wanted[$1]; next} $2 in wanted' <(echo "$selection") -)
else
  list=$(rows)
fi
# The large ones first, so that no processor waits at the end.
echo "$list" | sort -rn | cut -f2,3 | tr '\t\n' '  ' |
  xargs -n 2 -P "$(nproc)" bash -c 'check "$0" "$1"' | tee "$work/report"

# All clients at once, as the start of the compiler takes the longest.
clients=("$work"/clients/*.ts)
if command -v tsc >/dev/null; then
  tsc --noEmit --strict --target es2020 --module esnext --moduleResolution node --lib dom,es2020 \
    --noUnusedLocals --noUnusedParameters --exactOptionalPropertyTypes --noUncheckedIndexedAccess \
    --isolatedModules "${clients[@]}" >"$work/tsc" ||
    sed -nE 's|^.*/([^/(]+\.ts)\(.*error|FAILED \1: error|p' "$work/tsc" | sort -u -t: -k1,1 |
    tee -a "$work/report"
  echo "${#clients[@]} clients type-checked"
else
  echo "note: node-typescript is not installed; ${#clients[@]} clients are not type-checked." >&2
fi

failed=$(grep -c '^FAILED' "$work/report" || true)
echo "$(grep -c '^compiled' "$work/report" || true) compiled," \
  "$(grep -c '^refused' "$work/report" || true) refused as they should be, $failed failed"
[ "$failed" -eq 0 ]
