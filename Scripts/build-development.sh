#!/usr/bin/env bash
# Builds the server for `make run` and `make demo`, and says what that takes. BUILD is debug or release.
set -euo pipefail
cd "$(dirname "$0")/.."

build=${BUILD:-debug}
case "$build" in
  debug | release) ;;
  *)
    echo "error: BUILD is '$build'; it must be debug or release." >&2
    exit 1
    ;;
esac

if [ -x ".build/$build/todo-server" ]; then
  echo "Building what has changed ($build); the numbers in brackets count the steps."
else
  echo "Building the contract's compiler, what it generates, the libraries and the server ($build)."
  echo "The first time that takes some minutes: three on two quick cores, five on slow ones, twice as"
  echo "long with BUILD=release. The numbers in brackets count the steps; later builds take seconds."
fi
started=$SECONDS
swift build --configuration "$build" --product todo-server
echo "Built in $((SECONDS - started)) seconds."
