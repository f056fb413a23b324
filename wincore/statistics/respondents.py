"""Change of respondents who can be matched between waves, averaged within their employer first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from wincore.framework.outcomes import Direction
from wincore.statistics.change import PairedChange, paired_change

Person = tuple[str, str]  # employer, respondent
NOBODY_MATCHED = "the waves are unpaired: no respondent could be matched between them"


@dataclass(frozen=True)
class RespondentChange:
    """Numbers of matched and unmatched respondents, and the change of their employers."""

    matched: int
    baseline_only: int
    follow_up_only: int
    employers: PairedChange


def paired_respondents(
    baseline: Mapping[Person, float | None],
    follow_up: Mapping[Person, float | None],
    direction: Direction = "up",
) -> RespondentChange:
    """Compare matched respondents, then average within each employer and compare employers.

    Keys are (employer, respondent). Colleagues are not independent of each other, so the employer
    is the unit that is tested; an employer without any matched respondent is left out.
    """
    before, after = _known(baseline), _known(follow_up)
    both = sorted(before.keys() & after.keys())
    employers = paired_change(employer_means(before, both), employer_means(after, both), direction)
    return RespondentChange(
        matched=len(both),
        baseline_only=len(before.keys() - after.keys()),
        follow_up_only=len(after.keys() - before.keys()),
        employers=employers if both else replace(employers, note=NOBODY_MATCHED),
    )


def employer_means(values: Mapping[Person, float], people: Iterable[Person]) -> dict[str, float]:
    """Return employer -> mean of the values of these people."""
    held: defaultdict[str, list[float]] = defaultdict(list)
    for person in people:
        held[person[0]].append(values[person])
    return {employer: float(np.mean(found)) for employer, found in held.items()}


def _known(values: Mapping[Person, float | None]) -> dict[Person, float]:
    return {k: float(v) for k, v in values.items() if v is not None and not np.isnan(v)}
