"""A Flask service with one seeded defect an endpoint."""
import json
import os

import requests
from flask import Flask
from sqlalchemy import select

from shop_model import Customer, Order, Session

app = Flask(__name__)
UPSTREAM = os.environ.get("UPSTREAM", "http://127.0.0.1:9411")


@app.get("/health")
def health():
    return "ok"


@app.get("/orders")
def list_orders():
    """Two lazy relationships an order: one statement for 40 orders, then two for each."""
    with Session() as session:
        orders = session.scalars(select(Order).order_by(Order.id).limit(40)).all()
        rows = [[one.id, one.customer.name, sum(item.price for item in one.items)] for one in orders]
    return json.dumps(rows)


@app.get("/catalogue")
def catalogue():
    """One answer encoded, decoded, encoded, decoded and encoded again."""
    rows = [{"id": n, "name": f"item {n}", "tags": ["a", "b", str(n)]} for n in range(900)]
    text = json.dumps(rows)
    text = json.dumps(json.loads(text))
    return json.dumps(json.loads(text))


def similar(words):
    """A list searched in a loop."""
    found = []
    for word in words:
        if word[::-1] in words and word not in found:
            found.append(word)
    return found


@app.get("/recommendations")
def recommendations():
    return str(len(similar([f"{n * 7919 % 1000:03d}" for n in range(450)])))


@app.get("/offers")
def offers():
    """Three upstream calls that do not need each other."""
    return str([requests.get(f"{UPSTREAM}/{shop}", timeout=5).status_code for shop in "abc"])


@app.get("/customer")
def customer():
    """Healthy: one statement by primary key."""
    with Session() as session:
        return session.get(Customer, 7).name
