"""Serves Flask's requests with a cProfile file each, as werkzeug's ProfilerMiddleware writes them."""
import sys

from werkzeug.middleware.profiler import ProfilerMiddleware
from werkzeug.test import Client

from flask_shop import app

if __name__ == "__main__":
    client = Client(ProfilerMiddleware(app, stream=None, profile_dir=sys.argv[1]))
    for _ in range(3):
        for path in ("orders", "catalogue", "recommendations", "customer"):
            client.get(f"/{path}")
