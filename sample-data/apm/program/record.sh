#!/bin/sh
# Records what each producer says of the same program: record.sh FOLDER
cd "$(dirname "$0")"
out=${1:-recorded}
export PORT=8500 PGPORT=5499 UPSTREAM=8600 INTAKE=8700 DD_INSTRUMENTATION_TELEMETRY_ENABLED=false
ready() { # log
  tries=0
  until grep -q ready "$1" || [ $tries -gt 60 ]; do sleep 1; tries=$((tries + 1)); done
}
one() { # folder producer
  mkdir -p "$out/$1"
  node intake.js "$out/$1" > "$out/intake.log" & intake=$!
  ready "$out/intake.log"
  node app.js "$2" > "$out/$1.log" 2>&1 & app=$!
  ready "$out/$1.log"
  for round in 1 2 3; do
    for path in /orders /catalog/7 /catalog/8 /checkout /health; do
      curl -s -o /dev/null "http://127.0.0.1:$PORT$path"
    done
  done
  sleep 3
  kill -TERM $app; sleep 5
  kill -KILL $app 2> /dev/null
  kill $intake
  wait $app $intake 2> /dev/null
}
mkdir -p "$out"
node services.js > "$out/services.log" & services=$!
ready "$out/services.log"
one otlp-json otel
EXPORTER=proto one otlp-proto otel
EXPORTER=zipkin one zipkin otel
one elastic elastic
COMPRESS=1 one elastic-compressed elastic
one sentry sentry
one datadog datadog
kill $services
