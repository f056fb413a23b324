"""What is held as at a date: choose the uploads, read their datasets, compose the snapshot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy import Connection, Engine, select

from wincore.comparability import Comparison
from wincore.store.accepting import Mode
from wincore.store.composing import Composed, compose
from wincore.store.engine import reading
from wincore.store.entries import read_uploads
from wincore.store.parquet import digest, from_parquet, to_parquet
from wincore.store.replacing import Piece
from wincore.store.schema import DATASET
from wincore.store.snapshot import Snapshot, Upload

if TYPE_CHECKING:
    from wincore.ingest.result import Checked

Frames = Callable[[str], pd.DataFrame]
# One upload that counts: short hash, mode, how items were asked, (table, hash) of its datasets.
Part = tuple[str, str, str, tuple[tuple[str, str], ...]]
CANDIDATE = "candidate"  # state of an upload that is being rehearsed, not stored
Candidate = tuple["Checked", date, Mode]  # what is rehearsed: file, day it describes, mode


class Shelf:
    """Reads datasets by content hash and composes snapshots, remembering both.

    A dataset never changes under its hash, so what is remembered is never wrong.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.frame = lru_cache(maxsize=512)(self._read)
        self.composed = lru_cache(maxsize=16)(self._compose)

    def forget(self) -> None:
        """Drop what is remembered, so that purged rows are not in memory either."""
        self.frame.cache_clear()
        self.composed.cache_clear()

    def _read(self, sha256: str) -> pd.DataFrame:
        query = select(DATASET.c.parquet).where(DATASET.c.sha256 == sha256).limit(1)
        with reading(self._engine) as connection:
            return from_parquet(connection.execute(query).scalar_one())

    def _compose(self, parts: tuple[Part, ...]) -> Composed:
        return compose(*_pieces(parts, self.frame))


def chosen(
    connection: Connection, as_at: date, without: Collection[int] = ()
) -> tuple[Upload, ...]:
    """Return the accepted uploads described by a date, in the order in which they count."""
    held = read_uploads(connection)
    kept = [
        u for u in held if u.state == "accepted" and u.described <= as_at and u.id not in without
    ]
    return tuple(sorted(kept, key=lambda u: (u.described, u.recorded, u.id)))


def snapshot(engine: Engine, shelf: Shelf, as_at: date, without: Collection[int] = ()) -> Snapshot:
    """Return what counts as at a date."""
    with reading(engine) as connection:
        uploads = chosen(connection, as_at, without)
        parts = _parts(connection, uploads)
    composed = shelf.composed(parts)
    # Shallow copies: a reader that adds a column adds it to its own frame, not to ours.
    tables = {name: table.copy(deep=False) for name, table in composed.tables.items()}
    return Snapshot(as_at, uploads, composed.fingerprint, tables, composed.rows)


def pinned(engine: Engine, shelf: Shelf, as_at: date, ids: Sequence[int]) -> Snapshot:
    """Return what exactly these uploads hold, in this order, even where one was rolled back since.

    Raise KeyError, with its number, for an upload that is not held any more.
    """
    with reading(engine) as connection:
        held = {u.id: u for u in read_uploads(connection) if u.state != "purged"}
        uploads = tuple(held[i] for i in ids)
        parts = _parts(connection, uploads)
    composed = shelf.composed(parts)
    tables = {name: table.copy(deep=False) for name, table in composed.tables.items()}
    return Snapshot(as_at, uploads, composed.fingerprint, tables, composed.rows)


def rehearsal(
    engine: Engine,
    shelf: Shelf,
    as_at: date,
    candidates: Sequence[Candidate],
    without: Collection[int] = (),
) -> Snapshot:
    """Return what would count if checked files were accepted in this order; nothing is stored."""
    with reading(engine) as connection:
        held = chosen(connection, as_at, without)
        parts = _parts(connection, held)
    pieces, hashes = _pieces(parts, shelf.frame)
    uploads = list(held)
    for checked, described, mode in candidates:
        coming = _candidate_upload(checked, described, mode)
        frames = {name: frame for name, frame in checked.tables.items() if len(frame)}
        place = sum(u.described <= described for u in uploads)
        uploads.insert(place, coming)
        pieces.insert(place, Piece(coming.short, mode, frames, _asked(checked.comparisons)))
        hashes |= {(coming.short, n): digest(to_parquet(f)) for n, f in frames.items()}
    composed = compose(pieces, hashes)
    return Snapshot(as_at, tuple(uploads), composed.fingerprint, composed.tables, composed.rows)


def _parts(connection: Connection, uploads: Sequence[Upload]) -> tuple[Part, ...]:
    ids = [u.id for u in uploads]
    query = select(DATASET.c.upload, DATASET.c.name, DATASET.c.sha256)
    rows = connection.execute(query.where(DATASET.c.upload.in_(ids)).order_by(DATASET.c.name))
    found: dict[int, list[tuple[str, str]]] = {i: [] for i in ids}
    for row in rows:
        found[row.upload].append((row.name, row.sha256))
    return tuple((u.short, u.mode, _asked(u.comparisons), tuple(found[u.id])) for u in uploads)


def _pieces(parts: Sequence[Part], frame: Frames) -> tuple[list[Piece], dict[tuple[str, str], str]]:
    pieces = [Piece(s, mode, {n: frame(sha) for n, sha in data}, a) for s, mode, a, data in parts]
    hashes = {(s, name): sha for s, _, _, data in parts for name, sha in data}
    return pieces, hashes


def _asked(comparisons: Iterable[Comparison]) -> str:
    """Return one text for all items that were not asked as the instrument asks them."""
    unlike = [c for c in comparisons if c.verdict != "same"]
    return "; ".join(f"{c.item} {c.verdict} {c.why} {c.asked}" for c in unlike)


def _candidate_upload(checked: Checked, described: date, mode: Mode) -> Upload:
    same: Mapping[str, object] = {
        name: getattr(checked, name)
        for name in ("file", "sha256", "size", "kind", "dialect", "instrument")
    }
    return Upload(
        id=0,
        waves=checked.waves,
        employers=checked.employers,
        rows=checked.rows,
        recorded=datetime.now(UTC),
        described=described,
        who="",
        state=CANDIDATE,
        mode=mode,
        comparisons=checked.comparisons,
        left_out=checked.left_out,
        places=checked.places,
        **same,  # type: ignore[arg-type]
    )
