"""Checks of the return that look at two columns at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wincore.templates.checks import Check, checks_of
from wincore.templates.form import Form


@dataclass(frozen=True)
class Pair:
    """A relation that must hold between two columns of a sheet, told by the rows that break it."""

    table: str
    header: str
    breaks: str  # a condition, with the columns in braces
    what: str
    fix: str


_MORE = "ISNUMBER({{{a}}})*ISNUMBER({{{b}}})*({{{a}}}>{{{b}}})"
PAIRS = (
    Pair(
        "recruitment",
        "shortlisted",
        _MORE.format(a="shortlisted", b="applied"),
        "More people were shortlisted than applied.",
        "Check both counts: those shortlisted are some of those who applied.",
    ),
    Pair(
        "recruitment",
        "appointed",
        _MORE.format(a="appointed", b="shortlisted"),
        "More people were appointed than shortlisted.",
        "Check both counts: those appointed are some of those shortlisted.",
    ),
    Pair(
        "attendance",
        "attended",
        _MORE.format(a="attended", b="invited"),
        "More people came than places were offered.",
        "Check both counts, or raise the number of places.",
    ),
    Pair(
        "links",
        "to_employer",
        '({from_employer}<>"")*({from_employer}={to_employer})',
        "An employer is linked with itself.",
        "Name another employer, or clear the row.",
    ),
    Pair(
        "employers",
        "completed",
        _MORE.format(a="joined", b="completed"),
        "The employer completed before it joined.",
        "Check both dates.",
    ),
)


def checks_of_return(forms: Mapping[str, Form]) -> Iterator[Check]:
    """Yield the checks of all sheets, each sheet's relations after those of its columns."""
    for name, form in forms.items():
        yield from checks_of(form)
        cells = {c.header: form.cells(c.header) for c in form.columns}
        for pair in PAIRS:
            if pair.table == name:
                condition = pair.breaks.format(**cells)
                yield Check(form, pair.header, pair.what, pair.fix, condition)
