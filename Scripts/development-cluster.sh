#!/usr/bin/env bash
# A private PostgreSQL cluster for development, below the git-ignored folder .local.
# usage: development-cluster.sh start|stop|url
#   start  creates the cluster where it is missing, starts it, and prints its DATABASE_URL
#   stop   stops it
# PostgreSQL refuses to run as root; as root, everything here runs as the user `postgres`.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "error: $1" >&2
  exit 1
}

local_folder="$PWD/.local"
mkdir -p "$local_folder"

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || true)" 2>/dev/null || true)
[ -x "$programs/initdb" ] || fail "no PostgreSQL server found; install the package postgresql."

as_owner=()
data="$local_folder/postgresql"
if [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || fail "there is no user postgres; install the package postgresql."
  as_owner=(runuser -u postgres --)
  if [ ! -L "$data" ] && ! "${as_owner[@]}" test -x "$local_folder"; then
    # The user postgres cannot enter this folder, as below /root: the data lives in its own home,
    # and a link here leads to it.
    [ ! -d "$data" ] || fail "the user postgres cannot enter $local_folder; let it, or run as a user."
    home=$(getent passwd postgres | cut -d: -f6)
    ln -s "$home/todo-server-$(printf %s "$PWD" | cksum | cut -d' ' -f1)" "$data"
  fi
  real_data=$(readlink -m "$data")
  [ -d "$real_data" ] || install -d -o postgres -m 700 "$real_data"
else
  real_data=$(readlink -m "$data")
  mkdir -p -m 700 "$real_data"
fi

# A unix socket in a folder that only the owner may enter: no port to clash, no password to keep.
# Its path must be short, and the same as long as the cluster runs.
socket_folder="/tmp/todo-server-$(id -u)-$(printf %s "$PWD" | cksum | cut -d' ' -f1)"
url="postgresql://todo@/todo?host=$socket_folder"

control() { (cd / && "${as_owner[@]}" "$programs/pg_ctl" --pgdata "$real_data" "$@"); }
query() {
  (cd / && "${as_owner[@]}" psql --no-psqlrc --quiet --tuples-only --no-align \
    --host "$socket_folder" --username postgres --dbname postgres \
    --set ON_ERROR_STOP=1 --command "$1")
}

start() {
  if [ -e "$socket_folder" ]; then
    owner=$(stat --format %U "$socket_folder" 2>/dev/null)
    expected=$([ ${#as_owner[@]} -gt 0 ] && echo postgres || id -un)
    [ "$owner" = "$expected" ] || fail "$socket_folder belongs to $owner; remove it and try again."
  elif [ ${#as_owner[@]} -gt 0 ]; then
    install -d -o postgres -m 700 "$socket_folder"
  else
    mkdir -m 700 "$socket_folder"
  fi
  if [ ! -e "$real_data/PG_VERSION" ] && ! "${as_owner[@]}" test -e "$real_data/PG_VERSION"; then
    (cd / && "${as_owner[@]}" "$programs/initdb" --pgdata "$real_data" --username postgres \
      --auth trust --encoding UTF8 --locale C.UTF-8 >/dev/null) ||
      fail "initdb failed in $real_data; see above."
  fi
  if ! control status >/dev/null; then
    control --wait --timeout 60 --log "$real_data/log" \
      --options "-c listen_addresses='' -c unix_socket_directories='$socket_folder'" \
      start >/dev/null || fail "PostgreSQL did not start; see $real_data/log."
  fi
  # The role owns its database but is no superuser: row-level security binds it.
  [ "$(query "SELECT count(*) FROM pg_roles WHERE rolname = 'todo'")" = 1 ] ||
    query "CREATE ROLE todo LOGIN"
  [ "$(query "SELECT count(*) FROM pg_database WHERE datname = 'todo'")" = 1 ] ||
    query "CREATE DATABASE todo OWNER todo"
  echo "$url"
}

case "${1:-}" in
  start) start ;;
  stop)
    if control status >/dev/null; then control --wait --mode fast stop >/dev/null; fi
    rmdir "$socket_folder" 2>/dev/null || true
    ;;
  url) echo "$url" ;;
  *) fail "usage: development-cluster.sh start|stop|url" ;;
esac
