"""Check that the store still holds what was accepted."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, select, text

from wincore.problems import Problem
from wincore.store.engine import reading
from wincore.store.entries import read_uploads
from wincore.store.freezes import broken_seals
from wincore.store.parquet import digest
from wincore.store.schema import DATASET

CHANGED = "The data of upload {upload}, table {name}, are not those that were accepted."
LOST = "Upload {upload} ({file}) holds no data."
LEFT = "Upload {upload} was purged and still holds data."
NOT_AS_FROZEN = "The freeze {name!r} is not what was frozen."
DAMAGED = "The database reports: {message}."
USE_BACKUP = "Restore the latest backup: store restore FILE."
PURGE_AGAIN = "Restore the latest backup, which purges it again."


def verify(engine: Engine) -> list[Problem]:
    """Return an error for each dataset whose hash differs, is missing or should be gone, and
    for each freeze that was changed.
    """
    with reading(engine) as connection:
        found = [*_file(connection), *_datasets(connection), *_entries(connection)]
        return [*found, *_freezes(connection)]


def _file(connection: Connection) -> list[Problem]:
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
    found += [
        f"a row of {row[0]} points nowhere"
        for row in connection.execute(text("PRAGMA foreign_key_check"))
    ]
    return [_error("store", DAMAGED.format(message=m)) for m in found if m != "ok"]


def _datasets(connection: Connection) -> list[Problem]:
    problems = []
    query = select(DATASET).execution_options(yield_per=1)
    for row in connection.execute(query):
        if digest(row.parquet) != row.sha256:
            text_ = CHANGED.format(upload=row.upload, name=row.name)
            problems.append(_error(f"upload {row.upload}, {row.name}", text_))
    return problems


def _entries(connection: Connection) -> list[Problem]:
    holding = set(connection.scalars(select(DATASET.c.upload).distinct()))
    problems = []
    for upload in read_uploads(connection):
        where = f"upload {upload.id}"
        if upload.state == "purged" and upload.id in holding:
            problems.append(_error(where, LEFT.format(upload=upload.id), PURGE_AGAIN))
        if upload.state != "purged" and upload.id not in holding:
            problems.append(_error(where, LOST.format(upload=upload.id, file=upload.file)))
    return problems


def _freezes(connection: Connection) -> list[Problem]:
    names = broken_seals(connection)
    return [_error(f"freeze {name}", NOT_AS_FROZEN.format(name=name)) for name in names]


def _error(where: str, what: str, fix: str = USE_BACKUP) -> Problem:
    return Problem("error", where, what, fix)
