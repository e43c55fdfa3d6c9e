"""Records `yappi.callgrind`: run with a Python that has yappi."""
import json

import yappi


def price(order):
    return sum(line * 2 for line in order)


def depth(level):
    return 0 if level == 0 else 1 + depth(level - 1)


def orders():
    for number in range(200):
        price(range(number))
    depth(20)
    return json.dumps(list(range(1000)))


yappi.set_clock_type("wall")
yappi.start(builtins=True)
orders()
yappi.stop()
yappi.get_func_stats().save("yappi.callgrind", type="callgrind")
