"""Where a figure comes from, in words: the same on a page and in the appendix of a pack.

From an indicator, one of its findings and what is held follow, in the order in which they are read:
definition and formula, the questions asked, numerator and denominator, range and method, rows used
and left out, benchmark, change, cells, evidence, and every upload with its sheets and cells, its
hash, who recorded it and when.

Call `lineage` for one figure: it returns (name, text) parts. Call `wincore.figures.why.table` for
all figures of a wave at once, as the appendix of a pack does.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.cells import Selection, cells_used, selected
from wincore.findings import ALL, Audience, select
from wincore.framework import Framework, Indicator
from wincore.framework.amounts import amount
from wincore.framework.benchmark import Benchmark
from wincore.framework.glossary import rule
from wincore.framework.instrument import Item
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.indicators.pairing import compared, values_of_employers
from wincore.leftout import left_out
from wincore.origins import Place, rows_used, tables_of, uploads_used
from wincore.parts import CELLS, CONFIDENTIAL, ROWS, Part, shown_to
from wincore.reckoning import reckoning
from wincore.spans import span
from wincore.statistics.change import PairedChange
from wincore.statistics.verdicts import printed
from wincore.store.snapshot import Snapshot
from wincore.summary import value_words
from wincore.wording import MISSING, absent, counted, out_of, percent, signed

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
TESTS = (
    "{matched} compared with themselves ({before} only before, {after} only now): {improved} "
    "improved, {same} the same, {worse} worse; median {median}, mean {mean}; exact p: sign-flip "
    "{flip}, Wilcoxon {wilcoxon}; matched-pairs rank-biserial {biserial}."
)


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
    hidden = row is None or str(row["note"]).startswith(CONFIDENTIAL)
    known = facts or facts_of(snapshot, framework)
    chosen = [] if row is None or hidden else selected(row, framework, snapshot, known)
    parts = [
        Part("What it means", indicator.definition),
        Part("How it is worked out", indicator.formula),
        Part("Questions asked", questions(indicator, framework)),
    ]
    if row is not None and not hidden:
        where = Place(str(row["wave"]), str(row["employer"]))
        parts += [
            Part("In figures", reckoning(row, indicator)),
            Part("Range", span(row, indicator)),
            Part(ROWS, rows_used(chosen, where, framework, snapshot)),
            Part("Left out", left_out(row, indicator, known, audience)),
            Part("Benchmark", benchmark(indicator, str(row["group"]), framework)),
            Part("Change observed", _change(indicator, row, framework, findings)),
            Part(CELLS, cells_used(chosen, snapshot)),
        ]
    if row is not None:
        tables = [] if hidden else [*tables_of(indicator), *(one.table for one in chosen)]
        hashes, sheets = _hashes(row, chosen, snapshot), list(dict.fromkeys(tables))
        used = uploads_used(snapshot, hashes, audience, sheets)
        parts += [
            Part("Evidence", GRADES[str(row["evidence"])]),
            Part("Note", str(row["note"])),
            Part("Uploads", used),
        ]
    parts += [Part("Target", _target(indicator, framework)), Part("Limits", indicator.limits)]
    return shown_to(audience, parts)


def _hashes(row: pd.Series, chosen: Sequence[Selection], snapshot: Snapshot) -> str:
    """Return the uploads that a finding names, and that of the register where it is counted."""
    of_cells = (snapshot.table(one.table)["upload"].loc[one.rows] for one in chosen)
    return " ".join(sorted({*str(row["inputs"]).split(), *(h for one in of_cells for h in one)}))


def questions(indicator: Indicator, framework: Framework) -> str:
    """Return the wording of every item of the scale that an indicator is made from."""
    if not indicator.scale:
        return ""
    asked = framework.instrument(indicator.instrument)
    items = [quoted(i) for i in asked.scale_items(indicator.scale)]
    return f"{'; '.join(items)}. {HALF}"


def quoted(item: Item) -> str:
    """Return the wording of an item, and that it is worded the other way round where it is."""
    return f"“{item.text}”{REVERSE if item.reverse else ''}"


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
