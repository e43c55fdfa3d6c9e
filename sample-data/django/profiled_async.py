"""Serves the ASGI application under cProfile until it is asked to stop.

    profiled_async.py FILE PORT
"""
import cProfile
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import uvicorn  # noqa: E402

from library.asgi import application  # noqa: E402

if __name__ == "__main__":
    profile = cProfile.Profile()
    try:
        profile.runcall(
            uvicorn.run, application, host="127.0.0.1", port=int(sys.argv[2]), log_level="error", lifespan="off"
        )
    finally:
        profile.dump_stats(sys.argv[1])
