"""Measures each request, and takes stacks of all threads while asked to.

The sampler writes two files of collapsed stacks, in the form of py-spy's `raw`: `wall` counts every
thread at every tick, whether it runs or waits; `cpu` counts the CPU time that the kernel says the
thread had since the tick before, in intervals.
"""
import asyncio
import sys
import threading
import time
from collections import Counter

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.utils.decorators import sync_and_async_middleware

INTERVAL = 0.005


class Sampler(threading.Thread):
    def __init__(self):
        super().__init__(name="sampler", daemon=True)
        self.asked = threading.Event()
        self.wall = Counter()
        self.cpu = Counter()
        self.ran = {}

    def run(self):
        while not self.asked.wait(INTERVAL):
            names = {thread.ident: thread for thread in threading.enumerate()}
            for ident, frame in sys._current_frames().items():
                if ident == self.ident:
                    continue
                thread = names.get(ident)
                stack = "thread (%d): %s;" % (ident, thread.name if thread else "?") + stacked(frame)
                self.wall[stack] += 1
                if thread is not None:
                    self.cpu[stack] += self.ran_since(thread.native_id)

    def ran_since(self, native_id):
        try:
            with open("/proc/self/task/%d/schedstat" % native_id) as schedstat:
                ns = int(schedstat.read().split()[0])
        except (FileNotFoundError, ProcessLookupError):  # the thread ended meanwhile
            return 0
        before = self.ran.get(native_id, ns)
        self.ran[native_id] = ns
        return ns - before

    def write(self, prefix):
        self.asked.set()
        self.join()
        rows(prefix + "wall.collapsed", self.wall)
        cpu = Counter({stack: round(ns / 1e9 / INTERVAL) for stack, ns in self.cpu.items()})
        rows(prefix + "cpu.collapsed", cpu)


def rows(path, counts):
    with open(path, "w") as out:
        for stack, count in sorted(counts.items()):
            if count > 0:
                out.write("%s %d\n" % (stack, count))


def stacked(frame):
    names = []
    while frame is not None:
        code = frame.f_code
        names.append("%s (%s:%d)" % (code.co_name, short(code.co_filename), frame.f_lineno))
        frame = frame.f_back
    return ";".join(reversed(names))


def short(path):
    """From the package on, as py-spy shortens paths."""
    for root in sorted(sys.path, key=len, reverse=True):
        if root and path.startswith(root + "/"):
            return path[len(root) + 1 :]
    return path


class Log:
    def __init__(self):
        self.lock = threading.Lock()
        self.lines = None
        self.sampler = None

    def add(self, line):
        with self.lock:
            if self.lines is not None:
                self.lines.append(line)


LOG = Log()


def start(request):
    LOG.lines = []
    LOG.sampler = Sampler()
    LOG.sampler.start()
    return HttpResponse("started")


def stop(request):
    lines, LOG.lines = LOG.lines, None
    LOG.sampler.write(settings.TRACK)
    with open(settings.TRACK + "requests.csv", "w") as out:
        out.write("started_at,method,route,handler,status,service_ms,queries,db_ms\n")
        out.writelines(lines)
    return HttpResponse("stopped")


class Statements:
    def __init__(self):
        self.count = 0
        self.seconds = 0.0

    def __call__(self, execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.seconds += time.perf_counter() - began


def written(request, response, began, statements, ms):
    match = request.resolver_match
    if match is None or match.route.startswith("_track"):
        return
    LOG.add(
        "%s,%s,/%s,%s,%d,%.3f,%d,%.3f\n"
        % (
            time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(began)) + ("%.6fZ" % (began % 1))[1:],
            request.method, match.route, match.func.__module__ + "." + match.func.__name__,
            response.status_code, ms, statements.count, statements.seconds * 1e3,
        )
    )


@sync_and_async_middleware
def measured(get_response):
    if asyncio.iscoroutinefunction(get_response):

        async def middleware(request):
            began, ticks, statements = time.time(), time.perf_counter(), Statements()
            response = await get_response(request)
            written(request, response, began, statements, (time.perf_counter() - ticks) * 1e3)
            return response

    else:

        def middleware(request):
            began, ticks, statements = time.time(), time.perf_counter(), Statements()
            with connection.execute_wrapper(statements):
                response = get_response(request)
            written(request, response, began, statements, (time.perf_counter() - ticks) * 1e3)
            return response

    return middleware
