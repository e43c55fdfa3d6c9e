"""The tables of the shop: orders, their customers and their items, in an SQLite file."""
import os
import random

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, sessionmaker

FILE = os.environ.get("SHOP_FILE", "shop.sqlite3")


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped[Customer] = relationship()
    items: Mapped[list["Item"]] = relationship()


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    name: Mapped[str]
    price: Mapped[int]


engine = create_engine(f"sqlite:///{FILE}")
Session = sessionmaker(engine)


def fill():
    chance = random.Random(20261121)
    Base.metadata.create_all(engine)
    with Session() as session:
        session.add_all(Customer(id=n, name=f"customer {n}") for n in range(1, 201))
        session.add_all(Order(id=n, customer_id=chance.randint(1, 200)) for n in range(1, 401))
        session.add_all(
            Item(id=n, order_id=chance.randint(1, 400), name=f"item {n}", price=n % 97)
            for n in range(1, 2001)
        )
        session.commit()


if __name__ == "__main__":
    fill()
