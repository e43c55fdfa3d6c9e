"""A command that is started anew for each message of a queue, and imports everything first."""
import requests  # noqa: F401
import fastapi  # noqa: F401
import flask  # noqa: F401
import sqlalchemy.orm  # noqa: F401


def handle(message):
    return sum(n * n for n in range(len(message)))


if __name__ == "__main__":
    for number in range(200):
        handle(f"message {number}" * 100)
