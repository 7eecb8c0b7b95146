#!/usr/bin/env bash
# Installs the Debian packages that `make run`, `make demo`, `make test`, `make build`, `make bench` or
# `make faults` need, where they are missing.
# usage: install-packages.sh run|demo|test|build|bench|faults
set -euo pipefail

fail() {
  echo "error: $1" >&2
  exit 1
}

command -v swift >/dev/null ||
  fail "no Swift toolchain found; install Swift 6.3 from swift.org and put its bin folder on PATH."

libraries=(libpq-dev libssl-dev libyaml-dev pkg-config)
optional=()
case "${1:-}" in
  build) wanted=("${libraries[@]}") ;;
  run) wanted=("${libraries[@]}" curl openssl postgresql python3 python3-venv) ;;
  demo) wanted=("${libraries[@]}" curl openssl postgresql python3 python3-venv node-typescript) ;;
  test) wanted=("${libraries[@]}" curl openssl postgresql pgbouncer python3 python3-venv chromium
    node-typescript) ;;
  bench) wanted=("${libraries[@]}" curl postgresql python3 python3-venv binutils valgrind wrk linux-perf
    golang-go golang-github-jackc-pgx-v4-dev golang-github-golang-jwt-jwt-dev)
    # Other releases may not have these; the peer in Rust is left out then.
    optional=(cargo rustc
      librust-{base64,chrono,futures-util,hmac,http-body,hyper,percent-encoding}-dev
      librust-{serde,serde-json,sha2,tokio,tokio-postgres}-dev) ;;
  faults) wanted=("${libraries[@]}" openssl postgresql pgbouncer faketime iproute2 procps python3) ;;
  *) fail "usage: install-packages.sh run|demo|test|build|bench|faults" ;;
esac

# Where DATABASE_URL names a database, no server is needed here.
if [ -n "${DATABASE_URL:-}" ]; then
  case "$1" in
    run) wanted=("${libraries[@]}" curl openssl python3 python3-venv) ;;
    demo) wanted=("${libraries[@]}" curl openssl python3 python3-venv node-typescript) ;;
  esac
fi

if ! command -v apt-get >/dev/null; then
  echo "note: this is no Debian system; these are expected to be installed: ${wanted[*]}" >&2
  exit 0
fi

find_missing() {
  local package state
  missing=()
  for package; do
    state=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
  done
}
find_missing "${wanted[@]}" "${optional[@]}"
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    find_missing "${wanted[@]}"
    [ ${#missing[@]} -gt 0 ] || exit 0
    fail "these packages are missing and there is no sudo: run 'apt-get install ${missing[*]}' as root."
  fi
  as_root=(sudo)
fi

echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing[@]}" >"$log" 2>&1
}
# The package lists may be missing or old: refresh them only when they do not serve.
if ! install; then
  "${as_root[@]}" apt-get update >"$log" 2>&1 || true
  if ! install; then
    find_missing "${wanted[@]}"
    if [ ${#missing[@]} -gt 0 ] && { [ ${#optional[@]} -eq 0 ] || ! install; }; then
      cat "$log" >&2
      fail "could not install ${missing[*]}; see above."
    fi
    find_missing "${optional[@]}"
    echo "note: these could not be installed, and can be done without: ${missing[*]}" >&2
  fi
fi
