#!/bin/sh
# Runs pgbench and database-bench in turn on one database and prints the ratio of their rates.
# Usage: against-pgbench.sh URI   (a role that may create tables and is bound by policies)
set -eu
uri=$1
here=$(cd "$(dirname "$0")" && pwd)
seconds=${SECONDS_EACH:-8}
bench=${BENCH:-$here/.build/release/database-bench}
pgbench=${PGBENCH:-$(command -v pgbench || ls /usr/lib/postgresql/*/bin/pgbench | tail -n 1)}
[ -x "$bench" ] || swift build -c release --package-path "$here" --product database-bench
psql -X -q -v ON_ERROR_STOP=1 -d "$uri" -f "$here/setup.sql"
for round in 1 2; do
  theirs=$("$pgbench" -n -M prepared -c 8 -j 2 -T "$seconds" -f "$here/list.pgbench" "$uri" |
    sed -n 's/^tps = \([0-9]*\).*/\1/p')
  echo "pgbench prepared 8 clients: $theirs/s"
  ours=$("$bench" "$uri" 64 8 "$seconds")
  echo "$ours"
  rate=$(echo "$ours" | sed 's/.*requests\/s \([0-9]*\).*/\1/')
  awk -v a="$rate" -v b="$theirs" 'BEGIN { printf "ratio %.2f\n", a / b }'
done
