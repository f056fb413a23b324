"""What files that are not accepted yet would give away beside what was shown before.

Somebody who has the figures of before takes them from the new ones: where one employer joined, or
one count was corrected, what is left is about these few people. The plan of what is shown next
prevents it by hiding more; here it is said beforehand which, and what cannot be prevented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from wincore.disclosure.figure import Figure
from wincore.disclosure.inforce import in_force
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.policy import read_policy
from wincore.disclosure.releases import changed_by_few, newly_hidden, reveals
from wincore.exporting import records
from wincore.findings import ALL, Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.store.ledger import Ledger
from wincore.store.snapshot import Snapshot
from wincore.wording import counted, number, sentence

READERS: tuple[Audience, ...] = ("panel", "public")
WHO = {"panel": "The panel", "public": "The public"}
NOTHING_GIVEN = "{who} was given nothing before: there is nothing to take this from."
UNCHANGED = "{who} could learn nothing of few people by taking what it was given before from this."
REVEALS = (
    "{who} could work out {count} of few people by taking what it was given before from this: "
    "{examples}."
)
PROTECTED = "So {count} more would be hidden from then on: {examples}."
PROTECTED_ALL = "Nothing more need be hidden: what was hidden before stays hidden."
LOST = (
    "{count} cannot be hidden any more: what was given out before and these files together tell "
    "it. Give out nothing before that is settled with the evaluator."
)
CORRECTED = (
    "{count} shown before would be shown again, changed by fewer than {minimum} people: "
    "{examples}. Who has both takes one from the other, and nothing hides that: accept it if the "
    "change tells of nobody, or together with the next wave."
)
COLUMNS = ("table", "wave", "employer", "group", "part", "stratum")
FEW = 3  # examples that are named
PARTS = {"members": "", "known": "people known to be in the group or not", "total": "everybody"}
BETWEEN = "what is left between two releases"


@dataclass(frozen=True)
class Subtraction:
    """What one audience could work out by subtraction, and what would be hidden for it.

    ``given`` is how often it was given something before; ``revealed``, ``hidden`` and ``corrected``
    have columns table, wave, employer (name or "all"), group, part, stratum. What is ``corrected``
    was shown and is shown again, changed by fewer people than ``minimum``; ``lost`` counts what
    nothing helps.
    """

    audience: Audience
    given: int
    revealed: pd.DataFrame = field(repr=False)
    hidden: pd.DataFrame = field(repr=False)
    corrected: pd.DataFrame = field(repr=False)
    minimum: int
    lost: int = 0

    @property
    def is_safe(self) -> bool:
        """Whether nothing of few people could be worked out."""
        return self.revealed.empty and self.corrected.empty and not self.lost

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "audience": self.audience,
            "given": self.given,
            "revealed": records(self.revealed),
            "hidden": records(self.hidden),
            "corrected": records(self.corrected),
            "lost": self.lost,
            "said": self.words(),
        }

    def words(self) -> list[str]:
        """Return what would be given away and what is done about it, in sentences."""
        who = WHO[self.audience]
        if not self.given:
            return [NOTHING_GIVEN.format(who=who)]
        if self.is_safe and self.hidden.empty:
            return [UNCHANGED.format(who=who)]
        told = []
        if len(self.revealed):
            count = counted(len(self.revealed), "count")
            told.append(REVEALS.format(who=who, count=count, examples=_some(self.revealed)))
        if len(self.hidden):
            count = counted(len(self.hidden), "figure")
            told.append(PROTECTED.format(count=count, examples=_some(self.hidden)))
        elif len(self.revealed):
            told.append(PROTECTED_ALL)
        if len(self.corrected):
            count, examples = counted(len(self.corrected), "figure"), _some(self.corrected)
            told.append(CORRECTED.format(count=count, minimum=self.minimum, examples=examples))
        if self.lost:
            told.append(sentence(LOST.format(count=counted(self.lost, "count"))))
        return told


def subtractions(ledger: Ledger, new: Snapshot, framework: Framework) -> tuple[Subtraction, ...]:
    """Return for the panel and the public what a snapshot that is not shown yet would give away."""
    return tuple(
        subtraction(ledger.seen_before(audience, new), new, framework, audience)
        for audience in READERS
    )


def subtraction(
    earlier: Sequence[Snapshot], new: Snapshot, framework: Framework, audience: Audience
) -> Subtraction:
    """Return what an audience given ``earlier`` (oldest first) would learn from ``new``."""
    if not earlier:
        nothing, minimum = _table([]), read_policy().of(audience).minimum
        return Subtraction(audience, 0, nothing, nothing, nothing, minimum)
    with in_force():  # the policy of the programme, and nothing given before but what is named
        found = reveals(earlier, new, framework, audience)
        hidden = newly_hidden(earlier, new, framework, audience)
        corrected = changed_by_few(earlier, new, framework, audience)
        plan = plan_for(new, framework, audience, read_policy(), earlier)
    names = facts_of(new, framework).names
    # Two readers may learn the same count: it is told once.
    return Subtraction(
        audience,
        len(earlier),
        _named(found, names).drop_duplicates(ignore_index=True),
        _named(_table(hidden), names),
        _named(_table(corrected), names),
        plan.minimum,
        len(plan.lost),
    )


def _table(figures: Sequence[Figure]) -> pd.DataFrame:
    return pd.DataFrame([f._asdict() for f in figures], columns=list(COLUMNS))


def _named(found: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    shown = found[list(COLUMNS)]
    return shown.assign(employer=[names.get(e, e) for e in shown["employer"]])


def _some(found: pd.DataFrame) -> str:
    told = list(dict.fromkeys(_words(row) for row in found.to_dict("records")))
    more = len(told) - FEW
    shown = told[: FEW if more > 0 else len(told)]
    return "; ".join([*shown, *([f"and {number(more)} more"] if more > 0 else [])])


def _words(row: Mapping[Any, Any]) -> str:
    group, part = str(row["group"]), PARTS.get(str(row["part"]), str(row["part"]))
    if not group:
        return f"{BETWEEN} ({row['table']}, {row['wave']})"
    who = "all employers together" if row["employer"] == ALL else str(row["employer"])
    at = str(row["stratum"]).replace("+", " and ")
    what = "people" if group == ALL else group
    return ", ".join(filter(None, (what, part if group != ALL else "", at, who, str(row["wave"]))))
