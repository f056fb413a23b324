"""The log: who did what to which upload, when, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from wincore.store.schema import EVENT


@dataclass(frozen=True)
class Event:
    """One line of the log. `upload` is None where the whole store is meant."""

    id: int
    at: datetime
    who: str
    what: str
    upload: int | None
    reason: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


def record(
    connection: Connection,
    what: str,
    who: str,
    *,
    upload: int | None = None,
    reason: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """Write one line into the log, in the transaction of what it tells of."""
    connection.execute(
        insert(EVENT).values(
            at=datetime.now(UTC),
            who=who,
            what=what,
            upload=upload,
            reason=reason,
            detail=detail or {},
        )
    )


def read_log(connection: Connection) -> tuple[Event, ...]:
    """Return the whole log, oldest first."""
    rows = connection.execute(select(EVENT).order_by(EVENT.c.id)).mappings()
    return tuple(Event(**row) for row in rows)
