"""Who did not answer: response by group, and who left between waves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.charts.records import records
from wincore.figures.context import Context
from wincore.figures.responding import responding
from wincore.framework.categories import EVERYBODY
from wincore.indicators import views
from wincore.indicators.views.respondents import UNPAIRED, leaving
from wincore.statistics import response_rate
from wincore.wording import (
    counted,
    listing,
    number,
    out_of,
    people,
    percent,
    sentence,
)  # fmt: skip

STAFF = "inclusion"
GROUPS = ("all", "Asian", "Black", "Mixed", "White", "Other", "female", "male", "young Black men")
WITHHELD = (
    "[c] Who answered, group by group, is for the evaluator only: few people stand behind it."
)
NOBODY = "Nobody has answered “{title}” at this wave."
FIRST = "Who left can be told from the second wave on."
BY_GROUP = (
    "Group",
    "Responses",
    "Headcount",
    "Response rate",
    "Share of answers",
    "Share of staff",
    "Employers",
    "Note",
)
BY_GROUP_FORMATS = {
    **dict.fromkeys(("Responses", "Headcount", "Employers"), "count"),
    **dict.fromkeys(("Response rate", "Share of answers", "Share of staff"), "share1"),
}
LEAST_PEOPLE, LEAST_ANSWERS = 50, 10  # of a group that is compared with others in the headline
FEW_PEOPLE = f"not compared: fewer than {LEAST_PEOPLE} people"
FEW_ANSWERS = f"not compared: fewer than {LEAST_ANSWERS} answers"
NO_TWO = "No two groups have people and answers enough to be compared"
NOT_COUNTED = (
    "The response of groups cannot be set against the workforce: no headcount is held of employers "
    "from where people answered."
)
UNCOUNTED = "Left out, since no headcount is held: {answers} from {employers}"
SILENT = "Left out, since nobody answered: {employers}"
LEFT = ("Employer", "Both waves", "Before only", "Now only", "Without a code")


def by_group(context: Context) -> Chart:
    """List staff's responses against the headcount, group by group, at the chosen wave.

    Of each group only employers count of which both are held, for the group and for everybody.
    """
    if context.audience != "evaluator":
        return empty(WITHHELD, BY_GROUP)
    found = responding(context, context.wave)
    if not found["answers"].notna().any():
        return empty(nobody(context), BY_GROUP)
    answers = _answers_of_groups(context, found.index[found["answers"].notna()])
    table = pd.DataFrame([_group(context, g, answers) for g in GROUPS], columns=list(BY_GROUP))
    return listed(table, f"{_most_and_least(table)}{_left_out(found)}", BY_GROUP_FORMATS)


def _answers_of_groups(context: Context, employers: Iterable[str]) -> pd.DataFrame:
    """Return answers by employer (rows) and group (columns); 0 where nobody of a group answered."""
    item = next(i.id for i in context.framework.instrument(STAFF).items if i.kind == "likert")
    counts = {}
    for employer in employers:
        found = views.distribution(
            context.snapshot, context.framework, STAFF, item,
            by="group", wave=context.wave, employer=employer, audience=context.audience,
        )  # fmt: skip
        counts[employer] = found.groupby("split")["n"].sum()
    return pd.DataFrame(counts).T.reindex(columns=list(GROUPS)).fillna(0).astype(int)


def _group(context: Context, group: str, answers: pd.DataFrame) -> tuple[object, ...]:
    staff, everybody = (
        responding(context, context.wave, g)["people"].reindex(answers.index)
        for g in (group, EVERYBODY)
    )
    both = staff.notna() & everybody.notna()
    n, whole = (int(answers.loc[both, g].sum()) for g in (group, EVERYBODY))
    people, all_people = (float(x[both].sum()) for x in (staff, everybody))
    rate = response_rate(n, int(people))
    parts = (_share(n, whole), _share(people, all_people))
    return group, n, people, rate.value, *parts, int(both.sum()), _small(n, people)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else np.nan


def _small(answers: int, people: float) -> str:
    """Say why a group is left out of the comparison; "" where it is in it."""
    if people < LEAST_PEOPLE:
        return FEW_PEOPLE
    return FEW_ANSWERS if answers < LEAST_ANSWERS else ""


def _most_and_least(table: pd.DataFrame) -> str:
    groups = table[table["Group"] != EVERYBODY].dropna(subset=["Response rate"])
    if groups.empty:
        return NOT_COUNTED
    known = groups[groups["Note"] == ""].sort_values("Response rate")
    few = [_few(row) for row in records(groups[groups["Note"] != ""])]
    tail = f"; not compared: {listing(few)}" if few else ""
    if len(known) < 2:
        return sentence(f"{NO_TWO}{tail}")
    least, most = known.iloc[0], known.iloc[-1]
    return sentence(
        f"Response is highest among {people(most['Group'])} "
        f"({percent(most['Response rate'], 1)} of the headcount) and lowest among "
        f"{people(least['Group'])} ({percent(least['Response rate'], 1)}){tail}"
    )


def _few(row: Any) -> str:
    return f"{people(row.Group)} ({counted(row.Responses, 'answer')} of {number(row.Headcount)})"


def _left_out(found: pd.DataFrame) -> str:
    """Say which employers are in no rate: without a headcount, or without an answer."""
    answered, counted_ = found["answers"].notna(), found["people"].notna()
    uncounted = found[answered & ~counted_]
    silent = list(found.index[counted_ & ~answered])
    said = []
    if len(uncounted):
        n = counted(uncounted["answers"].sum(), "answer")
        said.append(UNCOUNTED.format(answers=n, employers=listing(uncounted.index)))
    if silent:
        said.append(SILENT.format(employers=listing(silent)))
    return "".join(f" {sentence(words)}" for words in said)


def left(context: Context, instrument: str) -> Chart:
    """List how many answered in both waves, only before, only now, employer by employer."""
    asked = context.framework.instrument(instrument)
    if context.audience != "evaluator":
        return empty(WITHHELD, LEFT)
    if context.wave == context.first_wave:
        return empty(FIRST, LEFT)
    found = leaving(context.snapshot, context.framework, instrument, context.wave)
    if found is None:
        return empty(UNPAIRED.format(title=asked.title), LEFT)
    rows = [(one.employer, one.both, one.left, one.joined, one.uncoded) for one in found]
    table = pd.DataFrame(rows, columns=list(LEFT))
    both, gone, new = (int(table[c].sum()) for c in LEFT[1:4])
    if not both + gone:
        return empty(UNPAIRED.format(title=asked.title), LEFT)
    words = (
        f"{out_of(both, both + gone, 'person')} with a code who answered before answered again, "
        f"{number(gone)} did not; {counted(new, 'person')} {'is' if new == 1 else 'are'} new"
    )
    return listed(table, sentence(words), dict.fromkeys(LEFT[1:], "count"))


def nobody(context: Context) -> str:
    """Say that nobody has answered at the chosen wave."""
    return NOBODY.format(title=context.framework.instrument(STAFF).title)
