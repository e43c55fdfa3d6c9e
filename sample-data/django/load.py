"""The load: arrivals of a fixed seed, sent when they are due whether or not answers have come."""
import http.client
import json
import random
import threading
import time
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Arrival = namedtuple("Arrival", "at endpoint path")
UPSTREAM_SECONDS = 0.040


def book(chance):
    return 1 + chance.randrange(190_000)


# Requests a second, and the path.
WSGI = {
    "health": (1.0, lambda chance: "/health/"),
    "book_summary": (1.0, lambda chance: "/books/%d/summary/" % book(chance)),
    "book_list": (1.0, lambda chance: "/books/?from=%d" % book(chance)),
    "author_list": (1.0, lambda chance: "/authors/?from=%d" % (1 + chance.randrange(19_000))),
    "book_detail": (1.0, lambda chance: "/books/%d/" % book(chance)),
    "search": (1.0, lambda chance: "/search/?isbn=978-%09d" % chance.randrange(200_000)),
    "book_offers": (1.0, lambda chance: "/books/%d/offers/" % book(chance)),
    "catalogue": (1.0, lambda chance: "/catalogue.json?from=%d" % book(chance)),
    "recommendations": (1.0, lambda chance: "/recommendations/?from=%d" % book(chance)),
}
ASGI = {
    "dashboard": (5.0, lambda chance: "/dashboard/"),
    "pulse": (5.0, lambda chance: "/pulse/"),
}


def schedule(endpoints, seconds, seed):
    arrivals = []
    for name, (rate, path) in sorted(endpoints.items()):
        chance = random.Random("%s %d" % (name, seed))
        at = chance.expovariate(rate)
        while at < seconds:
            arrivals.append(Arrival(at, name, path(chance)))
            at += chance.expovariate(rate)
    return sorted(arrivals)


def rounds(endpoints, count, seed):
    """The same number of requests of each endpoint, one endpoint after the other."""
    chances = {name: random.Random("%s %d" % (name, seed)) for name in endpoints}
    return [endpoints[name][1](chances[name]) for _ in range(count) for name in sorted(endpoints)]


def get(port, path, timeout=60):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def run(ports, arrivals, path):
    """Sends the arrivals; latency counts from the instant that was meant."""
    began, epoch = time.perf_counter() + 0.2, time.time() + 0.2
    lines, lock = [], threading.Lock()

    def one(arrival):
        sent = time.perf_counter()
        status, body = get(ports[arrival.endpoint], arrival.path)
        done = time.perf_counter()
        with lock:
            lines.append(
                (arrival.at, "%.6f,%s,%d,%.3f,%.3f,%d\n" % (
                    epoch + arrival.at, arrival.endpoint, status, (done - began - arrival.at) * 1e3,
                    (done - sent) * 1e3, len(body)))
            )

    with ThreadPoolExecutor(64) as pool:
        for arrival in arrivals:
            time.sleep(max(0, began + arrival.at - time.perf_counter()))
            pool.submit(one, arrival)
    if len(lines) != len(arrivals):
        raise SystemExit("%d of %d requests had no answer" % (len(arrivals) - len(lines), len(arrivals)))
    with open(path, "w") as out:
        out.write("intended_epoch_s,endpoint,status,latency_ms,service_ms,bytes\n")
        out.writelines(line for _, line in sorted(lines))
    return len(lines)


class Upstream(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        time.sleep(UPSTREAM_SECONDS)
        body = json.dumps({"path": self.path, "price": len(self.path)}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def upstream():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
