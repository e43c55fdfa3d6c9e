"""A FastAPI service with one seeded defect an endpoint."""
import os

import requests
from fastapi import FastAPI
from sqlalchemy import select

from shop_model import Customer, Order, Session

app = FastAPI()
UPSTREAM = os.environ.get("UPSTREAM", "http://127.0.0.1:9411")


@app.get("/dashboard")
async def dashboard():
    """A blocking call in an async handler: the event loop stands still meanwhile."""
    return requests.get(f"{UPSTREAM}/a", timeout=5).status_code


@app.get("/pulse")
async def pulse():
    """Healthy, and waits behind the dashboard."""
    return "ok"


@app.get("/orders")
def list_orders():
    """In a pool's thread: one statement for 40 orders, then one for each."""
    with Session() as session:
        orders = session.scalars(select(Order).order_by(Order.id).limit(40)).all()
        return [one.customer.name for one in orders]


@app.get("/customer")
def customer():
    """Healthy: one statement by primary key."""
    with Session() as session:
        return session.get(Customer, 7).name
