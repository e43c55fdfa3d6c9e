#!/bin/sh
# Records the profiles of this folder anew. Needs Python 3.11 with flask, fastapi, uvicorn, gunicorn,
# sqlalchemy and requests (PYTHON names the interpreter), and py-spy 0.4 (PYSPY).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to=${1:-$here/profiles}
python=${PYTHON:-python3}
pyspy=${PYSPY:-py-spy}
work=$(mktemp -d)
trap 'kill $up 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$to"
cd "$here"
export SHOP_FILE="$work/shop.sqlite3" PYTHONDONTWRITEBYTECODE=1
"$python" shop_model.py
"$python" upstream.py & up=$!

# serve PORT COMMAND… : starts a server and waits until it answers
serve() {
  port=$1; shift
  "$@" >/dev/null 2>&1 & server=$!
  until curl -s -o /dev/null "http://127.0.0.1:$port/customer"; do sleep 0.2; done
}

# spy NAME THREADS PATHS OPTION… : profiles the server under load
spy() {
  name=$1; threads=$2; paths=$3; shift 3
  "$python" load.py "$port" 9 "$threads" $paths & load=$!
  sleep 1
  "$pyspy" record --pid "$server" --duration 6 --rate 100 -o "$to/$name" "$@" >/dev/null 2>&1
  wait "$load"
}

all="orders catalogue recommendations offers customer health"
serve 9412 "$python" -m flask --app flask_shop run --port 9412 --no-reload
spy flask.raw.txt 1 "$all" --format raw
spy flask-idle-threads.raw.txt 3 "$all" --format raw --idle --threads
spy flask-gil.raw.txt 4 "$all" --format raw --gil
spy flask.speedscope.json 1 "$all" --format speedscope
spy flask-threads.trace.json 2 "$all" --format chrometrace --threads
spy flask-native-idle-contended.raw.txt 4 "recommendations" --format raw --native --idle --threads
kill "$server"

serve 9413 "$python" -m uvicorn fastapi_shop:app --port 9413 --log-level error
spy fastapi-idle.raw.txt 3 "dashboard pulse orders customer" --format raw --idle
spy fastapi-idle.speedscope.json 3 "dashboard pulse orders customer" --format speedscope --idle
kill "$server"

serve 9414 "$python" -m gunicorn flask_shop:app --workers 2 --threads 2 --bind 127.0.0.1:9414
spy gunicorn-subprocesses-threads.raw.txt 4 "$all" --format raw --subprocesses --threads
kill "$server"

mkdir -p "$to/flask-requests"
"$python" flask_profiled.py "$to/flask-requests"
"$pyspy" record --rate 200 --format raw -o "$to/startup.raw.txt" -- "$python" startup.py >/dev/null 2>&1
