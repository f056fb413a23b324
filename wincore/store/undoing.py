"""Take an upload back, bring it back, or remove its data for good."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete
from sqlalchemy.exc import IntegrityError

from wincore.store.engine import pragma, reading, writing
from wincore.store.entries import of_file, read_upload, require, set_state
from wincore.store.errors import REASON_REQUIRED, AlreadyHeld, StoreError
from wincore.store.events import record
from wincore.store.schema import DATASET
from wincore.store.snapshot import Upload


def roll_back(engine: Engine, upload_id: int, who: str, reason: str) -> Upload:
    """Take an accepted upload out of every snapshot; its data stay in the ledger."""
    _require_reason("roll-back", reason)
    with writing(engine) as connection:
        require(read_upload(connection, upload_id), "rolled back", "accepted")
        return _change(connection, upload_id, "rolled back", "rolled back", who, reason)


def restore(engine: Engine, upload_id: int, who: str, reason: str = "") -> Upload:
    """Let a rolled back upload count again; raise AlreadyHeld if its file was accepted since."""
    try:
        with writing(engine) as connection:
            upload = read_upload(connection, upload_id)
            require(upload, "restored", "rolled back")
            for held in of_file(connection, upload.sha256, "accepted"):
                raise AlreadyHeld(held)
            return _change(connection, upload_id, "accepted", "restored", who, reason)
    except IntegrityError as raced:
        with reading(engine) as connection:
            raise AlreadyHeld(of_file(connection, upload.sha256, "accepted")[0]) from raced


def purge(engine: Engine, upload_id: int, reason: str, who: str) -> Upload:
    """Delete the data of an upload for good and leave its entry as a tombstone.

    Problems, mapping, wordings and addresses go too, because they may quote cells.
    """
    _require_reason("purge", reason)
    with writing(engine) as connection:
        require(read_upload(connection, upload_id), "purged", "accepted", "rolled back")
        erase(connection, upload_id)
        upload = _change(connection, upload_id, "purged", "purged", who, reason)
    _empty_wal(engine)
    return upload


def erase(connection: Connection, upload_id: int) -> None:
    """Delete what an upload holds, within a transaction that is already open."""
    connection.execute(delete(DATASET).where(DATASET.c.upload == upload_id))
    set_state(connection, upload_id, "purged", problems=[], mapping={}, comparisons=[], places={})


def _change(
    connection: Connection, upload_id: int, state: str, what: str, who: str, reason: str
) -> Upload:
    set_state(connection, upload_id, state)
    record(connection, what, who, upload=upload_id, reason=reason)
    return read_upload(connection, upload_id)


def _require_reason(what: str, reason: str) -> None:
    if not reason.strip():
        raise StoreError(REASON_REQUIRED.format(what=what))


def _empty_wal(engine: Engine) -> None:
    """Move SQLite's write-ahead log into the file, so that no copy of the data stays in it."""
    if engine.dialect.name == "sqlite":
        pragma(engine, "wal_checkpoint(TRUNCATE)")
