"""What was shown before, and what a new upload would give away beside it.

Two releases of nearly the same data can be taken from each other: where one employer's numbers were
corrected, the difference of two programme totals is about that employer alone. So earlier releases
belong to the same family as the new one. What did not change is one cell in both; what was shown
then cannot be hidden now.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wincore.disclosure.attack import shortfalls
from wincore.disclosure.family import Mask
from wincore.disclosure.figure import Figure
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.layout import NOWHERE
from wincore.disclosure.needs import needs, readers
from wincore.disclosure.plan import Plan, Section
from wincore.disclosure.policy import read_policy
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

COLUMNS = (
    "table", "wave", "employer", "group", "part", "stratum", "reader", "low", "high",
    "seen_low", "seen_high",
)  # fmt: skip


def reveals(
    earlier: Sequence[Snapshot], new: Snapshot, framework: Framework, audience: Audience
) -> pd.DataFrame:
    """Return what an audience could work out from a new snapshot beside those it has seen.

    That is, if the new one were protected for itself alone. One row per range that would be too
    narrow: the figure (its employer, group, part and stratum; "" where it is no figure but what is
    left between two), the reader ("" is the outsider), the range required and the one left.
    """
    policy = read_policy()
    alone = plan_for(new, framework, audience, policy)
    together = plan_for(new, framework, audience, policy, earlier)
    rows = [
        row
        for section in together.sections.values()
        for row in _revealed(section, alone, together.minimum)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def newly_hidden(
    earlier: Sequence[Snapshot], new: Snapshot, framework: Framework, audience: Audience
) -> list[Figure]:
    """Return the figures hidden because of earlier releases, which alone would have been shown."""
    policy = read_policy()
    alone = plan_for(new, framework, audience, policy)
    together = plan_for(new, framework, audience, policy, earlier)
    now = (f for s in together.sections.values() for f in s.laid.places if not f.edition)
    return [f for f in now if alone.is_open(f) and not together.is_open(f)]


def changed_by_few(
    earlier: Sequence[Snapshot], new: Snapshot, framework: Framework, audience: Audience
) -> list[Figure]:
    """Return the figures shown before and again that differ by fewer people than the minimum.

    Both values are out, so their difference is a count of few people that nothing can hide.
    """
    policy = read_policy()
    together = plan_for(new, framework, audience, policy, earlier)
    before = [
        plan_for(seen, framework, audience, policy, earlier[:i]) for i, seen in enumerate(earlier)
    ]
    now = (f for s in together.sections.values() for f in s.laid.places if not f.edition)
    return [f for f in now if any(_by_few(f, together, plan) for plan in before)]


def _by_few(figure: Figure, now: Plan, before: Plan) -> bool:
    if not (now.is_open(figure) and before.is_open(figure)):
        return False
    return 0 < abs(now.value(figure) - before.value(figure)) < now.minimum


def _revealed(section: Section, alone: Plan, minimum: int) -> list[dict[str, object]]:
    hidden = _as_if_alone(section, alone)
    names = {at: figure for figure, at in section.laid.places.items()}
    found: list[dict[str, object]] = []
    for reader in readers(section.family):
        needed = needs(section.family, minimum, reader)
        for fail in shortfalls(section.family, hidden, needed, reader).to_dict("records"):
            figure = names.get(int(fail["cell"]))
            told = figure._asdict() if figure else dict.fromkeys(Figure._fields, "")
            place = {"table": section.name[0], "wave": section.name[-1]}
            row = told | place | fail | {"reader": reader}
            found.append({name: row[name] for name in COLUMNS})
    return found


def _as_if_alone(section: Section, alone: Plan) -> Mask:
    """Return what is hidden when the new figures are opened as if nothing was out before."""
    hidden = np.ones(len(section.family.cells), dtype=bool)
    hidden[section.released] = False
    for figure, at in section.laid.places.items():
        if at != NOWHERE and not figure.edition and alone.is_open(figure):
            hidden[at] = False
    return hidden
