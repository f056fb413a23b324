"""Notes of findings about people: what of them may be passed on, and what is said in their place.

A note is passed on part by part, and only if it is known to hold nothing but what is shown beside
it: parts without a figure, and those of a short list. Everything else is left out.
"""

from __future__ import annotations

import re

from wincore.findings import ALL
from wincore.indicators import (
    countnotes,
    pooling,
    progression,
    recruitment,
    screening,
    surveys,
    workforce,
)
from wincore.indicators.rows import SEPARATOR
from wincore.statistics import intervals, ratios, selection

MARK = "[c]"  # begins the note of every hidden finding
SMALL = "[c] confidential: fewer than {minimum} people, or would give away a figure of so few"
NOT_PLANNED = "[c] confidential: shown for the programme as a whole only"
NO_TABLE = "[c] confidential: this group is not among those shown"
INSTEAD = "shown instead: {group}, {where}: {figure}"
NOTHING_WIDER = "no wider figure may be shown"
EVERYBODY, HERE, TOGETHER = "everybody", "same employer", "all employers together"
ALL_LEVELS = "all levels together"
FEW_PEOPLE = "[u] no rate: fewer than {least} people under the line"
SHAKY = "[u] read with care: fewer than {warn} people under the line"
TOGETHER_ANSWERS = "shown instead: the answers hidden here were given by {count} people together"
_FIELD = re.compile(r"\\\{[^}]*\\\}")


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(".*", re.escape(template)))


# Said of benchmarks and numbers of employers.
_OF_THE_FIGURE = [
    _pattern(template)
    for template in (
        countnotes.POOLED, surveys.AVERAGED, pooling.AVERAGED, workforce.AGAINST,
        workforce.VALUE_REQUIRED,
    )
]  # fmt: skip
# Said of the counts behind a figure: passed on where these are shown as they are.
_OF_COUNTS = [
    _pattern(template)
    for template in (
        screening.COMPARED, screening.FISHER, screening.HIGHEST, screening.AMONG, screening.FLAGGED,
        screening.UNFLAGGED, screening.CARE, recruitment.CONVERTED, progression.COMPARED,
        ratios.ZERO_CELL, ratios.EMPTY_BASE, selection.NOBODY_SELECTED, selection.NOBODY_OF_ENOUGH,
        selection.SCREEN, selection.ITSELF, ratios.NOT_SAMPLED, ratios.ONE_IN_THE_OTHER,
        recruitment.OUT_OF_ORDER, intervals.CERTAIN, intervals.NO_SPREAD, intervals.FEW_NOTE,
        intervals.SOME_NOTE,
    )
]  # fmt: skip
# Said of the questions asked, not of the answers.
_OF_QUESTIONS = [
    re.compile(p) for p in ("(No trend|Trend) since .*", "item “.*", "and .* more items.")
]
# Said of all employers' own figures: passed on where all of them are shown.
_OF_EMPLOYERS = [_pattern(t) for t in (countnotes.MEDIAN, workforce.SUMMED)]


def passed_on(note: str, first_wave: str, every_employer: bool, rounded: bool = False) -> str:
    """Return the parts of a note that may stand beside a figure that is shown.

    What it says of the change since the first wave is left out: it is said anew from what is shown.
    ``every_employer`` tells that all employers' figures of the same kind are shown. Where counts
    are ``rounded`` nothing is said of the true ones, not even that one of them is zero.
    """
    before = re.split(rf"(?:^|; )Since {re.escape(first_wave)}:", note)[0]
    parts = [p for p in before.split(SEPARATOR) if not (rounded and _is(p, _OF_COUNTS))]
    allowed = [*_OF_THE_FIGURE, *_OF_COUNTS, *_OF_QUESTIONS]
    allowed += _OF_EMPLOYERS if every_employer and not rounded else []
    return SEPARATOR.join(p for p in parts if not re.search(r"\d", p) or _is(p, allowed))


def _is(part: str, known: list[re.Pattern[str]]) -> bool:
    return any(p.fullmatch(part) for p in known)


def instead(group: str, where: str, figure: str) -> str:
    """Return the words for what is shown in place of a hidden figure; ``where`` stays as it is."""
    return INSTEAD.format(group=EVERYBODY if group == ALL else group, where=where, figure=figure)
