"""The panel's record of a review: what it decided on a freeze, why, and on which conditions.

A record is never overwritten: each change is a new version with its author and moment, and the
latest one counts. Conditions outlive their review: the next one starts from those still open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError
from sqlalchemy import Connection, func, insert, select

from wincore.framework.strict import Strict
from wincore.statistics.gate import OUTCOMES, Outcome
from wincore.store.engine import reading, writing
from wincore.store.errors import NOT_A_RECORD, NotARecord
from wincore.store.events import record as log
from wincore.store.freezes import read_freeze
from wincore.store.schema import FREEZE, RECORD

if TYPE_CHECKING:
    from wincore.store.ledger import Ledger

WHY = "say why: a decision needs its reasons."
WITHOUT_CONDITIONS = "“Go with conditions” needs at least one condition."
TWICE = "two conditions are called {id!r}."
State = Literal["open", "met", "dropped"]
RATINGS = Literal["green", "amber", "red", "grey"]


class Override(Strict):
    """The panel's own rating of an indicator or an outcome, in place of the suggested one."""

    of: str = Field(min_length=1)  # indicator or outcome id
    suggested: RATINGS
    rating: RATINGS
    reason: str = Field(min_length=1)


class Condition(Strict):
    """What has to be done, by whom, by when, and what will show that it was. Ids: C1, C2 …"""

    id: str = ""
    what: str = Field(min_length=1)
    owner: str = Field(min_length=1)
    by_when: date
    evidence: str = Field(min_length=1)
    state: State = "open"


class Action(Strict):
    """Something to do that the decision does not hang on."""

    what: str = Field(min_length=1)
    owner: str = ""
    by_when: date | None = None


class Option(Strict):
    """A way forward that is before the panel, with its consequences."""

    title: str = Field(min_length=1)
    consequences: str = ""


class PanelRecord(Strict):
    """What is entered before and in the room; a decision of "" is not taken yet."""

    decision: Outcome | Literal[""] = ""
    reasons: str = ""
    overrides: tuple[Override, ...] = ()
    conditions: tuple[Condition, ...] = ()
    actions: tuple[Action, ...] = ()
    risks: str = ""
    equality: str = ""  # due regard under section 149 of the Equality Act 2010
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Kept:
    """One version of a record, with the freeze it belongs to."""

    freeze: str
    version: int
    at: datetime
    who: str
    content: PanelRecord


def keep(ledger: Ledger, freeze: str, content: PanelRecord, who: str) -> Kept:
    """Keep a record as the next version for a freeze; new conditions get the next free id.

    Raise NotARecord for a decision without reasons, and for "Go with conditions" without any.
    """
    _refuse(content)
    with writing(ledger.engine) as connection:
        read_freeze(connection, freeze)
        numbered = _numbered(connection, content)
        kept = Kept(freeze, _next(connection, freeze), _now(), who, numbered)
        connection.execute(insert(RECORD).values(**_row(connection, kept)))
        detail = {
            "freeze": freeze,
            "version": kept.version,
            "decision": content.decision,
            "changed": changed(_content_before(connection, kept), numbered),
        }
        log(connection, "record kept", who, reason=content.reasons, detail=detail)
    return kept


def changed(before: PanelRecord, after: PanelRecord) -> list[str]:
    """Return the parts of a record that differ between two versions, by name."""
    return [n for n in PanelRecord.model_fields if getattr(before, n) != getattr(after, n)]


def _content_before(connection: Connection, kept: Kept) -> PanelRecord:
    older = [k for k in _read(connection, kept.freeze) if k.version < kept.version]
    return older[-1].content if older else PanelRecord()


def read_records(ledger: Ledger, freeze: str | None = None) -> tuple[Kept, ...]:
    """Return every version of the records of one freeze, or of all, oldest first."""
    with reading(ledger.engine) as connection:
        if freeze is not None:
            read_freeze(connection, freeze)
        return _read(connection, freeze)


def latest_record(ledger: Ledger, freeze: str) -> Kept | None:
    """Return the version that counts for a freeze, None where nothing was recorded."""
    found = read_records(ledger, freeze)
    return found[-1] if found else None


def starting_point(ledger: Ledger, freeze: str) -> PanelRecord:
    """Return what a review goes on from: its record so far.

    One without a record starts with the conditions that earlier reviews left open.
    """
    with reading(ledger.engine) as connection:
        read_freeze(connection, freeze)
        found = _read(connection, freeze)
    return found[-1].content if found else PanelRecord(conditions=open_conditions(ledger))


def open_conditions(ledger: Ledger, before: datetime | None = None) -> tuple[Condition, ...]:
    """Return the conditions that are still open by what was recorded last about each.

    ``before`` counts only records kept before that moment: what a review starts from.
    """
    with reading(ledger.engine) as connection:
        versions = _read(connection, None)
    known = [k for k in versions if before is None or k.at < before]
    last = {kept.freeze: kept for kept in known}
    in_order = sorted(last.values(), key=lambda kept: known.index(kept))
    stated = {c.id: c for kept in in_order for c in kept.content.conditions}
    return tuple(c for c in stated.values() if c.state == "open")


def as_dict(kept: Kept) -> dict[str, Any]:
    """Return a record as plain JSON values."""
    content = kept.content.model_dump(mode="json")
    moment = kept.at.isoformat()
    return {
        "freeze": kept.freeze,
        "version": kept.version,
        "at": moment,
        "who": kept.who,
        **content,
    }


def _refuse(content: PanelRecord) -> None:
    ids = [c.id for c in content.conditions if c.id]
    doubled = next((i for i in ids if ids.count(i) > 1), "")
    faults = {
        WHY: bool(content.decision) and not content.reasons,
        WITHOUT_CONDITIONS: content.decision == OUTCOMES[1] and not content.conditions,
        TWICE.format(id=doubled): bool(doubled),
    }
    for what, at_fault in faults.items():
        if at_fault:
            raise NotARecord(NOT_A_RECORD.format(what=what))


def _numbered(connection: Connection, content: PanelRecord) -> PanelRecord:
    used = [c.id for k in _read(connection, None) for c in k.content.conditions]
    used += [c.id for c in content.conditions]
    highest = max((int(i[1:]) for i in used if i[:1] == "C" and i[1:].isdigit()), default=0)
    numbered = []
    for one in content.conditions:
        highest += not one.id
        numbered.append(one if one.id else one.model_copy(update={"id": f"C{highest}"}))
    return content.model_copy(update={"conditions": tuple(numbered)})


def _next(connection: Connection, freeze: str) -> int:
    query = select(func.coalesce(func.max(RECORD.c.version), 0)).where(
        RECORD.c.freeze == _id(freeze)
    )
    return int(connection.scalar(query) or 0) + 1


def _id(freeze: str) -> Any:
    return select(FREEZE.c.id).where(FREEZE.c.name == freeze).scalar_subquery()


def _row(connection: Connection, kept: Kept) -> dict[str, Any]:
    number = connection.scalar(select(FREEZE.c.id).where(FREEZE.c.name == kept.freeze))
    content = kept.content.model_dump(mode="json")
    return {
        "freeze": number,
        "version": kept.version,
        "at": kept.at,
        "who": kept.who,
        "content": content,
    }


def _read(connection: Connection, freeze: str | None) -> tuple[Kept, ...]:
    query = select(FREEZE.c.name, RECORD).join(FREEZE, RECORD.c.freeze == FREEZE.c.id)
    if freeze is not None:
        query = query.where(FREEZE.c.name == freeze)
    rows = connection.execute(query.order_by(RECORD.c.id)).mappings()
    return tuple(Kept(r["name"], r["version"], r["at"], r["who"], _content(r)) for r in rows)


def _content(row: Any) -> PanelRecord:
    try:
        return PanelRecord.model_validate(row["content"])
    except ValidationError as error:
        raise NotARecord(NOT_A_RECORD.format(what=error.errors()[0]["msg"])) from error


def _now() -> datetime:
    return datetime.now(UTC)
