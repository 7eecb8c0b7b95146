#!/usr/bin/env bash
# Makes the pages of the public libraries, which .spi.yml names, from their doc comments and catalogues, with
# the tools of the toolchain: .build/documentation is a folder for any web server. A link to a symbol that is not
# there, and any other warning of DocC, is an error.
# usage: documentation.sh [--skip-build]   (where the debug build is up to date)
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "error: $1" >&2
  exit 1
}

for tool in docc swift-symbolgraph-extract; do
  command -v "$tool" >/dev/null || fail "$tool is missing; it is in the bin folder of the Swift toolchain."
done
libraries=$(sed -n 's/^ *- \(Contract[A-Za-z]*\)$/\1/p' .spi.yml)
[ -n "$libraries" ] || fail ".spi.yml names no library."
case "${1:-}" in
  --skip-build) ;;
  "") for library in $libraries; do swift build --target "$library"; done ;;
  *) fail "usage: documentation.sh [--skip-build]" ;;
esac
triple=$(swift -print-target-info | sed -n 's/^ *"triple": "\([^"]*\)",*$/\1/p' | head -n 1)
folder=.build/documentation
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The C modules that the libraries' modules were compiled with.
flags=(-target "$triple" -I .build/debug/Modules)
for directory in $(pkg-config --cflags-only-I libpq libcrypto | sed 's/-I//g'); do
  flags+=(-Xcc "-I$directory")
done
while read -r map; do flags+=(-Xcc "-fmodule-map-file=$map"); done < <(
  find Sources .build/checkouts -path '*Sources/*' -name module.modulemap
  find .build/debug/ -maxdepth 2 -path '*.build/module.modulemap')

archives=()
for library in $libraries; do
  mkdir "$work/$library"
  swift-symbolgraph-extract -module-name "$library" -minimum-access-level public \
    "${flags[@]}" -output-dir "$work/$library" >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; fail "the symbols of $library cannot be read; see above."; }
  docc convert "Sources/$library/Documentation.docc" --additional-symbol-graph-dir "$work/$library" \
    --fallback-display-name "$library" --fallback-bundle-identifier "$library" \
    --fallback-default-module-kind Library \
    --warnings-as-errors --output-dir "$work/$library.doccarchive" ||
    fail "the pages of $library cannot be made; see above."
  archives+=("$work/$library.doccarchive")
done

rm -rf "$folder"
docc merge "${archives[@]}" --synthesized-landing-page-name "todo-server" --output-path "$folder"
echo "The pages of ${#archives[@]} libraries are in $folder; look at them with"
echo "  python3 -m http.server --directory $folder 8080"
