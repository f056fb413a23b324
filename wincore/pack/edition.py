"""What a pack is made from: one context, its date, its freeze and the panel's record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pandas as pd

from wincore import __version__
from wincore.figures import Context
from wincore.findings import Audience
from wincore.framework import Framework, Programme
from wincore.indicators import findings
from wincore.store import Condition, Freeze, Kept, Ledger, PanelRecord, Snapshot
from wincore.store.benchmarks import with_entered_benchmarks
from wincore.store.marks import DEMONSTRATION
from wincore.store.records import open_conditions

MARK = "Demonstration: a fictional programme"


@dataclass(frozen=True)
class Edition:
    """One edition of the pack; equal editions make equal bytes.

    ``written`` stands in all files as the moment of writing: that of the freeze, or the as-at date.
    ``carried`` are the conditions of earlier reviews that were open then.
    """

    context: Context
    written: datetime
    demonstration: bool = False
    freeze: Freeze | None = None
    kept: Kept | None = None
    carried: tuple[Condition, ...] = ()
    version: str = __version__

    @property
    def programme(self) -> Programme:
        """The programme that is reviewed."""
        return self.context.framework.programme

    @property
    def record(self) -> PanelRecord:
        """What evaluator and panel have entered, empty where nothing is."""
        return self.kept.content if self.kept else PanelRecord()

    @property
    def mark(self) -> str:
        """The mark that every slide, page and sheet bears, or ""."""
        return MARK if self.demonstration else ""


def edition(
    ledger: Ledger,
    framework: Framework | None = None,
    *,
    as_at: date | None = None,
    freeze: str | None = None,
    audience: Audience = "panel",
) -> Edition:
    """Return the edition of a freeze, or of what counts as at a date (default: today).

    ``framework`` is not needed for a freeze, which has its own. Raise KeyError without both.
    """
    if freeze is not None:
        return _frozen(ledger, freeze, audience)
    if framework is None:
        raise KeyError("framework")
    day = as_at or date.today()
    known = with_entered_benchmarks(ledger, framework)
    made = datetime.combine(day, time(), UTC)
    return Edition(
        context=_context(ledger.snapshot(day), known, audience),
        written=made,
        demonstration=_demonstration(ledger, known),
        carried=open_conditions(ledger),
    )


def _frozen(ledger: Ledger, name: str, audience: Audience) -> Edition:
    frozen = ledger.frozen(name)
    snapshot, known = ledger.reopen(name)
    return Edition(
        context=_context(snapshot, known, audience),
        written=frozen.at,
        demonstration=_demonstration(ledger, known),
        freeze=frozen,
        kept=ledger.record_of(name),
        carried=open_conditions(ledger, before=frozen.at),
    )


def _context(snapshot: Snapshot, framework: Framework, audience: Audience) -> Context:
    found = findings(snapshot, framework, audience=audience)
    return Context(found, snapshot, framework, audience, latest_wave(found, framework.programme))


def latest_wave(found: pd.DataFrame, programme: Programme) -> str:
    """Return the last wave for which there is any figure, or the first wave."""
    held = set(found.loc[found["value"].notna(), "wave"])
    waves = [w.id for w in programme.waves]
    return next((w for w in reversed(waves) if w in held), waves[0])


def _demonstration(ledger: Ledger, framework: Framework) -> bool:
    return framework.programme.demonstration or bool(ledger.mark(DEMONSTRATION))
