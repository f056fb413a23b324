"""Paired change of employers between two waves.

An employer is compared with itself; the count of improved, same and worse comes before any test.
The one test that verdicts use, named beforehand, is the exact two-sided sign-flip permutation of
the mean change. The sign test and Wilcoxon's stand beside it for the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from wincore.framework.outcomes import Direction
from wincore.statistics.signs import (
    DECIMALS,
    EXACT_UP_TO,
    FEWEST_CHANGED,
    rank_biserial,
    sign_flip,
    sign_test,
    wilcoxon,
)

NO_PAIRS = "no employer has a value in either wave"
UNPAIRED = (
    "the waves are unpaired: no employer has a value in both "
    "({before} only at baseline, {after} only at follow-up)"
)
TOO_FEW = "too few to test: {changed} of {matched} matched employers changed, and 6 are needed"
AT_RANDOM = "p-values from 19,999 random sign patterns: too many pairs to list all"

Values = Mapping[str, float | None] | pd.Series  # employer -> value; None and NaN are missing


@dataclass(frozen=True)
class PairedChange:
    """What happened between two waves to the employers that have a value in both.

    ``mean_change`` and ``median_change`` are follow-up - baseline in the unit of the values.
    ``improved`` and ``worse`` follow ``direction``; so do ``differences`` (employer, change;
    positive is better), ``spread`` (their standard deviation) and ``rank_biserial`` (-1 all worse,
    0 balanced, 1 all better). p-values are two-sided, None with five or fewer changed pairs.
    """

    direction: Direction
    matched: int
    baseline_only: int
    follow_up_only: int
    improved: int
    same: int
    worse: int
    median_change: float | None
    mean_change: float | None
    spread: float | None
    p_sign: float | None
    p_permutation: float | None
    p_wilcoxon: float | None
    rank_biserial: float | None
    differences: tuple[tuple[str, float], ...]
    left: tuple[str, ...]  # employers with a value at baseline only
    joined: tuple[str, ...]  # employers with a value at follow-up only
    note: str = ""
    untested: str = ""  # why nothing is tested; p-values are None then

    @property
    def changed(self) -> int:
        """Number of matched employers whose value is not the same."""
        return self.improved + self.worse


def paired_change(
    baseline: Values, follow_up: Values, direction: Direction = "up", *, parity: float = 1.0
) -> PairedChange:
    """Compare each employer with itself between two waves.

    Parameters: mappings (or Series) employer -> value; None and NaN are missing. ``direction`` says
    what is better: "up", "down", or "parity" (nearer to ``parity``: 0 for a gap; 1 for a ratio,
    where 0.5 is as far away as 2); "none" counts rises as improved and is not given a verdict.
    """
    before, after = _known(baseline), _known(follow_up)
    both = sorted(before.keys() & after.keys())
    raw = [_rounded(after[e] - before[e]) for e in both]
    better = [_better(before[e], after[e], direction, parity) for e in both]
    p_sign, p_permutation, p_wilcoxon = tested(better)
    left, joined = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    return PairedChange(
        direction=direction,
        matched=len(both),
        baseline_only=len(left),
        follow_up_only=len(joined),
        improved=sum(d > 0 for d in better),
        same=sum(d == 0 for d in better),
        worse=sum(d < 0 for d in better),
        median_change=float(np.median(raw)) if raw else None,
        mean_change=float(np.mean(raw)) if raw else None,
        spread=float(np.std(better, ddof=1)) if len(better) > 1 else None,
        p_sign=p_sign,
        p_permutation=p_permutation,
        p_wilcoxon=p_wilcoxon,
        rank_biserial=rank_biserial(better),
        differences=tuple(zip(both, better, strict=True)),
        left=tuple(left),
        joined=tuple(joined),
        note=_note(better, len(left), len(joined)),
    )


def described(change: PairedChange, untested: str) -> PairedChange:
    """Return the change without its tests, and why there are none; unchanged for no reason."""
    if not untested:
        return change
    return replace(change, p_sign=None, p_permutation=None, p_wilcoxon=None, untested=untested)


def binary_change(
    baseline: Mapping[str, bool | None],
    follow_up: Mapping[str, bool | None],
    direction: Direction = "up",
) -> PairedChange:
    """Compare yes/no states of employers between two waves; None is missing.

    ``improved`` are those that went from no to yes, ``worse`` from yes to no. The sign-flip
    permutation of 0/1 values *is* McNemar's exact test, so `p_permutation` equals `mcnemar`.
    """
    return paired_change(_as_numbers(baseline), _as_numbers(follow_up), direction)


def mcnemar(lost: int, gained: int) -> float | None:
    """Return McNemar's exact two-sided p from the discordant pairs; None if there are none.

    1 lost and 6 gained give .125. Source: McNemar 1947, exact binomial (statsmodels).
    """
    from statsmodels.stats.contingency_tables import mcnemar as exact_mcnemar

    if lost + gained == 0:
        return None
    return min(1.0, float(exact_mcnemar([[0, lost], [gained, 0]], exact=True).pvalue))


def tested(differences: list[float]) -> tuple[float | None, float | None, float | None]:
    """Return exact two-sided p of the sign test, the sign-flip permutation and Wilcoxon's test.

    Unchanged pairs carry no sign and drop out of all three. None with five or fewer changed pairs.
    """
    changed = [d for d in differences if d != 0]
    if len(changed) < FEWEST_CHANGED:
        return None, None, None
    return sign_test(changed), sign_flip(changed), wilcoxon(changed)


def _known(values: Values) -> dict[str, float]:
    return {str(k): float(v) for k, v in values.items() if v is not None and not np.isnan(float(v))}


def _as_numbers(states: Mapping[str, bool | None]) -> dict[str, float | None]:
    return {e: None if s is None else float(s) for e, s in states.items()}


def _better(before: float, after: float, direction: Direction, parity: float) -> float:
    if direction == "parity":
        return _rounded(_closeness(after, parity) - _closeness(before, parity))
    return _rounded(before - after if direction == "down" else after - before)


def _closeness(value: float, parity: float) -> float:
    """Return how near a value is to parity; of a ratio, the same when groups are swapped."""
    if parity == 0:
        return -abs(value)
    return min(value, parity) / max(value, parity)


def _rounded(difference: float) -> float:
    return round(difference, DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0


def _note(better: list[float], before: int, after: int) -> str:
    if not better:
        return UNPAIRED.format(before=before, after=after) if before or after else NO_PAIRS
    changed = sum(d != 0 for d in better)
    if changed < FEWEST_CHANGED:
        return TOO_FEW.format(changed=changed, matched=len(better))
    return AT_RANDOM if changed > EXACT_UP_TO else ""
