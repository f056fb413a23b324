"""Complementary suppression: hide what would give the hidden back, and as little else as possible.

Statistics Canada's G-Confid chooses the cells for the outsider (a linear programme per sensitive
cell). Its answer is attacked at once by every reader; for a range that is still too narrow the
cheapest set of further cells is looked for whose figures could make up the difference (a carrier:
Kelly, Golden and Assad 1992), until no attack succeeds. In smaller families this is also done from
the start, and the cheaper of the two answers is kept. At last what turned out not to be needed is
opened again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from wincore.disclosure.attack import shortfalls
from wincore.disclosure.carrier import carrier
from wincore.disclosure.family import Family, Mask
from wincore.disclosure.gconfid import complements
from wincore.disclosure.needs import needs, primary, readers
from wincore.disclosure.possible import Witnesses

BOTH_WAYS = 400  # cells up to which it is also tried to do without G-Confid's proposal
NO_HEADWAY = "attack and protection disagree about what is possible"


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
    tries: int = 10,
) -> Protection:
    """Return a protection that no reader's attack defeats.

    ``released`` cells are out and cannot be hidden; ``also`` are hidden for another reason.
    Of the cells hidden for the sake of others ``tries`` are tried to be opened again: a number, not
    a time, so that the same figures give the same answer on a busy day.
    """
    nothing = np.zeros(len(family.cells), dtype=bool)
    out, more = (nothing if m is None else m for m in (released, also))
    first = (primary(family, minimum) | more) & ~out
    hidden = first | (~family.shown & ~out)
    start, seen = first | (~family.shown & ~out), Witnesses()
    begun = [complements(family, start, needs(family, minimum), out, seen)]
    begun += [start] if len(family.cells) <= BOTH_WAYS else []
    found = [_until_safe(family, hidden, minimum, out, seen) for hidden in begun]
    hidden, lost = min(found, key=lambda f: (len(f[1]), _cost(family, f[0])))
    hidden = _open_again(family, hidden, minimum, first, lost, seen, tries)
    return Protection(hidden, first, lost)


def _cost(family: Family, hidden: Mask) -> float:
    return float(family.cells["cost"].to_numpy(float)[hidden & family.shown].sum())


def _until_safe(
    family: Family, hidden: Mask, minimum: int, out: Mask, seen: Witnesses
) -> tuple[Mask, pd.DataFrame]:
    """Hide more until no reader succeeds; what is hidden for one never helps another."""
    lost = [pd.DataFrame(columns=["cell", "low", "high", "seen_low", "seen_high", "reader"])]
    for reader in readers(family):
        hidden, hopeless = _safe_from(reader, family, hidden, minimum, out, seen)
        if len(hopeless):
            lost.append(hopeless)
    return hidden, pd.concat(lost, ignore_index=True)


def _safe_from(
    reader: str, family: Family, hidden: Mask, minimum: int, out: Mask, seen: Witnesses
) -> tuple[Mask, pd.DataFrame]:
    """Meet a reader's needs one after the other: what helps one often helps the next."""
    needed = needs(family, minimum, reader)
    failing = shortfalls(family, hidden, needed, reader, seen, measured=False)
    hopeless = []
    for at in range(len(failing)):
        need = failing.iloc[[at]]
        hidden, met = _met(reader, family, hidden, need, out, seen)
        if not met:
            hopeless.append(need)
    lost = pd.concat(hopeless) if hopeless else failing.iloc[:0]
    return hidden, lost.assign(reader=reader)


def _met(
    reader: str, family: Family, hidden: Mask, need: pd.DataFrame, out: Mask, seen: Witnesses
) -> tuple[Mask, bool]:
    """Hide what one need takes; tell whether it can be met at all."""
    asked = need[["cell", "low", "high"]]
    while len(shortfalls(family, hidden, asked, reader, seen, measured=False)):
        more = carrier(family, hidden, need.iloc[0], reader, out, seen.found)
        if more is None:
            return hidden, False
        if not (more & ~hidden).any():
            raise RuntimeError(NO_HEADWAY)
        hidden = hidden | more
    return hidden, True


def _open_again(
    family: Family,
    hidden: Mask,
    minimum: int,
    first: Mask,
    lost: pd.DataFrame,
    seen: Witnesses,
    tries: int,
) -> Mask:
    """Open cells hidden for others' sake, the most valuable first, while no attack succeeds."""
    candidates = np.flatnonzero(hidden & family.shown & ~first)
    worth = family.cells["cost"].to_numpy(float)[candidates]
    asked = {reader: _still_needed(family, minimum, reader, lost) for reader in readers(family)}
    for cell in candidates[np.argsort(-worth, kind="stable")][:tries]:
        trial = hidden.copy()
        trial[cell] = False
        if _holds(family, trial, asked, seen):
            hidden = trial
    return hidden


def _still_needed(family: Family, minimum: int, reader: str, lost: pd.DataFrame) -> pd.DataFrame:
    needed, gone = needs(family, minimum, reader), lost.loc[lost["reader"] == reader, "cell"]
    return needed[~needed["cell"].isin(gone)]


def _holds(
    family: Family, hidden: Mask, asked: Mapping[str, pd.DataFrame], seen: Witnesses
) -> bool:
    return not any(
        len(shortfalls(family, hidden, needed, reader, seen, measured=False, first=True))
        for reader, needed in asked.items()
    )
