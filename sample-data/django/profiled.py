"""Serves a given number of requests in one thread, under a profiler, and writes what it found.

    profiled.py PROFILER PREFIX PORT REQUESTS

PROFILER is cprofile, yappi, sampler, or none (under Scalene, which starts the program itself).
"""
import cProfile
import os
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from library.wsgi import application  # noqa: E402


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def serve(server, requests):
    for _ in range(requests):
        server.handle_request()


def with_cprofile(server, prefix, requests):
    profile = cProfile.Profile()
    profile.runcall(serve, server, requests)
    profile.dump_stats(prefix + "cprofile.pstats")


def with_yappi(server, prefix, requests):
    import yappi

    yappi.set_clock_type("wall")
    yappi.start()
    serve(server, requests)
    yappi.stop()
    yappi.get_func_stats().save(prefix + "yappi.callgrind", type="callgrind")


def with_sampler(server, prefix, requests):
    from library.measured import Sampler

    sampler = Sampler()
    sampler.start()
    serve(server, requests)
    sampler.write(prefix + "sampler-")


def main(profiler, prefix, port, requests):
    with make_server("127.0.0.1", int(port), application, handler_class=Quiet) as server:
        server.handle_request()  # the recorder's look whether the server is there
        run = {
            "cprofile": with_cprofile,
            "yappi": with_yappi,
            "sampler": with_sampler,
            "none": lambda server, prefix, requests: serve(server, requests),
        }[profiler]
        run(server, prefix, int(requests))


if __name__ == "__main__":
    main(*sys.argv[1:])
