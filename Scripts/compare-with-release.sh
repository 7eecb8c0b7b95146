#!/bin/sh
# Compares openapi.yaml with the contract last released, the newest of Releases/openapi-*.yaml, and
# fails where a change breaks clients or opens users' data. Accepted changes stand in
# Releases/accepted-changes.txt. A release copies openapi.yaml there under its version, and removes
# the accepted changes.
# usage: compare-with-release.sh [contractc]
set -eu
cd "$(dirname "$0")/.."
command=${1:-.build/debug/contractc}
released=$(find Releases -name 'openapi-*.yaml' | sort -V | tail -n 1)
if [ -z "$released" ]; then
  echo "error: there is no Releases/openapi-*.yaml to compare openapi.yaml with." >&2
  exit 1
fi
set -- "$released" openapi.yaml
if [ -f Releases/accepted-changes.txt ]; then set -- "$@" --allow Releases/accepted-changes.txt; fi
echo "contract: compared with $released"
"$command" diff "$@"
