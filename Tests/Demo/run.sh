#!/usr/bin/env bash
# Starts the service and the page as `make demo` does, reads its screen, and goes there in Debian's Chromium: a page
# of another origin, with the client that the compiler writes now. Pictures of what was seen stay in
# .build/screenshots. Needs python3 with venv, chromium, node-typescript and PostgreSQL.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

fail() {
  echo "error: $1" >&2
  exit 1
}

chromium=$(command -v chromium || command -v chromium-browser || true)
[ -n "$chromium" ] || fail "Chromium is not installed; install the package chromium."
command -v tsc >/dev/null || fail "TypeScript is not installed; install the package node-typescript."

# The driver lives below the git-ignored folder, and is installed again when its version changes. It brings no
# browser of its own.
environment="$root/.local/browser"
if ! cmp --silent "$root/Tests/Browser/requirements.txt" "$environment/installed.txt"; then
  rm -rf "$environment"
  mkdir -p "$environment"
  python3 -m venv "$environment/python" ||
    fail "python3 cannot make a virtual environment; install the package python3-venv."
  "$environment/python/bin/pip" install --quiet --disable-pip-version-check \
    --requirement "$root/Tests/Browser/requirements.txt" ||
    fail "Playwright could not be installed from the Python package index; see above."
  cp "$root/Tests/Browser/requirements.txt" "$environment/installed.txt"
fi

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || true)")
[ -x "$programs/initdb" ] || fail "no PostgreSQL server found; install the package postgresql."

# PostgreSQL refuses to run as root; as root, its programs run as the user postgres.
work=$(mktemp -d /tmp/todo-demo.XXXXXX)
as_owner=()
if [ "$(id -u)" -eq 0 ]; then
  as_owner=(runuser -u postgres --)
  chown postgres "$work"
fi
chmod 711 "$work"
control() { (cd / && "${as_owner[@]}" "$programs/pg_ctl" --pgdata "$work/data" "$@"); }

demo_pid=""
stop() {
  trap '' INT TERM
  if [ -n "$demo_pid" ]; then
    kill -TERM "$demo_pid" 2>/dev/null || true
    wait "$demo_pid" 2>/dev/null || true
  fi
  control --wait --mode immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

(cd / && "${as_owner[@]}" "$programs/initdb" --pgdata "$work/data" --username postgres \
  --auth trust --encoding UTF8 --locale C --no-sync >"$work/initdb.log" 2>&1) ||
  { cat "$work/initdb.log" >&2; fail "initdb failed; see above."; }
control --wait --log "$work/data/log" \
  --options "-c listen_addresses='' -c unix_socket_directories='$work' -c fsync=off" \
  start >/dev/null || fail "PostgreSQL did not start."
query() { "${as_owner[@]}" psql --no-psqlrc --quiet --host "$work" --username postgres "$@"; }
(cd / && query --dbname postgres --command "CREATE ROLE todo LOGIN")
(cd / && query --dbname postgres --command "CREATE DATABASE todo OWNER todo")

BETTER_AUTH_SECRET=$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')
export BETTER_AUTH_SECRET
env DATABASE_URL="postgresql://todo@/todo?host=$work" PORT=0 DEMO_PORT=0 DOCS=off \
  "$root/Scripts/demo.sh" >"$work/screen" 2>"$work/log" &
demo_pid=$!
for _ in $(seq 6000); do
  ! grep --quiet "Sign in with any name" "$work/screen" || break
  kill -0 "$demo_pid" 2>/dev/null || { cat "$work/screen" "$work/log" >&2; fail "make demo ended."; }
  sleep 0.1
done

# What a person would read there.
ADDRESS=$(sed -nE 's|.*The todo service runs at +(http://[^ ]+)$|\1|p' "$work/screen")
PAGE=$(sed -nE 's|.*The demo runs at +(http://[^ ]+)$|\1|p' "$work/screen")
[ -n "$ADDRESS" ] && [ -n "$PAGE" ] || {
  cat "$work/screen" "$work/log" >&2
  fail "the screen of make demo lacks an address."
}

export CHROMIUM="$chromium" ADDRESS PAGE SCREENSHOTS="$root/.build/screenshots"
mkdir -p "$SCREENSHOTS"
"$environment/python/bin/python" "$here/demo.py"
