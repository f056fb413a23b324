"""Complementary suppression: hide what would give the hidden back, and as little else as possible.

Statistics Canada's G-Confid chooses the cells for the outsider (a linear programme per sensitive
cell). Its answer is attacked at once by every reader; for a range that is still too narrow the
cheapest set of further cells is looked for whose figures could make up the difference (a carrier:
Kelly, Golden and Assad 1992), until no attack succeeds. At last what turned out not to be needed is
opened again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from wincore.disclosure.attack import shortfalls
from wincore.disclosure.carrier import carrier
from wincore.disclosure.family import Family, Mask
from wincore.disclosure.gconfid import complements
from wincore.disclosure.needs import OUTSIDER, needs, primary, readers

ROUNDS = 200
NOT_PROTECTED = "no pattern protects every cell within {rounds} rounds"


@dataclass(frozen=True)
class Protection:
    """Which cells are hidden: ``primary`` by the rule, the others because of them.

    ``given_away`` are the needs that nothing can meet, because of what was released before.
    """

    hidden: Mask
    primary: Mask
    given_away: pd.DataFrame = field(repr=False)


def protect(
    family: Family,
    minimum: int,
    *,
    released: Mask | None = None,
    also: Mask | None = None,
    seconds: float = 4.0,
) -> Protection:
    """Return a protection that no reader's attack defeats; raise RuntimeError if none is found.

    ``released`` cells are out and cannot be hidden; ``also`` are hidden for another reason. For
    ``seconds`` at most it is tried to open cells again that were hidden for the sake of others.
    """
    nothing = np.zeros(len(family.cells), dtype=bool)
    out, more = (nothing if m is None else m for m in (released, also))
    first = (primary(family, minimum) | more) & ~out
    hidden = first | (~family.shown & ~out)
    hidden = complements(family, hidden, needs(family, minimum), out)
    hidden, lost = _until_safe(family, hidden, minimum, out)
    hidden = _open_again(family, hidden, minimum, first, lost, time.monotonic() + seconds)
    return Protection(hidden, first, lost)


def _until_safe(family: Family, hidden: Mask, minimum: int, out: Mask) -> tuple[Mask, pd.DataFrame]:
    lost = pd.DataFrame(columns=["cell", "low", "high", "seen_low", "seen_high", "reader"])
    for _ in range(ROUNDS):
        before = hidden
        for reader in readers(family):
            hidden, hopeless = _safe_from(reader, family, hidden, minimum, out)
            lost = pd.concat([lost, hopeless]).drop_duplicates(["cell", "reader"])
        if (hidden == before).all():
            return hidden, lost
    raise RuntimeError(NOT_PROTECTED.format(rounds=ROUNDS))


def _safe_from(
    reader: str, family: Family, hidden: Mask, minimum: int, out: Mask
) -> tuple[Mask, pd.DataFrame]:
    needed = needs(family, minimum, reader)
    hopeless: list[pd.Series] = []
    while True:
        failing = shortfalls(family, hidden, needed, reader)
        if failing.empty:
            break
        # One at a time, the least protected first: what helps it often helps the others.
        worst = failing.loc[(failing["seen_high"] - failing["seen_low"]).idxmin()]
        more = carrier(family, hidden, worst, reader, out)
        if more is None:
            hopeless.append(worst)
            needed = needed[needed["cell"] != worst["cell"]]
        else:
            hidden = hidden | more
    return hidden, pd.DataFrame(hopeless).assign(reader=reader)


def _open_again(
    family: Family, hidden: Mask, minimum: int, first: Mask, lost: pd.DataFrame, until: float
) -> Mask:
    """Open cells hidden for others' sake, the most valuable first, while no attack succeeds."""
    candidates = np.flatnonzero(hidden & family.shown & ~first)
    worth = family.cells["cost"].to_numpy(float)[candidates]
    for cell in candidates[np.argsort(-worth, kind="stable")]:
        if time.monotonic() > until:
            break
        trial = hidden.copy()
        trial[cell] = False
        if _holds(family, trial, minimum, lost):
            hidden = trial
    return hidden


def _holds(family: Family, hidden: Mask, minimum: int, lost: pd.DataFrame) -> bool:
    for reader in readers(family):
        gone = lost.loc[lost["reader"] == reader, "cell"]
        needed = needs(family, minimum, reader)
        if len(shortfalls(family, hidden, needed[~needed["cell"].isin(gone)], reader)):
            return False
    return True
