"""The appendix: every figure, what each means, where the data come from, how they are shown."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from wincore.charts import Chart, listed
from wincore.figures import Context, review
from wincore.framework.amounts import amount
from wincore.framework.glossary import rule
from wincore.pack.appendix import claimed, explained
from wincore.pack.content import Exhibit, Section, Words
from wincore.pack.edition import Edition
from wincore.pack.parts.origin import lineage_of
from wincore.wording import counted, percent, sentence

ROUNDING = (
    "Counts and pounds are whole, scale means have one decimal, ratios and densities two, shares "
    "are whole percentages in sentences and have one decimal in tables; halves are rounded away "
    "from nought, and a share that is not nought or all is never written as if it were. The "
    "workbook and the charts' own data hold the unrounded numbers."
)
MARKS = (
    "[c] confidential: hidden so that no person can be recognised · [x] not available · [z] not "
    "applicable, or not calculable · [low] rounds to nought · [u] low reliability: a base below 50."
)
EVIDENCE = (
    "Evidence: A document seen, B self-reported and corroborated, C self-reported, D missing or "
    "conflicting."
)
CHANGE = (
    "There is no comparison group, so the pack says “change observed” and claims no cause. "
    "A verdict needs enough matched pairs; otherwise it says so."
)
ELSEWHERE = (
    "The definition of every indicator and the figures of groups stand in the report (review.docx, "
    "review.html), appendix A and B, and each of them with its base in the workbook (review.xlsx); "
    "each slide's notes define what it shows."
)
SPLITS = {
    "Figures by ethnicity": ("Asian", "Black", "Black (broad)", "Mixed", "White", "Other"),
    "Figures by sex": ("female", "male", "Black women", "White men"),
    "Figures of Black men": (
        "Black men", "Black men (broad)", "young Black men", "young Black men (broad)",
    ),
}  # fmt: skip
SHOWN = ("Indicator", "Group", "Figure", "Expected", "Rating", "Evidence", "Mark")


def sections(edition: Edition) -> tuple[Section, ...]:
    """Return the sections of the appendix: A figures, B methods, C lineage, D why, E claims."""
    found = (_figures(edition), _methods(edition), lineage_of(edition))
    return (*found, explained(edition), claimed(edition))


def _figures(edition: Edition) -> Section:
    whole, groups = (review.every(edition.context, groups=split) for split in (False, True))
    return Section(
        "A",
        "Appendix: every figure",
        (
            _every("figures", "Every figure of the programme", whole, "Group"),
            *(_by_group(edition.context, name, split) for name, split in SPLITS.items()),
            replace(_every("groups", "Every figure of groups", groups), deck=False, pages=False),
        ),
    )


def _by_group(context: Context, name: str, groups: tuple[str, ...]) -> Exhibit:
    id_ = name.lower().replace(" ", "_")
    return Exhibit(id_, name, review.by_group(context, groups), deck=False)


def _every(id_: str, name: str, found: Chart, *without: str) -> Exhibit:
    shown = tuple(c for c in SHOWN if c in found.table and c not in without)
    return Exhibit(id_, name, found, None, "rating", shown)


def _methods(edition: Edition) -> Section:
    context = edition.context
    defined = Exhibit("methods", "What each figure means", _defined(context), deck=False)
    lines = Exhibit("benchmarks", "Benchmarks", _benchmarks(context), deck=False)
    words = (Words(ROUNDING), Words(MARKS), Words(EVIDENCE), Words(CHANGE), Words(ELSEWHERE))
    blocks = (*words, defined, lines)
    return Section("B", "Appendix: methods", blocks, finding="How figures are written and marked")


def _defined(context: Context) -> Chart:
    planned = context.framework.programme.planned_employers
    rows = [
        (i.title, i.definition, i.formula, amount(i.target, i.unit, planned), rule(i), i.source)
        for i in context.framework.indicators
    ]
    columns = ["Indicator", "Definition", "Formula", "Target", "Rating rule", "Source"]
    said = sentence(f"{counted(len(rows), 'indicator')} are defined in the framework")
    return listed(pd.DataFrame(rows, columns=columns), said)


def _benchmarks(context: Context) -> Chart:
    rows = [
        (b.title, b.base, str(b.year or "not shown"), _share(b.share), b.source)
        for b in context.framework.benchmarks
    ]
    missing = sum(b.share is None for b in context.framework.benchmarks)
    columns = ["Benchmark", "Base", "Year", "Share", "Source"]
    said = sentence(
        f"The value of {missing} of {counted(len(rows), 'benchmark')} is still required"
    )
    return listed(pd.DataFrame(rows, columns=columns), said)


def _share(share: float | None) -> str:
    return "value required" if share is None else percent(share, 2)
