#!/usr/bin/env bash
# Installs the viewer of /docs, Swagger UI with its license, into a folder: from the Python package that brings
# its files as they were released, of one version, held against its digest. Nothing is done where it is there.
# usage: install-viewer.sh [folder]   (default: .local/swagger-ui)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/.local/swagger-ui}

fail() {
  echo "error: $1" >&2
  exit 1
}

if cmp --silent "$root/Scripts/viewer-requirements.txt" "$folder/installed.txt"; then exit 0; fi
command -v python3 >/dev/null || fail "python3 is missing; install the packages python3 and python3-venv."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=python3
if ! python3 -m pip --version >/dev/null 2>&1; then
  python3 -m venv "$work/python" >"$work/log" 2>&1 ||
    fail "python3 cannot make a virtual environment; install the package python3-venv."
  python="$work/python/bin/python"
fi
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
  --requirement "$root/Scripts/viewer-requirements.txt" --dest "$work" >"$work/log" 2>&1 || {
  cat "$work/log" >&2
  fail "the viewer could not be fetched from the Python package index; see above."
}
"$python" -m zipfile --extract "$work"/*.whl "$work/wheel"
viewer=$(dirname "$(find "$work/wheel" -name swagger-ui-bundle.js | head -n 1)")
mkdir -p "$folder"
install -m 644 "$viewer/swagger-ui-bundle.js" "$viewer/swagger-ui.css" "$viewer/LICENSE" "$folder"
install -m 644 "$root/Scripts/viewer-requirements.txt" "$folder/installed.txt"
