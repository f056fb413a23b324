"""The verdict on a change: one word, the reason in a sentence, and what would be needed to know.

The word rests on one test named beforehand: the exact two-sided sign-flip permutation of the mean
change of employers. Where several indicators were tested, what allows for that is named beside it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from wincore.statistics.change import PairedChange
from wincore.statistics.signs import EXACT_UP_TO, FEWEST_CHANGED

ALPHA = 0.05
POWER = 0.8
# Employers that a later stage could still reach. When the change seen would need more than this,
# ups and downs balance: that is "no clear change", not "cannot tell yet".
WITHIN_REACH = 100
_SMALLEST_EFFECT = 0.05  # below, the sample needed runs into thousands and is not worth printing

COUNTS = (
    "{improved} of {matched} matched employers improved, {same} stayed the same, {worse} got worse"
)
CLEAR = "{counts}; chance alone would seldom give this ({p})."
UNCLEAR = (
    "{counts}; chance alone could give this ({p}). "
    "About {needed} matched employers would be needed if the change seen so far is the true one."
)
BALANCED = "{counts}; ups and downs balance ({p}), which does not show that nothing changed."
TOO_FEW = "{counts}; with {changed} changed no exact test can reach 5 %: at least 6 are needed."
NOTHING_MOVED = "None of the {matched} matched employers changed, so there is nothing to test."
EXACT = "exact p = {p}"
DRAWN = "p = {p} from random sign patterns"
NO_DATA = "No verdict: {note}."
UNTESTED = "Not tested: {why}"
DESCRIBED = "Described only: this indicator has no better or worse direction."


@dataclass(frozen=True)
class Verdict:
    """A word of `findings.VERDICTS`, the reason, and the matched employers needed to tell."""

    word: str
    reason: str
    needed_n: int | None = None


def verdict(
    change: PairedChange, *, alpha: float = ALPHA, adjusted: Mapping[str, float] | None = None
) -> Verdict:
    """Judge a paired change (of values, or of yes/no states by `binary_change`).

    ``adjusted`` are p-values that allow for several tests, by the words that name how ("by Holm"):
    the largest of them and of the change's own decides, the reason prints them all. The change
    carries the direction that counts as better.
    """
    if change.untested:
        told = f"{counts(change)}. " if change.matched else ""
        return Verdict("", told + UNTESTED.format(why=change.untested))
    if change.matched == 0:
        return Verdict("no data", NO_DATA.format(note=change.note))
    if change.direction == "none":
        return Verdict("", DESCRIBED)
    if change.p_permutation is None:
        return _too_few(change)
    named = {"": change.p_permutation, **(adjusted or {})}
    if max(named.values()) <= alpha:
        better = sum(d for _, d in change.differences) > 0
        return Verdict("improved" if better else "worsened", _reason(CLEAR, change, named))
    return _undecided(change, named, alpha)


@lru_cache(maxsize=4096)
def needed_pairs(mean: float, spread: float, alpha: float = ALPHA) -> int | None:
    """Return the matched pairs that show this mean change at this spread with 80 % power.

    From the paired t-test's power (statsmodels), two-sided; never fewer than the six that an exact
    test needs. None where the change is too small for a useful number.
    """
    from statsmodels.stats.power import TTestPower

    if spread == 0:
        return FEWEST_CHANGED if mean else None
    effect = abs(mean) / spread
    if effect < _SMALLEST_EFFECT:
        return None
    effect = min(effect, 1.5)  # beyond, fewer than the six of the exact test would do
    found = TTestPower().solve_power(effect_size=effect, alpha=alpha, power=POWER)
    return max(FEWEST_CHANGED, math.ceil(float(found)))


def _undecided(change: PairedChange, named: Mapping[str, float], alpha: float) -> Verdict:
    mean = sum(d for _, d in change.differences) / change.matched
    # A p that is adjusted upwards means that less than alpha is left for this one test.
    left = alpha * named[""] / max(named.values())
    needed = needed_pairs(mean, change.spread or 0.0, left)
    if needed is None or max(needed, change.matched + 1) > WITHIN_REACH:
        return Verdict("no clear change", _reason(BALANCED, change, named))
    needed = max(needed, change.matched + 1)  # as many as there are were not enough
    return Verdict("cannot tell yet", _reason(UNCLEAR, change, named, needed=needed), needed)


def _too_few(change: PairedChange) -> Verdict:
    if change.changed == 0:
        return Verdict("too few to test", NOTHING_MOVED.format(matched=change.matched))
    text = TOO_FEW.format(counts=counts(change), changed=change.changed)
    return Verdict("too few to test", text)


def counts(change: PairedChange) -> str:
    """Return how many employers improved, stayed and got worse, in words."""
    return COUNTS.format(
        improved=change.improved, matched=change.matched, same=change.same, worse=change.worse
    )


def _reason(template: str, change: PairedChange, named: Mapping[str, float], **more: object) -> str:
    own = named[""]
    first = (EXACT if change.changed <= EXACT_UP_TO else DRAWN).format(p=printed(own))
    words = [first, *(f"{printed(p)} {how}" for how, p in named.items() if how and p != own)]
    return template.format(counts=counts(change), p=", ".join(words), **more)


def printed(p: float) -> str:
    """Return a p-value as it is printed: three decimals, "< .001" below."""
    return "< .001" if p < 0.0005 else f"{p:.3f}".replace("0.", ".", 1)
