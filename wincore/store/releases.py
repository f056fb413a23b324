"""What went out: which snapshot an audience has been given, so that the next protects it too.

Two packs of nearly the same data can be taken from each other. So each written pack is a line in
the log that no later one overwrites, and the snapshots of earlier ones are brought back from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from wincore.store.engine import reading, writing
from wincore.store.events import Event, read_log, record
from wincore.store.holding import Shelf, pinned
from wincore.store.snapshot import Snapshot

if TYPE_CHECKING:
    from wincore.store.ledger import Ledger

RELEASED = "pack released"
PACK, PAGES = "pack", "pages"  # how figures went out


@dataclass(frozen=True)
class Release:
    """One pack that went out. ``uploads`` are numbers in the order in which they count."""

    at: datetime
    who: str
    audience: str
    as_at: date
    snapshot: str
    uploads: tuple[int, ...]
    freeze: str = ""


def release(
    ledger: Ledger, snapshot: Snapshot, audience: str, who: str, freeze: str = "", by: str = PACK
) -> Release | None:
    """Put into the log that an audience has been given a snapshot; None where it was before.

    ``by`` says how: in a pack, or on the pages that somebody of the audience opened.
    """
    if any(r.snapshot == snapshot.fingerprint for r in read_releases(ledger, audience)):
        return None
    detail = {
        "audience": audience,
        "as_at": snapshot.as_at.isoformat(),
        "snapshot": snapshot.fingerprint,
        "uploads": [u.id for u in snapshot.uploads],
        "freeze": freeze,
    } | ({} if by == PACK else {"by": by})
    with writing(ledger.engine) as connection:
        record(connection, RELEASED, who, detail=detail)
    return read_releases(ledger, audience)[-1]


def read_releases(ledger: Ledger, audience: str | None = None) -> tuple[Release, ...]:
    """Return what went out to an audience, or to anybody, oldest first."""
    with reading(ledger.engine) as connection:
        events = [e for e in read_log(connection) if e.what == RELEASED]
    found = (_release(e) for e in events)
    return tuple(r for r in found if audience in (None, r.audience))


def seen_before(
    ledger: Ledger, shelf: Shelf, audience: str, snapshot: Snapshot
) -> tuple[Snapshot, ...]:
    """Return the snapshots an audience was given before it was given this one, oldest first.

    What was purged since cannot be brought back, and is left out.
    """
    found = []
    for one in _before(read_releases(ledger, audience), snapshot.fingerprint):
        try:
            found.append(pinned(ledger.engine, shelf, one.as_at, one.uploads))
        except KeyError:
            continue
    return tuple(found)


def _before(releases: Iterable[Release], fingerprint: str) -> Iterable[Release]:
    for one in releases:
        if one.snapshot == fingerprint:
            return
        yield one


def _release(event: Event) -> Release:
    told = event.detail
    return Release(
        at=event.at,
        who=event.who,
        audience=told["audience"],
        as_at=date.fromisoformat(told["as_at"]),
        snapshot=told["snapshot"],
        uploads=tuple(told["uploads"]),
        freeze=told["freeze"],
    )
