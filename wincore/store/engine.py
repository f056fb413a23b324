"""The connection to the store: SQLite in WAL by default, PostgreSQL by URL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import NoSuchModuleError

from wincore.store.errors import NO_DRIVER, StoreError

BUSY_MILLISECONDS = 30_000  # how long a writer waits for another one
RETRY_SECONDS = 0.05
_WRITES = "win_writes"


def connect(url: str) -> Engine:
    """Return an engine for a store URL; raise StoreError where its driver is not installed."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            _make_file(Path(parsed.database))
        engine = create_engine(parsed)
    except (ModuleNotFoundError, NoSuchModuleError) as missing:
        raise StoreError(NO_DRIVER.format(url=url.split("://")[0])) from missing
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open one transaction that writes: all of it is kept, or none."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open one transaction that reads: it sees the store as at a single moment."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


def pragma(engine: Engine, statement: str) -> None:
    """Run a PRAGMA outside any transaction, where some of them must be."""
    connection = engine.raw_connection()
    try:
        connection.driver_connection.execute(f"PRAGMA {statement}")  # type: ignore[union-attr]
    finally:
        connection.close()


def _make_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Answers about people are in there: created for the owner's eyes only.
    os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "foreign_keys = ON",
        "secure_delete = ON",  # what is purged is overwritten, not just unlinked
    ):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: Any) -> None:
    """Switch to the write-ahead log, once per file and with patience.

    The switch needs the file for itself, and SQLite refuses it at once, whatever the busy timeout,
    while another process makes the switch too or is mending the file after one that was killed.
    """
    until = monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if monotonic() > until:
                raise
            sleep(RETRY_SECONDS)


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer half-way fails at once when another wrote meanwhile: writers say
    # so from the start and wait for their turn.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
