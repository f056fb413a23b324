"""Named freezes: exactly what a review meeting was shown, kept so that it can be reopened.

A freeze pins uploads by number and content hash, and holds the framework's files themselves: it
reopens the same after files in `data/` were edited and uploads rolled back. Nothing changes or
deletes a freeze; a seal shows whether anybody has.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from wincore import __version__
from wincore.framework.benchmark import Benchmark
from wincore.framework.errors import FrameworkError
from wincore.framework.files import framework_files, framework_from
from wincore.framework.model import Framework
from wincore.framework.reading import DEFAULT
from wincore.store.benchmarks import entered_benchmarks, with_benchmarks
from wincore.store.engine import reading, writing
from wincore.store.errors import (
    BROKEN_SEAL,
    FROZEN,
    GONE,
    NAMELESS,
    NO_FREEZE,
    NOTHING_TO_FREEZE,
    OTHER_DATA,
    OTHER_FRAMEWORK,
    PURGED_SINCE,
    NoSuchFreeze,
    NotReopened,
    StoreError,
)
from wincore.store.events import record
from wincore.store.holding import Shelf, pinned
from wincore.store.schema import FREEZE
from wincore.store.snapshot import Snapshot

if TYPE_CHECKING:
    from wincore.store.ledger import Ledger


@dataclass(frozen=True)
class Freeze:
    """One freeze. ``uploads`` are (number, content hash) in the order in which they count."""

    name: str
    as_at: date
    at: datetime
    who: str
    snapshot: str
    framework: str
    uploads: tuple[tuple[int, str], ...]
    files: dict[str, str] = field(repr=False)
    benchmarks: tuple[dict[str, Any], ...] = field(repr=False)
    policy: dict[str, Any]
    version: str

    @property
    def seal(self) -> str:
        """The SHA-256 over everything the freeze holds."""
        text = json.dumps(asdict(self), sort_keys=True, default=_iso, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def freeze(
    ledger: Ledger, name: str, as_at: date, who: str, programme: Path | None = None
) -> Freeze:
    """Freeze what counts as at a date, with the framework of a programme file, under a new name.

    Raise StoreError for a name that is taken or empty, and where nothing is held.
    """
    made = _made(ledger, " ".join(name.split()), as_at, who, programme)
    detail = {"freeze": made.name, "as_at": as_at.isoformat(), "snapshot": made.snapshot}
    try:
        with writing(ledger.engine) as connection:
            connection.execute(insert(FREEZE).values(**_row(made)))
            record(connection, "frozen", who, detail=detail)
    except IntegrityError as taken:
        raise StoreError(FROZEN.format(name=made.name)) from taken
    return made


def _made(ledger: Ledger, name: str, as_at: date, who: str, programme: Path | None) -> Freeze:
    if not name:
        raise StoreError(NAMELESS)
    snapshot = ledger.snapshot(as_at)
    if not snapshot.uploads:
        raise StoreError(NOTHING_TO_FREEZE.format(day=as_at))
    files, entered = framework_files(programme), entered_benchmarks(ledger)
    return Freeze(
        name=name,
        as_at=as_at,
        at=datetime.now(UTC).replace(microsecond=0),
        who=who,
        snapshot=snapshot.fingerprint,
        framework=with_benchmarks(framework_from(files), entered).fingerprint,
        uploads=tuple((u.id, u.sha256) for u in snapshot.uploads),
        files=files,
        benchmarks=tuple(b.model_dump(mode="json") for b in entered),
        policy=policy_in_force(programme),
        version=__version__,
    )


def policy_in_force(programme: Path | None = None) -> dict[str, Any]:
    """Return the disclosure policy that stands beside a programme file, as JSON values."""
    from wincore.disclosure.policy import FILE, read_policy

    return read_policy((programme or DEFAULT).parent / FILE).model_dump(mode="json")


def read_freezes(connection: Connection) -> tuple[Freeze, ...]:
    """Return every freeze, oldest first."""
    rows = connection.execute(select(FREEZE).order_by(FREEZE.c.id)).mappings()
    return tuple(_freeze(dict(row)) for row in rows)


def read_freeze(connection: Connection, name: str) -> Freeze:
    """Return the freeze of that name; raise NoSuchFreeze, or NotReopened if its seal is broken."""
    row = connection.execute(select(FREEZE).where(FREEZE.c.name == name)).mappings().one_or_none()
    if row is None:
        names = connection.scalars(select(FREEZE.c.name).order_by(FREEZE.c.id))
        known = ", ".join(repr(n) for n in names) or "none"
        raise NoSuchFreeze(NO_FREEZE.format(name=name, known=known))
    found = _freeze(dict(row))
    if found.seal != row["seal"]:
        raise NotReopened(GONE.format(name=name, why=BROKEN_SEAL))
    return found


def broken_seals(connection: Connection) -> list[str]:
    """Return the names of freezes that are not what was frozen."""
    rows = connection.execute(select(FREEZE).order_by(FREEZE.c.id)).mappings()
    return [row["name"] for row in rows if _freeze(dict(row)).seal != row["seal"]]


def reopen(ledger: Ledger, shelf: Shelf, name: str) -> tuple[Snapshot, Framework]:
    """Return the snapshot and the framework exactly as they were frozen.

    Raise NotReopened where that is not possible: data purged since, another reading of the files.
    """
    with reading(ledger.engine) as connection:
        wanted = read_freeze(connection, name)
    try:
        snapshot = pinned(ledger.engine, shelf, wanted.as_at, [i for i, _ in wanted.uploads])
    except KeyError as lost:
        why = PURGED_SINCE.format(id=lost.args[0])
        raise NotReopened(GONE.format(name=name, why=why)) from lost
    if snapshot.fingerprint != wanted.snapshot:
        raise NotReopened(GONE.format(name=name, why=OTHER_DATA))
    return snapshot, _framework(wanted)


def _framework(wanted: Freeze) -> Framework:
    entered = [Benchmark(**values) for values in wanted.benchmarks]
    try:
        found = with_benchmarks(framework_from(wanted.files), entered)
    except FrameworkError as unread:
        raise NotReopened(GONE.format(name=wanted.name, why=OTHER_FRAMEWORK)) from unread
    if found.fingerprint != wanted.framework:
        raise NotReopened(GONE.format(name=wanted.name, why=OTHER_FRAMEWORK))
    return found


def _row(one: Freeze) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__} | {"seal": one.seal}


def _freeze(row: dict[str, Any]) -> Freeze:
    values = {name: row[name] for name in Freeze.__dataclass_fields__}
    values["uploads"] = tuple((int(i), str(sha)) for i, sha in row["uploads"])
    values["benchmarks"] = tuple(row["benchmarks"])
    return Freeze(**values)


def _iso(value: Any) -> str:
    return str(value.isoformat())
