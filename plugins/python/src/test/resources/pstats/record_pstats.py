"""Records the pstats samples: cProfile over a small program with recursion, built-ins, two lambdas
on one line. Runs on CPython 2.7 and 3.

    python record_pstats.py OUT.pstats [cProfile|profile]

To keep the folder out of the samples, the script was run as the file `shop/record.py`:

    python -c "import sys; sys.argv = ['x', 'OUT.pstats'];
    exec(compile(open('record_pstats.py').read(), 'shop/record.py', 'exec'))"
"""
import cProfile
import profile as pure
import sys
import time


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def both():
    return (lambda x: x + 1)(1), (lambda x: x * 2)(2)


def wait():
    time.sleep(0.01)


def main():
    fibonacci(12)
    even(9)
    for _ in range(3):
        both()
    wait()
    sorted([3, 1, 2], key=lambda x: -x)
    return sum(n for n in range(10))


if __name__ == "__main__":
    recorder = pure.Profile() if "profile" in sys.argv[2:] else cProfile.Profile()
    recorder.runcall(main)
    recorder.dump_stats(sys.argv[1])
