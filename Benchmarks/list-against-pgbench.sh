#!/usr/bin/env bash
# The whole service against the database alone: wrk lists 20 tasks through the server while, in turns
# on the same cluster, pgbench runs the same two statements. Prints both rates, their ratio and
# the server's CPU time a request. Figures of one run compare; figures of two machines do not.
# usage: list-against-pgbench.sh [seconds a turn, default 8] [turns, default 3]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-8}
turns=${2:-3}
connections=${CONNECTIONS:-64}
clients=${CLIENTS:-8}

for program in wrk psql curl; do
  command -v "$program" >/dev/null || { echo "error: $program is missing; install it." >&2; exit 1; }
done
pgbench=$(command -v pgbench || ls /usr/lib/postgresql/*/bin/pgbench | tail -n 1)

swift build --configuration release --product todo-server
DATABASE_URL=$(Scripts/development-cluster.sh start)
export DATABASE_URL
BETTER_AUTH_SECRET=$(openssl rand -hex 32)
export BETTER_AUTH_SECRET
export HOST=127.0.0.1 PORT=18100 LOG_LEVEL=${LOG_LEVEL:-warning}
server=.build/release/todo-server
user="benchmark-$$"
script=$(mktemp)
"$server" serve >/dev/null &
pid=$!
finish() {
  kill -TERM "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  psql --quiet "$DATABASE_URL" --command \
    "BEGIN; SELECT set_config('app.user_id', '$user', true); DELETE FROM tasks WHERE user_id = '$user'; COMMIT" >/dev/null
  rm -f "$script"
}
trap finish EXIT
for _ in $(seq 50); do
  curl --silent --fail --output /dev/null "http://$HOST:$PORT/health" && break
  sleep 0.1
done

token=$("$server" token --sub "$user" --ttl 1h)
for number in $(seq 20); do
  curl --silent --fail --output /dev/null --header "Authorization: Bearer $token" --json \
    "{\"title\": \"Task number $number of twenty\", \"description\": \"With a description of a usual length.\"}" \
    "http://$HOST:$PORT/api/$user/tasks"
done

cat >"$script" <<EOF
\startpipeline
SELECT set_config('app.user_id', '$user', true);
SELECT id, user_id, title, description, completed, created_at, updated_at FROM tasks WHERE user_id = '$user' AND (NULL::boolean IS NULL OR completed = NULL::boolean) ORDER BY created_at DESC, id DESC;
\endpipeline
EOF

ticks() { awk '{print $14 + $15}' "/proc/$pid/stat"; }
hertz=$(getconf CLK_TCK)
for turn in $(seq "$turns"); do
  database=$("$pgbench" --no-vacuum --client "$clients" --jobs 2 --time "$seconds" \
    --protocol prepared --file "$script" "$DATABASE_URL" 2>/dev/null |
    awk '/^tps/ {print $3}')
  before=$(ticks)
  report=$(wrk --threads 1 --connections "$connections" --duration "${seconds}s" --latency \
    --header "Authorization: Bearer $token" "http://$HOST:$PORT/api/$user/tasks")
  after=$(ticks)
  echo "$report" | grep -q 'Non-2xx' && { echo "$report" >&2; exit 1; }
  service=$(echo "$report" | awk '/^Requests\/sec/ {print $2}')
  requests=$(echo "$report" | awk '/requests in/ {print $1}')
  echo "$turn $database $service $requests $((after - before)) $hertz" | awk '{
    printf "turn %d: pgbench %.0f/s, server %.0f/s, ratio %.2f, server CPU %.1f us a request\n",
      $1, $2, $3, $3 / $2, $5 / $6 * 1e6 / $4 }'
done
grep VmHWM "/proc/$pid/status" | awk '{printf "server memory at its peak: %.0f MB\n", $2 / 1024}'
