"""Back the store up into one SQLite file, and put a backup in its place."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select, text
from sqlalchemy.exc import DatabaseError

from wincore.store.engine import connect, pragma, reading, writing
from wincore.store.entries import read_uploads
from wincore.store.errors import EXISTS, NOT_A_BACKUP, StoreError
from wincore.store.events import record
from wincore.store.migrate import migrate
from wincore.store.schema import METADATA
from wincore.store.undoing import erase
from wincore.store.verifying import verify

_ROWS_AT_A_TIME = 50
Tombstones = set[tuple[int, str]]  # number and content hash of what was purged


def backup(engine: Engine, path: Path) -> Path:
    """Copy the store, as at one moment, into a new SQLite file, whichever database it is in.

    The copy is made beside its place and moved there when whole. Raise StoreError if the path
    is taken.
    """
    if path.exists():
        raise StoreError(EXISTS.format(path=path))
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        made = Path(folder) / "backup.sqlite"
        target = connect(f"sqlite:///{made}")
        migrate(target)
        with reading(engine) as source, writing(target) as copy:
            _copy(source, copy)
        _single_file(target)
        os.replace(made, path)
    return path


def restore_from(engine: Engine, path: Path, who: str) -> None:
    """Replace everything held by a backup, in one transaction.

    The backup is checked first, on a copy that is brought to the newest form of the tables.
    What was purged here since the backup was made is purged again.
    """
    if not path.is_file():
        raise StoreError(NOT_A_BACKUP.format(path=path, why="there is no such file."))
    with tempfile.TemporaryDirectory() as folder:
        source = _opened_copy(path, Path(folder) / "backup.sqlite")
        try:
            with reading(source) as backup_, writing(engine) as connection:
                _replace(backup_, connection, who, path.name)
        finally:
            source.dispose()


def _opened_copy(path: Path, copy: Path) -> Engine:
    shutil.copyfile(path, copy)
    source = connect(f"sqlite:///{copy}")
    try:
        before, _ = migrate(source)
        problems = verify(source)
    except DatabaseError as damaged:
        source.dispose()
        raise StoreError(NOT_A_BACKUP.format(path=path, why="it cannot be read.")) from damaged
    if not before or problems:
        source.dispose()
        why = problems[0].what if problems else "it holds no store."
        raise StoreError(NOT_A_BACKUP.format(path=path, why=why))
    return source


def _replace(source: Connection, target: Connection, who: str, name: str) -> None:
    tombstones = {(u.id, u.sha256) for u in read_uploads(target) if u.state == "purged"}
    for table in reversed(METADATA.sorted_tables):
        target.execute(delete(table))
    _copy(source, target)
    _restart_numbers(target)
    _purge_again(target, tombstones)
    record(target, "restored from backup", who, detail={"backup": name})


def _copy(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        rows = source.execution_options(yield_per=_ROWS_AT_A_TIME).execute(select(table))
        for some in rows.mappings().partitions(_ROWS_AT_A_TIME):
            target.execute(insert(table), [dict(row) for row in some])


def _purge_again(connection: Connection, tombstones: Tombstones) -> None:
    for upload in read_uploads(connection):
        if (upload.id, upload.sha256) in tombstones and upload.state != "purged":
            erase(connection, upload.id)


def _restart_numbers(connection: Connection) -> None:
    """Let PostgreSQL count on from the highest number; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in METADATA.sorted_tables:
        if "id" in table.c:
            highest = connection.scalar(select(func.coalesce(func.max(table.c.id), 0) + 1))
            sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
            connection.execute(text(f"SELECT setval({sequence}, {highest}, false)"))


def _single_file(engine: Engine) -> None:
    """Bring a fresh copy into one file, without a write-ahead log beside it."""
    pragma(engine, "journal_mode = DELETE")
    engine.dispose()
