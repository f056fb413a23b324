"""Change in detail: who is compared with whom, what moved, and what exact tests make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework import Indicator
from wincore.framework.categories import EVERYBODY
from wincore.indicators.judging import BY_HOLM, PROGRAMME_WIDE, Judged, judged
from wincore.indicators.pairing import refused
from wincore.indicators.views.respondents import UNPAIRED, matched_change
from wincore.lineage import moved
from wincore.statistics import PairedChange, RespondentChange, holm, verdict
from wincore.statistics.verdicts import printed
from wincore.wording import MISSING, counted, listing, number, sentence, signed

FIRST_WAVE = "{wave} is the first wave: there is nothing to compare it with yet."
NOTHING = "No indicator here has figures of employers to compare between two waves."
REFUSED = "the questions changed: see Data for how they compare"
WITHHELD = "[c] not shown: it would rest on figures of single employers' people"
EMPLOYERS, PEOPLE = "employers", "same people"
UNPAIRED_WAVES, TOO_FEW, NO_PAIRS = "unpaired waves", "6 or more must change", "in one wave only"
ALONE, MOVED = "Only before / only now", "Improved / same / worse"
COLUMNS = (
    "Indicator", "Compared", "Verdict", "Matched", ALONE, MOVED, "Median change", "Mean change",
    "p, sign-flip", "p, Holm", "p, programme", "p, Wilcoxon", "Rank-biserial", "Note",
)  # fmt: skip
BRIEF = ("Indicator", "Verdict", "What moved", "Exact tests")
AFTER_ALL = "after the comparison of all who answered"
AMONG_PEOPLE = ", the same people"
WHAT_MOVED = (
    "Of {matched}: {improved} improved, {same} the same, {worse} worse; median {median}, mean "
    "{mean}. In one wave only: {before} before, {now} now."
)
EXACT = (
    "p = {flip} by sign-flip, {holm} by Holm, {programme} programme-wide, {wilcoxon} by Wilcoxon; "
    "rank-biserial {biserial}"
)
Row = dict[str, str]


@dataclass(frozen=True)
class Compared:
    """The change of one indicator among employers, and among matched people where codes allow."""

    indicator: Indicator
    verdict: str  # as in the findings
    employers: Judged | None  # None: withheld from this audience, or not comparable
    people: RespondentChange | None = None
    reason: str = ""  # why employers are not compared


def of_outcome(context: Context, outcome: str) -> tuple[str, ...]:
    """Return the indicators of an outcome whose change has a better and a worse direction."""
    found = context.framework.of_outcome(outcome)
    return tuple(i.id for i in found if i.direction != "none")


def compared(context: Context, indicators: Sequence[str]) -> list[Compared]:
    """Return the change of each indicator since the first wave, for everybody."""
    rows = select(context.findings, wave=context.wave, group=EVERYBODY)
    whole = rows[rows["employer"] == ALL].set_index("indicator")["verdict"]
    tested = judged(context.findings, context.framework)  # groups too: some of them lead
    refusals = refused(_everybody(context), context.framework)
    found = []
    for name in indicators:
        key = name, context.wave, EVERYBODY
        one, reason = tested.get(key), _reason(context, name, key in refusals)
        if one is not None or reason:
            indicator, word = context.framework.indicator(name), str(whole.get(name, ""))
            people = None if key in refusals else _people(context, indicator)
            found.append(Compared(indicator, word, None if reason else one, people, reason))
    return found


def _reason(context: Context, name: str, is_refused: bool) -> str:
    if _hidden(context, name):
        return WITHHELD
    return REFUSED if is_refused else ""


def _everybody(context: Context) -> pd.DataFrame:
    return select(context.findings, group=EVERYBODY)


def _hidden(context: Context, name: str) -> bool:
    """Return whether any employer's figure in either wave is withheld from this audience."""
    if context.audience == "evaluator":
        return False
    found = select(context.findings, indicator=name, group=EVERYBODY)
    own = found[(found["employer"] != ALL) & found["wave"].isin([context.first_wave, context.wave])]
    return bool(own["note"].str.startswith("[c]").any())


def _people(context: Context, indicator: Indicator) -> RespondentChange | None:
    if context.audience != "evaluator":  # single people are nobody else's business
        return None
    found = matched_change(context.snapshot, context.framework, indicator, context.wave)
    return found if found is not None and found.matched else None


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
    tests = EXACT.format(
        flip=row["p, sign-flip"], holm=row["p, Holm"], programme=row["p, programme"],
        wilcoxon=row["p, Wilcoxon"], biserial=row["Rank-biserial"],
    )  # fmt: skip
    return f"{tests}; {row['Note']}" if row["Note"] else tests


def _p(people: RespondentChange) -> float | None:
    return people.employers.p_permutation


def tallied(verdicts: Sequence[str], noun: str = "indicator") -> str:
    """Say how many indicators improved, worsened, and of how many that cannot be said."""
    counts = pd.Series([v or "not judged" for v in verdicts]).value_counts()
    order = ("improved", "worsened", "no clear change", "cannot tell yet", "too few to test")
    words = [w for w in (*order, *counts.index) if w in counts.index]
    parts = [f"{number(counts[w])} {w}" for w in dict.fromkeys(words)]
    return sentence(f"Change observed in {counted(len(verdicts), noun)}: {listing(parts)}")


def _employers(context: Context, one: Compared) -> Row:
    head = {"Indicator": one.indicator.title, "Compared": EMPLOYERS, "Verdict": one.verdict}
    if one.employers is None:
        return dict.fromkeys(COLUMNS, MISSING) | head | {"Note": one.reason}
    change = one.employers.change
    # Of fewer indicators than were tested these would be other ones.
    adjusted = one.employers.adjusted if context.audience == "evaluator" else {}
    note = UNPAIRED_WAVES if _unpaired(context, one.indicator) else _note(change)
    matched = counted(change.matched, "employer")
    return head | _tests(one.indicator, change, adjusted) | {"Matched": matched, "Note": note}


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
        ALONE: f"{number(people.baseline_only)} / {number(people.follow_up_only)}",
        "Note": _note(change),
    }


def _note(change: PairedChange) -> str:
    if not change.matched:
        return NO_PAIRS
    return TOO_FEW if change.p_permutation is None else ""


def _tests(indicator: Indicator, change: PairedChange, adjusted: Mapping[str, float]) -> Row:
    return {
        ALONE: f"{number(change.baseline_only)} / {number(change.follow_up_only)}",
        MOVED: f"{number(change.improved)} / {number(change.same)} / {number(change.worse)}",
        "Median change": moved(change.median_change, indicator),
        "Mean change": moved(change.mean_change, indicator),
        "p, sign-flip": _printed(change.p_permutation),
        "p, Holm": _printed(adjusted.get(BY_HOLM)),
        "p, programme": _printed(adjusted.get(PROGRAMME_WIDE)),
        "p, Wilcoxon": _printed(change.p_wilcoxon),
        "Rank-biserial": signed(change.rank_biserial, 2),
    }


def _printed(p: float | None) -> str:
    return MISSING if p is None else printed(p)
