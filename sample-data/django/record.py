"""Records the captures of this folder: see record.sh."""
import argparse
import contextlib
import csv
import json
import math
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django
import psycopg2

import load

HERE = Path(__file__).parent.resolve()
# The program runs from a copy here, because profiles hold its path.
HOME = Path("/srv/library") if os.access("/srv", os.W_OK) else Path(tempfile.gettempdir()) / "library"
PROGRAM = ("library", "profiled.py", "profiled_async.py")
SEED = 20261121
NOW = """to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as snapshot_at"""
STATEMENTS = (
    "copy (select s.*, " + NOW + " from pg_stat_statements s where s.dbid = (select oid from pg_database"
    " where datname = 'library') order by s.queryid, s.userid, s.toplevel) to stdout with (format csv, header)"
)
PLANS = {
    "book-by-isbn": 'SELECT "book"."title", "book"."price" FROM "book" WHERE "book"."isbn" = %s',
    "author-by-id": 'SELECT "author"."id", "author"."name" FROM "author" WHERE "author"."id" = %s LIMIT 21',
    "books-of-author": 'SELECT COUNT(*) AS "__count" FROM "book" WHERE "book"."author_id" = %s',
}
VALUES = {"book-by-isbn": "978-000004711", "author-by-id": 4711, "books-of-author": 4711}
DEFECTS = {
    "book_list": "n-plus-one",
    "author_list": "n-plus-one (in the template)",
    "book_detail": "missing-cache (same statement 12 times in a request)",
    "search": "missing-index",
    "book_offers": "serial-io",
    "catalogue": "repeated-serialisation",
    "recommendations": "hot-code",
    "dashboard": "blocking-call-in-async",
    "pulse": "blocking-call-in-async (victim)",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connect(port, name):
    connection = psycopg2.connect(host="127.0.0.1", port=port, user="postgres", dbname=name)
    connection.autocommit = True
    return connection


@contextlib.contextmanager
def database(arguments):
    command = [arguments.java, "-cp", arguments.classpath, str(HERE / "Database.java")]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline())
        with contextlib.closing(connect(port, "postgres")) as admin:
            admin.cursor().execute("create extension pg_stat_statements")
            admin.cursor().execute("create database library")
        with contextlib.closing(connect(port, "library")) as library:
            library.cursor().execute((HERE / "schema.sql").read_text())
        yield port
    finally:
        server.stdin.close()
        server.wait(60)


@contextlib.contextmanager
def started(command, environment, port, path):
    process = subprocess.Popen(command, cwd=HOME, env=environment, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                load.get(port, path)
                break
            except OSError:
                if time.monotonic() > deadline or process.poll() is not None:
                    raise SystemExit("did not start: " + " ".join(command))
                time.sleep(0.05)
        yield process
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(60)
    finally:
        if process.poll() is None:
            process.kill()


class Run:
    def __init__(self, arguments, mode, db, upstream):
        self.arguments = arguments
        self.mode = mode
        self.db = db
        self.folder = arguments.out / mode
        self.profiles = self.folder / "profiles"
        self.plans = self.folder / "plans"
        for folder in (self.folder, self.profiles, self.plans):
            folder.mkdir(parents=True, exist_ok=True)
        self.environment = dict(
            os.environ,
            LIBRARY_MODE=mode,
            LIBRARY_DB_PORT=str(db),
            LIBRARY_UPSTREAM="http://127.0.0.1:%d" % upstream,
            PYTHONDONTWRITEBYTECODE="1",
            PYTHONHASHSEED="0",
        )

    def environment_for(self, prefix, **more):
        return dict(self.environment, LIBRARY_TRACK=os.path.join(self.folder, prefix), **more)

    def record(self):
        if self.mode == "after":
            sql = "create index concurrently book_isbn on book (isbn);\n"
            (self.folder / "index.sql").write_text(sql)
            with contextlib.closing(connect(self.db, "library")) as library:
                library.cursor().execute(sql)
        facts = self.measure()
        for profiler in ("cprofile", "sampler", "yappi"):
            self.profile(profiler, [sys.executable, "profiled.py"])
        scalene = [sys.executable, "-m", "scalene", "--cli", "--json", "--outfile",
                   "out/scalene.json", "profiled.py"]
        self.profile("none", scalene)
        self.profile_async()
        if self.mode == "before":
            self.toolbar()
        self.explain()
        return facts

    def measure(self):
        wsgi, asgi = free_port(), free_port()
        gunicorn = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", "8", "--workers",
                    "1", "--log-level", "error", "--bind", "127.0.0.1:%d" % wsgi, "library.wsgi"]
        uvicorn = [sys.executable, "-m", "uvicorn", "--port", str(asgi), "--log-level", "error", "--lifespan", "off",
                   "library.asgi:application"]
        ports = dict.fromkeys(load.WSGI, wsgi) | dict.fromkeys(load.ASGI, asgi)
        with started(gunicorn, self.environment_for("profiles/gunicorn-"), wsgi, "/health/"), started(
            uvicorn, self.environment_for("profiles/uvicorn-"), asgi, "/pulse/"
        ), contextlib.closing(connect(self.db, "postgres")) as admin:
            endpoints = {**load.WSGI, **load.ASGI}
            load.run(ports, load.schedule(endpoints, self.arguments.warm_up, SEED + 1), os.devnull)
            admin.cursor().execute("select pg_stat_statements_reset()")
            average = os.getloadavg()[0]
            self.snapshot(admin, "pg_stat_statements-t0.csv")
            for port in (wsgi, asgi):
                load.get(port, "/_track/start")
            arrivals = load.schedule(endpoints, self.arguments.seconds, SEED)
            sent = load.run(ports, arrivals, self.folder / "client.log.csv")
            for port in (wsgi, asgi):
                load.get(port, "/_track/stop")
            self.snapshot(admin, "pg_stat_statements-t1.csv")
            facts = {"mode": self.mode, "requests": sent, "load": "%.2f / %.2f" % (average, os.getloadavg()[0])}
            with admin.cursor() as cursor:
                cursor.execute("show server_version")
                facts["postgres"] = cursor.fetchone()[0]
        self.join_logs()
        return facts

    def join_logs(self):
        parts = [self.profiles / "gunicorn-requests.csv", self.profiles / "uvicorn-requests.csv"]
        lines = [part.read_text().splitlines(keepends=True) for part in parts]
        body = sorted(line for part in lines for line in part[1:])
        (self.folder / "requests.csv").write_text(lines[0][0] + "".join(body))
        for part in parts:
            part.unlink()

    def snapshot(self, connection, name):
        with open(self.folder / name, "w") as out, connection.cursor() as cursor:
            cursor.copy_expert(STATEMENTS, out)

    def profile(self, profiler, command):
        port = free_port()
        paths = load.rounds(load.WSGI, self.arguments.rounds, SEED)
        command = command + [profiler, "out/", str(port), str(len(paths))]
        with started(command, self.environment, port, "/health/") as process:
            for path in paths:
                status, _ = load.get(port, path)
                if status != 200:
                    raise SystemExit("%s: %d" % (path, status))
            process.wait(120)
        self.take_profiles()

    def take_profiles(self):
        for file in sorted((HOME / "out").iterdir()):
            shutil.move(file, self.profiles / file.name)

    def profile_async(self):
        port = free_port()
        command = [sys.executable, "profiled_async.py", "out/uvicorn-cprofile.pstats", str(port)]
        with started(command, self.environment, port, "/pulse/"):
            for path in load.rounds(load.ASGI, self.arguments.rounds, SEED):
                load.get(port, path)
        self.take_profiles()

    def toolbar(self):
        port = free_port()
        Path(self.folder / "debug-toolbar.jsonl").unlink(missing_ok=True)
        paths = load.rounds(load.WSGI, 1, SEED)
        command = [sys.executable, "profiled.py", "none", "out/", str(port), str(len(paths))]
        with started(command, self.environment_for("", LIBRARY_TOOLBAR="1"), port, "/health/") as process:
            for path in paths:
                load.get(port, path)
            process.wait(60)

    def explain(self):
        with contextlib.closing(connect(self.db, "library")) as library, library.cursor() as cursor:
            for name, sql in PLANS.items():
                cursor.execute("explain (analyze, buffers, verbose, format json) " + sql, [VALUES[name]])
                (self.plans / (name + ".json")).write_text(json.dumps(cursor.fetchone()[0], indent=1) + "\n")
                (self.plans / (name + ".sql")).write_text(cursor.mogrify(sql, [VALUES[name]]).decode() + "\n")


def percentile(sorted_values, share):
    return sorted_values[max(0, math.ceil(share * len(sorted_values)) - 1)]


def truth(out, modes):
    """By nearest rank, from the service's own log and the client's."""
    rows = []
    for mode in modes:
        service, client, queries, routes = {}, {}, {}, {}
        for row in csv.DictReader(open(out / mode / "requests.csv")):
            name = row["handler"].rsplit(".", 1)[1]
            routes[name] = row["method"] + " " + row["route"]
            service.setdefault(name, []).append(float(row["service_ms"]))
            queries.setdefault(name, []).append(int(row["queries"]))
        for row in csv.DictReader(open(out / mode / "client.log.csv")):
            client.setdefault(row["endpoint"], []).append(float(row["latency_ms"]))
        for name in sorted(service):
            inside, outside = sorted(service[name]), sorted(client[name])
            rows.append(
                [mode, routes[name], "library.views." + name, len(inside)]
                + ["%.1f" % percentile(inside, share) for share in (0.5, 0.95, 0.99)]
                + ["%.1f" % percentile(outside, share) for share in (0.5, 0.95, 0.99)]
                + ["%.2f" % (sum(queries[name]) / len(inside)), DEFECTS.get(name, "") if mode == "before" else ""]
            )
    head = ["mode", "endpoint", "handler", "requests", "service_p50_ms", "service_p95_ms", "service_p99_ms",
            "client_p50_ms", "client_p95_ms", "client_p99_ms", "queries_per_request", "defect"]
    with open(out / "truth.csv", "w") as table:
        csv.writer(table, lineterminator="\n").writerows([head] + rows)
    return rows


def tables(rows):
    text = []
    for mode in ("before", "after"):
        text.append("### %s\n" % mode.capitalize())
        text.append("| endpoint | handler | requests | service p50 / p95 / p99 ms | client p50 / p95 / p99 ms"
                    " | queries per request | defect |\n|---|---|--:|--:|--:|--:|---|")
        for row in rows:
            if row[0] == mode:
                text.append("| `%s` | `%s` | %s | %s / %s / %s | %s / %s / %s | %s | %s |" % tuple(row[1:]))
        text.append("")
    return "\n".join(text)


def readme(arguments, rows, facts):
    runs = "\n".join("| %(mode)s | %(requests)d | %(load)s |" % each for each in facts)
    text = (HERE / "README.template.md").read_text()
    for name, value in {
        "TABLES": tables(rows),
        "RUNS": "| mode | requests | load average at start / end |\n|---|--:|---|\n" + runs,
        "PYTHON": platform.python_version(),
        "DJANGO": django.get_version(),
        "POSTGRES": facts[0]["postgres"],
        "SECONDS": str(arguments.seconds),
        "ROUNDS": str(arguments.rounds),
        "SEED": str(SEED),
    }.items():
        text = text.replace("{{%s}}" % name, value)
    (arguments.out / "README.md").write_text(text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--java", required=True)
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--seconds", type=int, default=90)
    parser.add_argument("--warm-up", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--out", type=lambda text: Path(text).resolve(), default=HERE)
    arguments = parser.parse_args()
    facts = []
    shutil.rmtree(HOME, ignore_errors=True)
    (HOME / "out").mkdir(parents=True)
    for name in PROGRAM:
        (shutil.copytree if (HERE / name).is_dir() else shutil.copy)(HERE / name, HOME / name)
    for mode in ("before", "after"):
        shutil.rmtree(arguments.out / mode, ignore_errors=True)
        upstream = load.upstream()
        with database(arguments) as db:
            facts.append(Run(arguments, mode, db, upstream.server_address[1]).record())
        upstream.shutdown()
    shutil.rmtree(HOME)
    readme(arguments, truth(arguments.out, ("before", "after")), facts)


if __name__ == "__main__":
    main()
