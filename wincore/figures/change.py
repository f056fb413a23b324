"""Change in detail: who is compared with whom, what moved, and what exact tests make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.comparing import Compared, compared
from wincore.figures.context import Context
from wincore.framework import Indicator
from wincore.indicators.judging import BY_HOLM, PROGRAMME_WIDE
from wincore.indicators.views.respondents import UNPAIRED
from wincore.lineage import moved
from wincore.statistics import PairedChange, RespondentChange, holm, verdict
from wincore.statistics.verdicts import printed
from wincore.wording import MISSING, counted, listing, number, sentence, signed

NOT_JUDGED = "not judged"
FIRST_WAVE = "{wave} is the first wave: there is nothing to compare it with yet."
NOTHING = "No indicator here has figures of employers to compare between two waves."
EMPLOYERS, PEOPLE = "employers", "same people"
UNPAIRED_WAVES, TOO_FEW, NO_PAIRS = "unpaired waves", "6 or more must change", "in one wave only"
ALONE, MOVED = "Only before / only now", "Improved / same / worse"
NEEDED = "Employers needed"
ENOUGH = "about {needed} matched employers would be needed to tell"
COLUMNS = (
    "Indicator", "Compared", "Verdict", "Matched", ALONE, MOVED, "Median change", "Mean change",
    "p, sign-flip", "p, Holm", "p, programme", "p, after lead", "p, Wilcoxon", "Rank-biserial",
    NEEDED, "Note",
)  # fmt: skip
BRIEF = ("Indicator", "Verdict", "What moved", "Exact tests")
AFTER_ALL = "after the comparison of all who answered"
AMONG_PEOPLE = ", the same people"
WHAT_MOVED = (
    "Of {matched}: {improved} improved, {same} the same, {worse} worse; median {median}, mean "
    "{mean}. In one wave only: {before} before, {now} now."
)
P_VALUES = {
    "p, sign-flip": "by sign-flip",
    "p, Holm": BY_HOLM,
    "p, programme": PROGRAMME_WIDE,
    "p, after lead": "after the figure that leads",
    "p, Wilcoxon": "by Wilcoxon",
}
EXACT = "p = {p}; rank-biserial {biserial}"
Row = dict[str, str]


def of_outcome(context: Context, outcome: str) -> tuple[str, ...]:
    """Return the indicators of an outcome whose change has a better and a worse direction."""
    found = context.framework.of_outcome(outcome)
    return tuple(i.id for i in found if i.direction != "none")


def detail(context: Context, indicators: Sequence[str]) -> Chart:
    """List how each indicator changed since the first wave, and what exact tests make of it."""
    if context.wave == context.first_wave:
        return empty(FIRST_WAVE.format(wave=context.wave.capitalize()), COLUMNS)
    found = compared(context, indicators)
    if not found:
        return empty(NOTHING, COLUMNS)
    by_people = iter(holm([_p(c.people) for c in found if c.people]))
    rows: list[Row] = []
    for one in found:
        rows.append(_employers(context, one))
        if one.people:
            rows.append(_matched(one, one.people, next(by_people)))
    return listed(pd.DataFrame(rows, columns=list(COLUMNS)), tallied([c.verdict for c in found]))


def brief(table: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of `detail` as sentences in four columns, to be read on a narrow screen."""
    lines = [_line(dict(zip(table.columns, row, strict=True))) for row in table.to_numpy()]
    return pd.DataFrame(lines, columns=list(BRIEF))


def _line(row: Row) -> tuple[str, ...]:
    name = row["Indicator"] + (AMONG_PEOPLE if row["Compared"] == PEOPLE else "")
    if row[MOVED] == MISSING:
        return name, row["Verdict"], row["Note"], MISSING
    improved, same, worse = row[MOVED].split(" / ")
    before, now = row[ALONE].split(" / ")
    moved_ = WHAT_MOVED.format(
        matched=row["Matched"], improved=improved, same=same, worse=worse,
        before=before, now=now, median=row["Median change"], mean=row["Mean change"],
    )  # fmt: skip
    return name, row["Verdict"], moved_, _exact(row)


def _exact(row: Row) -> str:
    if row["p, sign-flip"] == MISSING:
        return row["Note"] or MISSING
    known = (f"{row[column]} {how}" for column, how in P_VALUES.items() if row[column] != MISSING)
    tests = EXACT.format(p=", ".join(known), biserial=row["Rank-biserial"])
    needed = "" if row[NEEDED] == MISSING else ENOUGH.format(needed=row[NEEDED])
    return "; ".join(words for words in (tests, needed, row["Note"]) if words)


def _p(people: RespondentChange) -> float | None:
    return people.employers.p_permutation


def tallied(verdicts: Sequence[str], noun: str = "indicator") -> str:
    """Say how many indicators improved, worsened, and of how many that cannot be said."""
    counts = pd.Series([v or NOT_JUDGED for v in verdicts]).value_counts()
    order = ("improved", "worsened", "no clear change", "cannot tell yet", "too few to test")
    words = [w for w in (*order, *counts.index) if w in counts.index]
    parts = [f"{number(counts[w])} {w}" for w in dict.fromkeys(words)]
    return sentence(f"Change observed in {counted(len(verdicts), noun)}: {listing(parts)}")


def _employers(context: Context, one: Compared) -> Row:
    word = one.verdict or NOT_JUDGED
    head = {"Indicator": one.indicator.title, "Compared": EMPLOYERS, "Verdict": word}
    if one.employers is None:
        return dict.fromkeys(COLUMNS, MISSING) | head | {"Note": one.reason}
    change = one.employers.change
    # Of fewer indicators than were tested these would be other ones.
    adjusted = one.employers.adjusted if context.audience == "evaluator" else {}
    needed = one.employers.verdict.needed_n if adjusted else None
    rest = {
        "Matched": counted(change.matched, "employer"),
        NEEDED: number(needed),
        "Note": UNPAIRED_WAVES if _unpaired(context, one.indicator) else _note(change),
    }
    return head | _tests(one.indicator, change, adjusted) | rest


def unpaired(context: Context, indicators: Sequence[str]) -> list[str]:
    """Return a sentence for each questionnaire whose waves cannot be matched person by person."""
    known = (context.framework.indicator(name) for name in indicators)
    return list(dict.fromkeys(s for s in (_unpaired(context, i) for i in known) if s))


def _unpaired(context: Context, indicator: Indicator) -> str:
    if not indicator.scale:
        return ""
    asked = context.framework.instrument(indicator.instrument)
    return "" if asked.paired else UNPAIRED.format(title=asked.title)


def _matched(one: Compared, people: RespondentChange, by_holm: float | None) -> Row:
    """Return the line of the same people, a second look: no surer than the first one allows."""
    change, adjusted = people.employers, {} if by_holm is None else {BY_HOLM: by_holm}
    first = one.employers.p if one.employers else None
    allowed = adjusted | {AFTER_ALL: 1.0 if first is None else first}
    return _tests(one.indicator, change, adjusted) | {
        "Indicator": one.indicator.title,
        "Compared": PEOPLE,
        "Verdict": verdict(change, adjusted=allowed).word,
        "Matched": f"{counted(people.matched, 'person')} of {counted(change.matched, 'employer')}",
        NEEDED: MISSING,
        ALONE: f"{number(people.baseline_only)} / {number(people.follow_up_only)}",
        "Note": _note(change),
    }


def _note(change: PairedChange) -> str:
    if change.untested:
        return change.untested
    if not change.matched:
        return NO_PAIRS
    return TOO_FEW if change.p_permutation is None else ""


def _tests(indicator: Indicator, change: PairedChange, adjusted: Mapping[str, float]) -> Row:
    after_lead = next((p for how, p in adjusted.items() if how not in P_VALUES.values()), None)
    return {
        ALONE: f"{number(change.baseline_only)} / {number(change.follow_up_only)}",
        MOVED: f"{number(change.improved)} / {number(change.same)} / {number(change.worse)}",
        "Median change": moved(change.median_change, indicator),
        "Mean change": moved(change.mean_change, indicator),
        "p, sign-flip": _printed(change.p_permutation),
        "p, Holm": _printed(adjusted.get(BY_HOLM)),
        "p, programme": _printed(adjusted.get(PROGRAMME_WIDE)),
        "p, after lead": _printed(after_lead),
        "p, Wilcoxon": _printed(change.p_wilcoxon),
        "Rank-biserial": signed(change.rank_biserial, 2),
    }


def _printed(p: float | None) -> str:
    return MISSING if p is None else printed(p)
