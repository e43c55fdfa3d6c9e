#!/bin/sh
# Records log/* and psql/* anew: a server of its own, in a folder that is removed afterwards.
#   ./record.sh BIN   where BIN holds initdb and postgres (not as root: a server refuses that)
# psql and pgbench are taken from the path.
set -e
bin=$1
here=$(cd "$(dirname "$0")" && pwd)
data=$(mktemp -d)
port=54329
export PGHOST=127.0.0.1 PGPORT=$port PGUSER=postgres PGDATABASE=shop PGAPPNAME=shop
"$bin/initdb" -D "$data/db" --no-sync --locale=C --encoding=UTF8 -A trust -U postgres >/dev/null
trap '"$bin/pg_ctl" -D "$data/db" -m immediate stop >/dev/null 2>&1; rm -rf "$data"' EXIT

# start PREFIX DESTINATIONS MORE...
start() {
  prefix=$1; destinations=$2; shift 2
  rm -rf "$data/log"
  "$bin/pg_ctl" -D "$data/db" -w -l "$data/start" start -o "-F -p $port -k '' -h 127.0.0.1 \
    -c logging_collector=on -c log_directory=$data/log -c log_filename=server.log \
    -c log_destination=$destinations -c log_timezone=UTC -c compute_query_id=on \
    -c deadlock_timeout=100ms -c log_lock_waits=on -c log_checkpoints=off \
    -c shared_preload_libraries=pg_stat_statements,auto_explain \
    -c pg_stat_statements.track_planning=on -c track_io_timing=on \
    $* -c log_line_prefix=\"$prefix\"" >/dev/null
}
stop() { "$bin/pg_ctl" -D "$data/db" -m fast -w stop >/dev/null; }
ask() { psql -X -q -o /dev/null "$@"; }

workload() {
  ask -c "SELECT pg_sleep(0.012), 'it''s' AS note"
  ask -c "SELECT c.name,
       count(*)
  FROM orders o, customer c, pg_sleep(0.02)
 WHERE c.id = o.customer_id AND o.total > 12.5
 GROUP BY c.name"
  ask -c "SELECT pg_sleep(0.015), 'other' AS note"
  pgbench -n -M prepared -t 2 -f "$data/prepared.sql" >/dev/null 2>&1
  pgbench -n -M extended -t 2 -f "$data/extended.sql" >/dev/null 2>&1
  ask -c "SELECT 1 / 0" 2>/dev/null || true
  ask -c "BEGIN; UPDATE orders SET note = 'held' WHERE id = 7; SELECT pg_sleep(1.6); COMMIT" &
  sleep 0.8
  ask -c "UPDATE orders SET note = 'waits' WHERE id = 7"
  wait
  ask -c "BEGIN; LOCK TABLE customer; SELECT pg_sleep(1.6); COMMIT" &
  sleep 0.8
  ask -c "SET statement_timeout = '200ms'" -c "SELECT name FROM customer WHERE id = 3" 2>/dev/null || true
  wait
}
printf '\\set id random(1, 400)\nSELECT pg_sleep(0.011), note FROM orders WHERE id = :id;\n' >"$data/prepared.sql"
printf '\\set id random(1, 400)\nSELECT pg_sleep(0.011), total FROM orders\nWHERE customer_id = :id;\n' >"$data/extended.sql"

PGDATABASE=postgres
start '%m [%p] ' stderr
ask -c "CREATE DATABASE shop"
PGDATABASE=shop
ask -c "CREATE EXTENSION pg_stat_statements" \
  -c "CREATE TABLE customer AS SELECT g AS id, 'c' || g AS name FROM generate_series(1, 50) g" \
  -c "CREATE TABLE orders AS SELECT g AS id, 1 + g % 50 AS customer_id, g * 1.5 AS total, 'x' AS note FROM generate_series(1, 400) g" \
  -c "ANALYZE" -c "SELECT pg_stat_statements_reset()"
stop

mkdir -p "$here/log" "$here/psql"
start '%m [%p] %q%u@%d ' stderr,csvlog,jsonlog -c log_min_duration_statement=10ms
workload
for id in 3 4; do ask -c "SELECT total FROM orders WHERE id = $id OR note LIKE '%|%'"; done
ask -c "CREATE TABLE kept AS SELECT now() AS snapshot_at, * FROM pg_stat_statements
  WHERE query NOT LIKE 'CREATE%' ORDER BY queryid LIMIT 10"
view="SELECT * FROM kept ORDER BY queryid"
for form in "aligned:-P border=1" "border0:-P border=0" "border2:-P border=2" "unicode:-P linestyle=unicode" \
    "wrapped:-P format=wrapped -P columns=1000" "unaligned:-A" "expanded:-x" "expanded-unaligned:-x -A" "expanded-unicode:-x -P linestyle=unicode -P border=2"; do
  # shellcheck disable=SC2086
  psql -X ${form#*:} -c "$view" >"$here/psql/${form%%:*}.txt"
done
psql -X --csv -c "$view" >"$here/psql/same.csv"
stop
for kind in log csv json; do cp "$data/log/server.$kind" "$here/log/threshold.$kind"; done

for form in 'pgbadger:%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ' 'rds:%t:%r:%u@%d:[%p]:' 'azure:%t-%c-' \
    'epoch:%n %p %Q %d/%u ' 'plain:'; do
  start "${form#*:}" stderr -c log_min_duration_statement=10ms
  workload
  stop
  cp "$data/log/server.log" "$here/log/${form%%:*}.log"
done

start '%m [%p] ' stderr -c log_statement=all -c log_duration=on
workload
stop
cp "$data/log/server.log" "$here/log/all.log"

start '%m [%p] %q%u@%d ' stderr,csvlog,jsonlog -c log_min_duration_statement=10ms \
  -c auto_explain.log_min_duration=10ms -c auto_explain.log_analyze=on -c auto_explain.log_format=text
workload
stop
for kind in log csv json; do cp "$data/log/server.$kind" "$here/log/explained.$kind"; done
