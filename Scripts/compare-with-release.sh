#!/bin/sh
# Compares openapi.yaml with the version last released: the newest tag `v*` that HEAD descends from.
# Accepted changes stand in Scripts/accepted-changes.txt, which a release empties.
set -eu
cd "$(dirname "$0")/.."
command=${1:-.build/debug/contractc}
if ! git rev-parse --git-dir >/dev/null 2>&1; then
  echo "contract: not compared with a release, as this is no git repository"
  exit 0
fi
tag=$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null) || {
  echo "contract: not compared with a release, as there is no tag v* yet"
  exit 0
}
released=$(mktemp -d)
trap 'rm -rf "$released"' EXIT
# The whole tree of the tag, as the contract may refer to further files.
git archive "$tag" | tar -x -C "$released"
if [ ! -f "$released/openapi.yaml" ]; then
  echo "contract: not compared with $tag, which has none"
  exit 0
fi
set -- "$released/openapi.yaml" openapi.yaml
if [ -f Scripts/accepted-changes.txt ]; then set -- "$@" --allow Scripts/accepted-changes.txt; fi
echo "contract: compared with $tag"
"$command" diff "$@"
