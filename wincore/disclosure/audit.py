"""The audit: attack everything that may be shown, as every reader, and certify the outcome.

What is attacked is what is out: the numbers in the protected findings and views, and every figure
that the plan opens, whether or not a page has it today.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from wincore.disclosure.attack import narrowest, shortfalls
from wincore.disclosure.family import Family, Mask, content
from wincore.disclosure.figure import Figure
from wincore.disclosure.layout import NOWHERE
from wincore.disclosure.needs import needs, readers
from wincore.disclosure.plan import Plan, Section
from wincore.disclosure.possible import INCONSISTENT, Witnesses

OUTSIDER_NAME = "outsider"
OUTSIDE = "outside the plan"


@dataclass(frozen=True)
class ReaderLine:
    """How one reader's attack on one family went."""

    reader: str
    attacked: int
    under_protected: int
    tightest: float | None


@dataclass(frozen=True)
class Certificate:
    """What an audit found; 0 under-protected cells is a pass.

    ``failures`` names each range that is narrower than required, and each figure that is out though
    no plan has it: columns table, reader, cell, low, high, seen_low, seen_high.
    """

    cells: int
    hidden: int
    readers: tuple[ReaderLine, ...]
    failures: pd.DataFrame = field(repr=False)

    @property
    def under_protected(self) -> int:
        """The number of cells that some reader can tell more closely than allowed."""
        return len(self.failures)

    @property
    def tightest(self) -> float | None:
        """The width of the narrowest range that any reader can conclude."""
        return min((r.tightest for r in self.readers if r.tightest is not None), default=None)

    def as_dict(self) -> dict[str, object]:
        """Return what `disclosure audit --json` prints of one audience, less the snapshot."""
        return {
            "cells": self.cells,
            "hidden": self.hidden,
            "under_protected": self.under_protected,
            "tightest": self.tightest,
            "readers": [vars(line) for line in self.readers],
        }


def audit(
    family: Family,
    hidden: Mask,
    minimum: int,
    name: str = "",
    below: Mapping[str, float] | None = None,
) -> Certificate:
    """Attack one family as every reader and return the certificate.

    ``below`` has the narrowest range that each reader found elsewhere; wider ones are not measured.
    """
    lines, failing, seen = [], [], Witnesses()
    for reader in readers(family)[::-1]:  # what an insider holds possible so does the outsider
        least = (below or {}).get(reader or OUTSIDER_NAME, np.inf)
        line, fails = _attacked(family, hidden, minimum, reader, seen, least)
        lines.append(line)
        failing.append(fails.assign(reader=line.reader, table=name))
    shown = family.shown
    return Certificate(
        int(shown.sum()),
        int((hidden & shown).sum()),
        tuple(lines[::-1]),
        pd.concat(failing, ignore_index=True),
    )


def _attacked(
    family: Family, hidden: Mask, minimum: int, reader: str, seen: Witnesses, below: float
) -> tuple[ReaderLine, pd.DataFrame]:
    needed = needs(family, minimum, reader)
    try:
        fails = shortfalls(family, hidden, needed, reader, seen)
        width = narrowest(family, hidden, needed, reader, seen, below)
    except ValueError as error:
        # Nothing agrees with what is out: no claim about what cannot be concluded holds.
        if str(error) != INCONSISTENT:
            raise
        fails, width = needed.assign(seen_low=np.nan, seen_high=np.nan), None
    width = width if width is not None and np.isfinite(width) else None  # nothing bounds it
    return ReaderLine(reader or OUTSIDER_NAME, len(needed), len(fails), width), fails


def audit_plan(plan: Plan, out: Collection[Figure] = ()) -> Certificate:
    """Attack all tables of a plan, with the figures that are out beside those it opens."""
    found = list(_audited(plan, out))
    stray = pd.DataFrame([{"table": OUTSIDE, "cell": str(f)} for f in out if not plan.holds(f)])
    failures = [*(c.failures for c in found if len(c.failures)), *([stray] if len(stray) else [])]
    return Certificate(
        sum(c.cells for c in found),
        sum(c.hidden for c in found),
        tuple(_by_reader([line for c in found for line in c.readers])),
        pd.concat(failures, ignore_index=True) if failures else pd.DataFrame(),
    )


def _audited(plan: Plan, out: Collection[Figure]) -> Iterator[Certificate]:
    """Yield the certificate of each section; what is the same in two is attacked once."""
    done: dict[str, Certificate] = {}
    least: dict[str, float] = {}
    for section in plan.sections.values():
        hidden, name = _still_hidden(section, out), " · ".join(filter(None, section.name))
        same = content(section.family, hidden)
        if same not in done:
            done[same] = audit(section.family, hidden, plan.minimum, name, least)
        for line in done[same].readers:
            if line.tightest is not None:
                least[line.reader] = min(line.tightest, least.get(line.reader, np.inf))
        yield replace(done[same], failures=done[same].failures.assign(table=name))


def _still_hidden(section: Section, out: Collection[Figure]) -> Mask:
    hidden = section.protection.hidden.copy()
    for figure in out:
        at = section.laid.places.get(figure, NOWHERE)
        if at != NOWHERE:
            hidden[at] = False
    return hidden


def _by_reader(lines: Sequence[ReaderLine]) -> Iterator[ReaderLine]:
    grouped: dict[str, list[ReaderLine]] = {}
    for line in lines:
        grouped.setdefault(line.reader, []).append(line)
    for reader, own in grouped.items():
        widths = [x.tightest for x in own if x.tightest is not None]
        yield ReaderLine(
            reader,
            sum(x.attacked for x in own),
            sum(x.under_protected for x in own),
            min(widths, default=None),
        )


def named(certificate: Certificate, names: Mapping[str, str]) -> Certificate:
    """Return the certificate with readers under the names of employers instead of their ids."""
    lines = tuple(
        ReaderLine(names.get(x.reader, x.reader), x.attacked, x.under_protected, x.tightest)
        for x in certificate.readers
    )
    return Certificate(certificate.cells, certificate.hidden, lines, certificate.failures)
