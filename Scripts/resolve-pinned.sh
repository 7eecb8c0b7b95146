#!/usr/bin/env bash
# Resolves the package's dependencies to exactly the versions of Scripts/pinned-dependencies.txt, so that
# an image holds what was tested. Fails where the list lacks one, names one too many, or where a
# version cannot be had; `--write` writes the list from the versions that are resolved now.
# usage: resolve-pinned.sh [--write]
set -euo pipefail
cd "$(dirname "$0")/.."
list=Scripts/pinned-dependencies.txt

fail() {
  echo "error: $1" >&2
  exit 1
}

# The packages and versions of Package.resolved, one a line.
resolved() {
  awk -F '"' '
    /"identity"/ { name = $4 }
    /"version" *: *"/ { print name, $4 }' Package.resolved | LC_ALL=C sort
}

pinned() { grep -v '^#' "$list" | LC_ALL=C sort; }

if [ "${1:-}" = --write ]; then
  [ -f Package.resolved ] || swift package resolve
  { grep '^#' "$list"; resolved; } >"$list.new"
  mv "$list.new" "$list"
  exit 0
fi
[ $# -eq 0 ] || fail "usage: resolve-pinned.sh [--write]"

[ -f Package.resolved ] || swift package resolve
# One at a time: what is pinned stays when the next one is.
while read -r name version; do
  resolved | grep -qx "$name $version" || swift package resolve "$name" --version "$version" ||
    fail "$name $version of $list cannot be resolved."
done < <(pinned)

if ! difference=$(diff <(pinned) <(resolved)); then
  echo "$difference" >&2
  fail "what was resolved (>) is not what $list says (<); test with what is resolved, then run Scripts/resolve-pinned.sh --write."
fi
