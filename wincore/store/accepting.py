"""Accept a checked file: entry, datasets and log line in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from wincore import __version__
from wincore.problems import blocking
from wincore.store.engine import reading, writing
from wincore.store.entries import of_file, read_upload
from wincore.store.errors import (
    NOT_ACCEPTABLE,
    NOTHING_IN_IT,
    UNRECOGNISED,
    AlreadyHeld,
    NotAcceptable,
)
from wincore.store.events import record
from wincore.store.parquet import digest, to_parquet
from wincore.store.schema import DATASET, UPLOAD
from wincore.store.snapshot import Upload

if TYPE_CHECKING:
    from wincore.ingest.result import Checked

Mode = Literal["replace", "add", "keep out"]
MODES: tuple[Mode, ...] = ("replace", "add", "keep out")


@dataclass(frozen=True)
class Offer:
    """A checked file on its way into the ledger, its tables already turned into Parquet."""

    checked: Checked
    described: date
    who: str
    note: str
    mode: Mode
    mapping: Mapping[str, Any]
    datasets: tuple[dict[str, Any], ...]


def make_offer(
    checked: Checked,
    *,
    described: date,
    who: str,
    note: str = "",
    mode: Mode = "replace",
    mapping: Mapping[str, Any] | None = None,
) -> Offer:
    """Return a file ready to be stored; raise NotAcceptable if errors or emptiness forbid it."""
    _refuse(checked)
    datasets = tuple(_dataset(n, t) for n, t in sorted(checked.tables.items()) if len(t))
    return Offer(checked, described, who, note, mode, mapping or {}, datasets)


def accept(engine: Engine, offer: Offer) -> Upload:
    """Store one offer in one transaction; raise AlreadyHeld if the same file is in the ledger."""
    try:
        with writing(engine) as connection:
            return store_offer(connection, offer)
    except IntegrityError as raced:  # another process accepted the same file meanwhile
        with reading(engine) as connection:
            found = of_file(connection, offer.checked.sha256, "accepted")
        if not found:
            raise
        raise AlreadyHeld(found[0]) from raced


def refuse(engine: Engine, offer: Offer) -> None:
    """Raise AlreadyHeld where accepting the offer would; store nothing."""
    with reading(engine) as connection:
        _refuse_held(connection, offer)


def store_offer(connection: Connection, offer: Offer) -> Upload:
    """Store one offer within a transaction that is already open."""
    _refuse_held(connection, offer)
    upload_id = connection.execute(
        insert(UPLOAD).values(**_entry(offer)).returning(UPLOAD.c.id)
    ).scalar_one()
    for dataset in offer.datasets:
        connection.execute(insert(DATASET).values(upload=upload_id, **dataset))
    detail = {"file": offer.checked.file, "rows": offer.checked.rows, "mode": offer.mode}
    record(connection, "accepted", offer.who, upload=upload_id, reason=offer.note, detail=detail)
    return read_upload(connection, upload_id)


def _refuse(checked: Checked) -> None:
    errors = blocking(list(checked.problems))
    if errors:
        raise NotAcceptable(
            NOT_ACCEPTABLE.format(file=checked.file, count=len(errors), where=errors[0].where)
        )
    if not checked.accepted:
        raise NotAcceptable(UNRECOGNISED.format(file=checked.file))
    if not any(len(table) for table in checked.tables.values()):
        raise NotAcceptable(NOTHING_IN_IT.format(file=checked.file))


def _refuse_held(connection: Connection, offer: Offer) -> None:
    """Raise AlreadyHeld for the same file, unless it was rolled back and is now read otherwise.

    A file that was loaded for the wrong wave is rolled back and loaded again: same bytes, other
    tables or another date. That is a correction, not a repetition.
    """
    for held in of_file(connection, offer.checked.sha256, "accepted"):
        raise AlreadyHeld(held)
    for undone in of_file(connection, offer.checked.sha256, "rolled back"):
        if undone.described == offer.described and _hashes(connection, undone.id) == _offered(
            offer.datasets
        ):
            raise AlreadyHeld(undone)


def _hashes(connection: Connection, upload_id: int) -> set[tuple[str, str]]:
    query = select(DATASET.c.name, DATASET.c.sha256).where(DATASET.c.upload == upload_id)
    return {(row.name, row.sha256) for row in connection.execute(query)}


def _offered(datasets: Sequence[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(d["name"], d["sha256"]) for d in datasets}


def _dataset(name: str, table: pd.DataFrame) -> dict[str, Any]:
    content = to_parquet(table)
    return {"name": name, "rows": len(table), "sha256": digest(content), "parquet": content}


def _entry(offer: Offer) -> dict[str, Any]:
    checked = offer.checked
    return {
        "file": checked.file,
        "sha256": checked.sha256,
        "size": checked.size,
        "kind": checked.kind,
        "dialect": checked.dialect,
        "instrument": checked.instrument,
        "waves": list(checked.waves),
        "employers": list(checked.employers),
        "rows": checked.rows,
        "recorded": datetime.now(UTC),
        "described": offer.described,
        "who": offer.who,
        "state": "accepted",
        "note": offer.note,
        "mode": offer.mode,
        "mapping": dict(offer.mapping),
        "problems": [p.as_dict() for p in checked.problems],
        "version": __version__,
        "comparisons": [c.as_dict() for c in checked.comparisons],
        "left_out": dict(checked.left_out),
        "places": {table: places.as_dict() for table, places in checked.places.items()},
    }
