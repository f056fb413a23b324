"""Where a figure comes from, in words: the same on a page and in the appendix of a pack.

From an indicator, one of its findings and what is held follow, in the order in which they are read:
definition and formula, the questions asked, numerator and denominator, range and method, rows used
and left out, benchmark, change, cells, evidence, and every upload with its sheets and cells, its
hash, who recorded it and when.

Call `lineage` for one figure: it returns (name, text) parts. Call `wincore.figures.why.table` for
all figures of a wave at once, as the appendix of a pack does.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wincore.cells import cells_used, selected
from wincore.findings import ALL, Audience, select
from wincore.framework import Framework, Indicator
from wincore.framework.amounts import amount
from wincore.framework.benchmark import Benchmark
from wincore.framework.glossary import rule
from wincore.indicators.facts import Facts
from wincore.indicators.pairing import compared, values_of_employers
from wincore.origins import rows_used, tables_of, uploads_used
from wincore.statistics.change import PairedChange
from wincore.statistics.verdicts import printed
from wincore.store.snapshot import Snapshot
from wincore.summary import is_gap, value_words
from wincore.wording import (
    MISSING,
    absent,
    count_of,
    counted,
    number,
    out_of,
    percent,
    percentage_points,
    pounds,
    signed,
)  # fmt: skip

INTERVALS = {
    "wilson": "95 % interval for a share or count, by Wilson's method",
    "katz": "95 % interval for a ratio, by Katz's method",
    "newcombe": "95 % interval for a difference, by Newcombe's method",
    "bca": "95 % interval for a mean, by the bias-corrected bootstrap (BCa) over employers",
    "bounds": "lowest and highest value possible, whatever those not declared would have said; "
    "no sampling error, since everybody is counted",
    "none": "",
}
NO_INTERVAL = "none: this is a full count, not a sample"
GRADES = {
    "A": "A, a document was seen",
    "B": "B, self-reported and corroborated",
    "C": "C, self-reported",
    "D": "D, missing or conflicting",
    "": "",
}
HALF = "The score is the mean of the items answered, at least half of them; reverse items flipped."
REVERSE = " (reverse-worded)"
VALUE_REQUIRED = "value required: {title} ({base}); nothing stands in for it"
CONFIDENTIAL = "[c]"
ROWS = "Rows used"  # of a survey these are people: the evaluator alone is told how many
LESS = "{base}, less the benchmark: {value}"
SHORT = "{value} more people of the group needed; it has {base}"
NO_FIGURE = "no figure, see the note"
UNKNOWN_PEOPLE = "{count} people of whom it is not known whether they belong to the group"
UNKNOWN_EMPLOYERS = "{count} employers of which it is not known"
TOO_FEW_ITEMS = "{count} answers to fewer than half of the items"
NOT_ANSWERED = "{count} people who have not answered"
ABSENT = "{count} not returned"
TESTS = (
    "{matched} compared with themselves ({before} only before, {after} only now): {improved} "
    "improved, {same} the same, {worse} worse; median {median}, mean {mean}; exact p: sign-flip "
    "{flip}, Wilcoxon {wilcoxon}; matched-pairs rank-biserial {biserial}."
)


@dataclass(frozen=True)
class Part:
    """One part of the explanation: what it is about, and the words."""

    name: str
    text: str


def lineage(
    indicator: Indicator,
    row: pd.Series | None,
    framework: Framework,
    snapshot: Snapshot,
    *,
    findings: pd.DataFrame | None = None,
    audience: Audience = "evaluator",
    facts: Facts | None = None,
) -> tuple[Part, ...]:
    """Return the parts of an explanation, in the order in which they are read; none is empty.

    ``row`` is the finding to explain, None for the indicator alone. With ``findings`` (the table
    that the row is from) the change of employers is told in detail. The public is not told who
    recorded an upload. ``facts`` of the snapshot spare counting again where many are explained.
    """
    parts = [
        Part("What it means", indicator.definition),
        Part("How it is worked out", indicator.formula),
        Part("Questions asked", questions(indicator, framework)),
    ]
    if row is not None and not str(row["note"]).startswith(CONFIDENTIAL):
        parts += _of_row(indicator, row, framework, snapshot, findings)
        parts += [Part("Cells", _cells(row, framework, snapshot, audience, facts))]
    if row is not None:
        parts += [
            Part("Evidence", GRADES[str(row["evidence"])]),
            Part("Note", str(row["note"])),
            Part("Uploads", _uploads(indicator, row, snapshot, audience)),
        ]
    parts += [Part("Target", _target(indicator, framework)), Part("Limits", indicator.limits)]
    return tuple(p for p in parts if p.text and (audience == "evaluator" or p.name != ROWS))


def _of_row(
    indicator: Indicator,
    row: pd.Series,
    framework: Framework,
    snapshot: Snapshot,
    findings: pd.DataFrame | None,
) -> list[Part]:
    return [
        Part("In figures", reckoning(row, indicator)),
        Part("Range", span(row, indicator)),
        Part(ROWS, rows_used(indicator, row, framework, snapshot)),
        Part("Left out", _left_out(row, indicator)),
        Part("Benchmark", benchmark(indicator, str(row["group"]), framework)),
        Part("Change observed", _change(indicator, row, framework, findings)),
    ]


def _cells(
    row: pd.Series,
    framework: Framework,
    snapshot: Snapshot,
    audience: Audience,
    facts: Facts | None,
) -> str:
    """Name the cells of a figure, to the evaluator only: ranges of a survey would count people."""
    if audience != "evaluator":
        return ""
    return cells_used(selected(row, framework, snapshot, facts), snapshot)


def _uploads(indicator: Indicator, row: pd.Series, snapshot: Snapshot, audience: Audience) -> str:
    hidden = str(row["note"]).startswith(CONFIDENTIAL)
    tables = [] if hidden else tables_of(indicator)
    return uploads_used(snapshot, str(row["inputs"]), audience, tables)


def questions(indicator: Indicator, framework: Framework) -> str:
    """Return the wording of every item of the scale that an indicator is made from."""
    if not indicator.scale:
        return ""
    asked = framework.instrument(indicator.instrument)
    items = [
        f"“{i.text}”{REVERSE if i.reverse else ''}" for i in asked.scale_items(indicator.scale)
    ]
    return f"{'; '.join(items)}. {HALF}"


def worded(value: float | None, indicator: Indicator) -> str:
    """Write a value of a finding in its unit, shares with one decimal, gaps in points."""
    if indicator.unit == "share":
        return percentage_points(value) if is_gap(indicator) else percent(value, 1)
    return pounds(value) if indicator.unit == "pounds" else value_words(value, indicator)


def reckoning(row: pd.Series, indicator: Indicator) -> str:
    """Write the numerator, the denominator and the value."""
    value = NO_FIGURE if absent(row["value"]) else worded(row["value"], indicator)
    top, base = row["numerator"], row["denominator"]
    if absent(top) or absent(base):
        return value
    if is_gap(indicator):
        return LESS.format(base=out_of(top, base), value=value)
    match indicator.unit:
        case "people":  # of a group; a count of everybody has no base
            return SHORT.format(value=value, base=out_of(top, base))
        case "points":  # the numerator is a sum of means, the denominator employers
            return f"{value}, from {counted(row['n'], 'answer')}"
        case "employers":
            return count_of(top, base)
        case "pounds":
            return f"{pounds(top)} for {counted(base, 'employer')}: {value}"
        case "ratio":
            return f"{value}; of the group {out_of(top, base)}"
    return f"{out_of(top, base)}: {value}"


def span(row: pd.Series, indicator: Indicator) -> str:
    """Write the range of a figure and the method it comes from."""
    if absent(row["low"]) or absent(row["high"]):
        census = indicator.unit == "share" and not absent(row["value"])
        return NO_INTERVAL if census else ""
    low, high = (
        number(row[c], 1) if indicator.unit == "employers" else worded(row[c], indicator)
        for c in ("low", "high")
    )
    method = INTERVALS[str(row["interval"])]
    return f"{low} to {high} ({method})" if method else f"{low} to {high}"


def _left_out(row: pd.Series, indicator: Indicator) -> str:
    """Write how many are missing, and what is: people, answers, employers or entries."""
    if absent(row["missing"]) or not row["missing"]:
        return ""
    room = indicator.id.partition(".")[0]
    kind = UNKNOWN_PEOPLE if room in ("workforce", "recruitment", "progression") else ABSENT
    kind = NOT_ANSWERED if room == "survey" else kind
    kind = {"employers": UNKNOWN_EMPLOYERS, "points": TOO_FEW_ITEMS}.get(indicator.unit, kind)
    return kind.format(count=number(row["missing"]))


def benchmark(indicator: Indicator, group: str, framework: Framework) -> str:
    """Return the row a workforce figure is held against, or that its value is required."""
    if not indicator.id.startswith("workforce.") or group == ALL:
        return ""
    row = framework.benchmark_for(group)
    return "" if row is None else _row_words(row)


def _row_words(row: Benchmark) -> str:
    if row.share is None:
        return VALUE_REQUIRED.format(title=row.title, base=row.base)
    counts = ""
    if row.numerator is not None and row.denominator is not None:
        counts = f", {out_of(row.numerator, row.denominator)}"
    year = f", {row.year}" if row.year else ""
    words = f"{row.title}: {percent(row.share, 2)}{counts} ({row.base}{year}; {row.source})"
    return f"{words}. {row.note}" if row.note else words


def _change(
    indicator: Indicator, row: pd.Series, framework: Framework, findings: pd.DataFrame | None
) -> str:
    if absent(row["change"]):
        return ""
    first = framework.programme.waves[0].id
    words = f"{value_words(row['change'], indicator, signed_=True)} since {first}"
    words += f": {row['verdict']}." if row["verdict"] else "."
    change = None if findings is None else _of_employers(indicator, row, first, findings)
    return words if change is None else f"{words} {tests(change, indicator)}"


def _of_employers(
    indicator: Indicator, row: pd.Series, first: str, findings: pd.DataFrame
) -> PairedChange | None:
    """Return the change of employers; None where there is none, or any of it is withheld."""
    mine = select(findings, indicator=indicator.id, group=str(row["group"]))
    mine = mine[mine["wave"].isin([first, row["wave"]])]
    withheld = mine.loc[mine["employer"] != ALL, "note"].str.startswith(CONFIDENTIAL).any()
    if row["employer"] != ALL or indicator.direction == "none" or withheld:
        return None
    values = values_of_employers(mine)
    pair = (values.get((indicator.id, w, str(row["group"])), {}) for w in (first, row["wave"]))
    change = compared(indicator, *pair)
    return change if change.matched else None


def tests(change: PairedChange, indicator: Indicator) -> str:
    """Tell who was compared, what moved, and what exact tests make of it."""
    return TESTS.format(
        matched=counted(change.matched, "employer"),
        before=change.baseline_only,
        after=change.follow_up_only,
        improved=change.improved,
        same=change.same,
        worse=change.worse,
        median=moved(change.median_change, indicator),
        mean=moved(change.mean_change, indicator),
        flip=MISSING if change.p_permutation is None else printed(change.p_permutation),
        wilcoxon=MISSING if change.p_wilcoxon is None else printed(change.p_wilcoxon),
        biserial=signed(change.rank_biserial, 2),
    )


def moved(value: float | None, indicator: Indicator) -> str:
    """Write a mean or median change over employers: a digit more than one employer's figure."""
    if indicator.unit in ("points", "employers", "count"):
        return signed(value, 2)
    return value_words(value, indicator, signed_=True)


def _target(indicator: Indicator, framework: Framework) -> str:
    if indicator.target is None:
        return ""
    planned = framework.programme.planned_employers
    wanted = amount(indicator.target, indicator.unit, planned)
    return f"{wanted}. {indicator.rationale} Rating: {rule(indicator)}."
