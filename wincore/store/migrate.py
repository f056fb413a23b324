"""Bring a store to the newest form of its tables."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from wincore.store.engine import reading, writing
from wincore.store.errors import NEWER, StoreError

HEAD = "0004"  # newest revision; a test compares it with the migrations themselves
_LOCK = 2463  # any number, the same in every process


def migrate(engine: Engine) -> tuple[str, str]:
    """Bring the tables up to date and return the revision before and after ("" is an empty store).

    One transaction: two processes that start together wait for each other, and a killed one
    leaves the store as it was.
    """
    with reading(engine) as connection:
        before = revision(connection)
    if before > HEAD:
        raise StoreError(NEWER.format(revision=before, head=HEAD))
    if before != HEAD:
        with writing(engine) as connection:
            _upgrade(connection)
    return before, HEAD


def revision(connection: Connection) -> str:
    """Return the revision a store is at, "" for one without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    command.upgrade(config, "head")
