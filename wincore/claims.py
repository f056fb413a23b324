"""How well each claim about the programme is borne out by the figures as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wincore.findings import ALL, select
from wincore.framework import Framework
from wincore.framework.categories import EVERYBODY
from wincore.framework.claim import Claim, Strength
from wincore.framework.outcomes import Direction
from wincore.summary import NO_FIGURE, said
from wincore.wording import absent

FOR, AGAINST, SHORT, OPEN, SILENT = (
    "speaks for it",
    "speaks against it",
    "falls short",
    "leaves it open",
    "no data",
)
STOOD_STILL = "no clear change"
UNJUDGED = ("", "no data")  # there is a figure, but none before to compare it with
SEEN = ("A", "B")
RULE = (
    "A figure speaks for a claim when it improved or is green, and against it when it worsened;"
    " one whose change is described and not tested speaks for it when it moved the right way "
    "and is not red; a supporting figure that is red falls short; a contrary figure that is "
    "red, or stood still without being green, speaks against. Strong: every supporting figure "
    "speaks for it, on evidence A or B, nothing speaks against it and no rival explanation "
    "stands. Moderate: nothing speaks against it and at least half of its figures speak for it."
    " Weak: fewer do. Contested: some figures speak for it and some against. Not supported: "
    "none speaks for it. No evidence: no supporting figure is held. Without a comparison group "
    "no claim says what caused a change."
)


@dataclass(frozen=True)
class Exhibit:
    """One indicator named by a claim: its figure in words, evidence, and what it says."""

    indicator: str
    title: str
    figure: str
    verdict: str
    evidence: str
    says: str

    @property
    def words(self) -> str:
        """The exhibit as one line."""
        judged = f" ({self.verdict})" if self.verdict not in UNJUDGED else ""
        graded = f", evidence {self.evidence}" if self.evidence else ""
        return f"{self.title}: {self.figure}{judged}{graded}: {self.says}"


@dataclass(frozen=True)
class Assessed:
    """A claim with what speaks for and against it, and its strength by `RULE`."""

    claim: Claim
    supporting: tuple[Exhibit, ...]
    contrary: tuple[Exhibit, ...]
    strength: Strength

    @property
    def differs(self) -> bool:
        """True where the evaluator's own word is another than the rule's."""
        return bool(self.claim.strength) and self.claim.strength != self.strength


def assessed(findings: pd.DataFrame, framework: Framework, wave: str) -> list[Assessed]:
    """Return every claim of the framework as the figures of a wave bear it out."""
    rows = select(findings, employer=ALL, wave=wave, group=EVERYBODY).set_index("indicator")
    return [_assessed(claim, rows, framework) for claim in framework.claims]


def _assessed(claim: Claim, rows: pd.DataFrame, framework: Framework) -> Assessed:
    supporting = tuple(_exhibit(i, rows, framework, False) for i in claim.supporting)
    contrary = tuple(_exhibit(i, rows, framework, True) for i in claim.contrary)
    return Assessed(claim, supporting, contrary, strength(supporting, contrary, claim.rivals))


def _exhibit(name: str, rows: pd.DataFrame, framework: Framework, contrary: bool) -> Exhibit:
    indicator = framework.indicator(name)
    if name not in rows.index or absent(rows.at[name, "value"]):
        return Exhibit(name, indicator.title, NO_FIGURE, "", "", SILENT)
    row = rows[rows.index == name].iloc[0]
    verdict, rating, evidence = str(row["verdict"]), str(row["rating"]), str(row["evidence"])
    moved = bool(indicator.untested) and _right_way(row["change"], indicator.direction)
    says = _says(verdict, rating, contrary, moved)
    return Exhibit(name, indicator.title, said(row, indicator), verdict, evidence, says)


def _says(verdict: str, rating: str, contrary: bool, moved: bool = False) -> str:
    """Return what a figure says; ``moved`` is the right way, of one whose change is not tested."""
    if moved and rating != "red":
        return FOR
    if verdict == "worsened":
        return AGAINST
    if verdict == "improved" or rating == "green":
        return FOR
    if rating == "red":
        return AGAINST if contrary else SHORT
    return AGAINST if contrary and verdict == STOOD_STILL else OPEN


def _right_way(change: float, direction: Direction) -> bool:
    return change < 0 if direction == "down" else change > 0  # NaN is neither


def strength(
    supporting: Sequence[Exhibit], contrary: Sequence[Exhibit], rivals: Sequence[str]
) -> Strength:
    """Return the strength of a claim by `RULE`."""
    held = [e for e in supporting if e.says != SILENT]
    favour = [e for e in held if e.says == FOR]
    against = any(e.says == AGAINST for e in (*held, *contrary))
    if not held:
        return "no evidence"
    if not favour:
        return "not supported"
    if against:
        return "contested"
    if len(favour) == len(supporting) and all(e.evidence in SEEN for e in favour) and not rivals:
        return "strong"
    return "moderate" if 2 * len(favour) >= len(supporting) else "weak"
