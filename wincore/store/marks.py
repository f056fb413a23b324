"""Facts about the store as a whole, each set once."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from wincore.store.schema import MARK

DEMONSTRATION = "demonstration"  # holds the fictional programme; value: when it was loaded


def read(connection: Connection, name: str) -> str:
    """Return a mark's value, "" where it is not set."""
    return connection.scalar(select(MARK.c.value).where(MARK.c.name == name)) or ""


def put(connection: Connection, name: str, value: str) -> None:
    """Set a mark; the database refuses a second one of the same name."""
    connection.execute(insert(MARK).values(name=name, value=value))
