"""Asks paths in turn for a time: load.py PORT SECONDS THREADS PATH…"""
import sys
import threading
import time
import urllib.request


def ask(port, until, paths):
    while time.monotonic() < until:
        for path in paths:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=20) as answer:
                answer.read()


def main(port, seconds, threads, *paths):
    until = time.monotonic() + float(seconds)
    all_threads = [
        threading.Thread(target=ask, args=(port, until, paths)) for _ in range(int(threads))
    ]
    for one in all_threads:
        one.start()
    for one in all_threads:
        one.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
