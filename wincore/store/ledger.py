"""The ledger: the one object through which everybody else speaks to the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import Engine

from wincore.problems import Problem
from wincore.store import (
    accepting,
    copying,
    freezes,
    marks,
    records,
    releases,
    remembering,
    undoing,
    verifying,
)
from wincore.store.accepting import Mode
from wincore.store.engine import connect, reading
from wincore.store.entries import aside, read_upload, read_uploads
from wincore.store.events import Event, read_log
from wincore.store.freezes import Freeze
from wincore.store.holding import Candidate, Shelf, rehearsal, snapshot
from wincore.store.migrate import migrate
from wincore.store.records import Condition, Kept, PanelRecord
from wincore.store.releases import Release
from wincore.store.snapshot import Snapshot, Upload

if TYPE_CHECKING:
    from wincore.framework.model import Framework
    from wincore.ingest.result import Checked


class Ledger:
    """Accepted uploads, their log, and what counts as at a date.

    Every verb is one transaction. Keep one ledger per process: it remembers what it has read.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._shelf = Shelf(engine)

    # -- accept, correct, undo ------------------------------------------------------------------

    def accept(
        self,
        checked: Checked,
        *,
        who: str,
        described: date,
        note: str = "",
        replace: Mode = "replace",
        mapping: Mapping[str, Any] | None = None,
    ) -> Upload:
        """Store a checked file and return its entry.

        ``replace`` says what happens where older rows of the same scope are held: ``replace``
        them, ``add`` to them, or ``keep out`` both until a newer file decides. Raise
        NotAcceptable for a file with errors, AlreadyHeld for the same file again.
        """
        offer = accepting.make_offer(
            checked, described=described, who=who, note=note, mode=replace, mapping=mapping
        )
        return accepting.accept(self.engine, offer)

    def would_accept(self, checked: Checked, *, described: date) -> None:
        """Raise what accepting the file would raise: NotAcceptable or AlreadyHeld."""
        accepting.refuse(self.engine, accepting.make_offer(checked, described=described, who=""))

    def roll_back(self, upload_id: int, who: str, reason: str) -> Upload:
        """Take an upload out of every snapshot; it can be restored."""
        return undoing.roll_back(self.engine, upload_id, who, reason)

    def restore(self, upload_id: int, who: str, reason: str = "") -> Upload:
        """Let a rolled back upload count again."""
        return undoing.restore(self.engine, upload_id, who, reason)

    def purge(self, upload_id: int, reason: str, who: str) -> Upload:
        """Delete the data of an upload for good; its entry stays as a tombstone."""
        upload = undoing.purge(self.engine, upload_id, reason, who)
        self._shelf.forget()
        return upload

    # -- read -----------------------------------------------------------------------------------

    def uploads(self) -> tuple[Upload, ...]:
        """Return every entry in the order of recording, whatever its state."""
        with reading(self.engine) as connection:
            return read_uploads(connection)

    def upload(self, upload_id: int) -> Upload:
        """Return one entry; raise NoSuchUpload if there is none."""
        with reading(self.engine) as connection:
            return read_upload(connection, upload_id)

    def problems(self, upload_id: int) -> list[Problem]:
        """Return the warnings and notes with which an upload was accepted."""
        with reading(self.engine) as connection:
            return [Problem(**p) for p in aside(connection, upload_id, "problems")]

    def mapping(self, upload_id: int) -> dict[str, Any]:
        """Return the column decisions with which an upload was accepted."""
        with reading(self.engine) as connection:
            return dict(aside(connection, upload_id, "mapping"))

    def log(self) -> tuple[Event, ...]:
        """Return who did what, when and why, oldest first."""
        with reading(self.engine) as connection:
            return read_log(connection)

    def snapshot(
        self,
        as_at: date | None = None,
        *,
        without: Collection[int] = (),
        with_candidate: Checked | None = None,
        described: date | None = None,
        replace: Mode = "replace",
    ) -> Snapshot:
        """Return the tables that count as at a date (default: today).

        ``without`` leaves out uploads by number. ``with_candidate`` shows what would count if
        that file were accepted, described on ``described`` (default: the as-at date).
        """
        day = as_at or date.today()
        if with_candidate is None:
            return snapshot(self.engine, self._shelf, day, without)
        candidate = (with_candidate, described or day, replace)
        return rehearsal(self.engine, self._shelf, day, [candidate], without)

    def rehearsed(self, as_at: date, candidates: Sequence[Candidate]) -> Snapshot:
        """Return what would count if these files were accepted in this order."""
        return rehearsal(self.engine, self._shelf, as_at, candidates)

    def register(self) -> pd.DataFrame:
        """Return the employers known by any accepted upload, newest row of each."""
        return self.snapshot(date.max).table("employers")

    # -- review meetings ------------------------------------------------------------------------

    def freeze(self, name: str, as_at: date, who: str, *, programme: Path | None = None) -> Freeze:
        """Freeze what counts as at a date, and the framework of a programme file, for a review."""
        return freezes.freeze(self, name, as_at, who, programme)

    def freezes(self) -> tuple[Freeze, ...]:
        """Return every freeze, oldest first."""
        with reading(self.engine) as connection:
            return freezes.read_freezes(connection)

    def frozen(self, name: str) -> Freeze:
        """Return one freeze; raise NoSuchFreeze if there is none of that name."""
        with reading(self.engine) as connection:
            return freezes.read_freeze(connection, name)

    def reopen(self, name: str) -> tuple[Snapshot, Framework]:
        """Return snapshot and framework exactly as they were frozen, or raise NotReopened."""
        return freezes.reopen(self, self._shelf, name)

    def keep_record(self, freeze: str, content: PanelRecord, who: str) -> Kept:
        """Keep the panel's record of a freeze as a new version."""
        return records.keep(self, freeze, content, who)

    def record_of(self, freeze: str) -> Kept | None:
        """Return the version of a freeze's record that counts, None where there is none."""
        return records.latest_record(self, freeze)

    def starting_point(self, freeze: str) -> PanelRecord:
        """Return a freeze's record so far; without one, the conditions that are still open."""
        return records.starting_point(self, freeze)

    def records(self, freeze: str | None = None) -> tuple[Kept, ...]:
        """Return every version of the records of one freeze, or of all, oldest first."""
        return records.read_records(self, freeze)

    def open_conditions(self) -> tuple[Condition, ...]:
        """Return the conditions of earlier reviews that are still open."""
        return records.open_conditions(self)

    def release(
        self,
        snapshot: Snapshot,
        audience: str,
        who: str,
        freeze: str = "",
        by: str = releases.PACK,
    ) -> Release | None:
        """Put into the log that an audience was given a snapshot; None where it was before."""
        return releases.release(self, snapshot, audience, who, freeze, by)

    def releases(self, audience: str | None = None) -> tuple[Release, ...]:
        """Return what went out to an audience, or to anybody, oldest first."""
        return releases.read_releases(self, audience)

    def seen_before(self, audience: str, snapshot: Snapshot) -> tuple[Snapshot, ...]:
        """Return the snapshots an audience was given before this one, oldest first."""
        return releases.seen_before(self, self._shelf, audience, snapshot)

    # -- what evaluators enter beside files -----------------------------------------------------

    def remember(self, dialect: str, instrument: str, mapping: Mapping[str, Any], who: str) -> None:
        """Remember column decisions for the next file of this tool and instrument."""
        remembering.remember(self.engine, dialect, instrument, mapping, who)

    def remembered(self, dialect: str, instrument: str) -> dict[str, Any]:
        """Return the remembered decisions, empty where there are none."""
        return remembering.remembered(self.engine, dialect, instrument)

    def mark(self, name: str) -> str:
        """Return a fact about the store, for example `demonstration`; "" where it is not set."""
        with reading(self.engine) as connection:
            return marks.read(connection, name)

    # -- care -----------------------------------------------------------------------------------

    def backup(self, path: Path) -> Path:
        """Write the whole store into a new file; raise StoreError if it is there already."""
        return copying.backup(self.engine, path)

    def restore_from(self, path: Path, who: str = "") -> None:
        """Put a backup in place of everything held; what was purged since stays purged."""
        copying.restore_from(self.engine, path, who)
        self._shelf.forget()

    def verify(self) -> list[Problem]:
        """Return what is wrong with the store: changed datasets, missing ones, a damaged file."""
        return verifying.verify(self.engine)

    def close(self) -> None:
        """Let go of the connections."""
        self._shelf.forget()
        self.engine.dispose()


def open_ledger(url: str) -> Ledger:
    """Open the store at a URL, made and migrated if need be."""
    engine = connect(url)
    try:
        migrate(engine)
    except Exception:
        engine.dispose()
        raise
    return Ledger(engine)
