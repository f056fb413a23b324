"""Entries of the ledger: read one, read all, change the state of one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from wincore.comparability import Comparison
from wincore.places import Places
from wincore.store.errors import NO_UPLOAD, WRONG_STATE, NoSuchUpload, WrongState
from wincore.store.schema import UPLOAD
from wincore.store.snapshot import Upload

_ASIDE = ("mapping", "problems")  # read on demand: they are long
_COLUMNS = [c for c in UPLOAD.c if c.name not in _ASIDE]


def read_uploads(connection: Connection) -> tuple[Upload, ...]:
    """Return every entry in the order of recording."""
    rows = connection.execute(select(*_COLUMNS).order_by(UPLOAD.c.id)).mappings()
    return tuple(_entry(row) for row in rows)


def read_upload(connection: Connection, upload_id: int) -> Upload:
    """Return one entry; raise NoSuchUpload if there is none of that number."""
    query = select(*_COLUMNS).where(UPLOAD.c.id == upload_id)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        known = ", ".join(str(u.id) for u in read_uploads(connection)) or "no upload"
        raise NoSuchUpload(NO_UPLOAD.format(id=upload_id, known=known))
    return _entry(row)


def of_file(connection: Connection, sha256: str, state: str) -> tuple[Upload, ...]:
    """Return the entries of one file content in a state, oldest first."""
    query = select(*_COLUMNS).where(UPLOAD.c.sha256 == sha256, UPLOAD.c.state == state)
    return tuple(_entry(r) for r in connection.execute(query.order_by(UPLOAD.c.id)).mappings())


def aside(connection: Connection, upload_id: int, name: str) -> Any:
    """Return what is kept beside an entry: its `mapping` or its `problems`."""
    read_upload(connection, upload_id)
    return connection.scalar(select(UPLOAD.c[name]).where(UPLOAD.c.id == upload_id))


def require(upload: Upload, what: str, *wanted: str) -> None:
    """Raise WrongState unless the entry is in one of the states."""
    if upload.state not in wanted:
        raise WrongState(
            WRONG_STATE.format(
                id=upload.id, state=upload.state, wanted=" or ".join(wanted), what=what
            )
        )


def set_state(connection: Connection, upload_id: int, state: str, **more: Any) -> None:
    """Change the state of an entry, and other columns of it if named."""
    connection.execute(update(UPLOAD).where(UPLOAD.c.id == upload_id).values(state=state, **more))


def _entry(row: RowMapping) -> Upload:
    values = dict(row)
    values |= {name: tuple(values[name]) for name in ("waves", "employers")}
    values["comparisons"] = tuple(Comparison.from_dict(c) for c in values["comparisons"])
    values["places"] = {t: Places.from_dict(p) for t, p in values["places"].items()}
    return Upload(**values)
