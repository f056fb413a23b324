"""Sensitivity: does the verdict hang on one employer, or on what is missing?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wincore.framework.outcomes import Direction
from wincore.statistics.change import PairedChange, binary_change, described, paired_change
from wincore.statistics.verdicts import ALPHA, verdict

STANDS = "The verdict stays the same: {tried}."
DEPENDS = "The verdict depends on it: {found}."
AS_ANSWERED, ALL_NO, ALL_YES = "as answered", "missing = no", "missing = yes"


@dataclass(frozen=True)
class Sensitivity:
    """The verdict under each variant (name, word), and whether they differ."""

    depends: bool
    verdicts: tuple[tuple[str, str], ...]
    reason: str


def compared(words: Mapping[str, str]) -> Sensitivity:
    """Compare the words found under named variants, such as Black and Black (broad)."""
    depends = len(set(words.values())) > 1
    found = "; ".join(f"{name}: {word}" for name, word in words.items())
    reason = DEPENDS.format(found=found) if depends else STANDS.format(tried=", ".join(words))
    return Sensitivity(depends, tuple(words.items()), reason)


def leave_one_out(change: PairedChange, *, alpha: float = ALPHA) -> Sensitivity:
    """Repeat the verdict without each employer in turn; the reason names those that change it."""
    words = {"all": verdict(change, alpha=alpha).word}
    for employer, _ in change.differences:
        words[f"without {employer}"] = verdict(_without(change, employer), alpha=alpha).word
    differing = {name: word for name, word in words.items() if word != words["all"]}
    short = compared({"all": words["all"], **differing}) if differing else None
    reason = short.reason if short else STANDS.format(tried="without any one employer")
    return Sensitivity(bool(differing), tuple(words.items()), reason)


def missing_either_way(
    baseline: Mapping[str, bool | None],
    follow_up: Mapping[str, bool | None],
    direction: Direction = "up",
    *,
    alpha: float = ALPHA,
) -> Sensitivity:
    """Repeat the verdict with every missing state counted as no, then as yes.

    Employers are those of either wave; None, or no entry, is missing.
    """
    employers = sorted(baseline.keys() | follow_up.keys())
    words = {}
    for name, filling in ((AS_ANSWERED, None), (ALL_NO, False), (ALL_YES, True)):
        before = _filled(baseline, employers, filling)
        after = _filled(follow_up, employers, filling)
        words[name] = verdict(binary_change(before, after, direction), alpha=alpha).word
    return compared(words)


def _filled(
    states: Mapping[str, bool | None], employers: list[str], filling: bool | None
) -> dict[str, bool | None]:
    found = {e: states.get(e) for e in employers}
    return {e: filling if s is None else s for e, s in found.items()}


def _without(change: PairedChange, employer: str) -> PairedChange:
    # Differences are oriented already: positive is better, whatever the indicator's direction.
    rest = {e: d for e, d in change.differences if e != employer}
    direction: Direction = "none" if change.direction == "none" else "up"
    return described(paired_change(dict.fromkeys(rest, 0.0), rest, direction), change.untested)
