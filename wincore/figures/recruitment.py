"""Who is appointed: from application, from the shortlist, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from wincore.charts import Chart, dots_with_ranges, recruitment_funnel
from wincore.charts.hidden import explained
from wincore.charts.records import records
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.indicators.groups import AS_BROAD
from wincore.indicators.screening import FLAGGED, Told, told
from wincore.statistics.selection import FOUR_FIFTHS, LEAST_BASE
from wincore.wording import absent, listing, out_of, people, percent, sentence

FUNNEL = ("Black", "White", "Asian", "Mixed", "Other")
LIKELIHOOD, SCREEN = "recruitment.relative_likelihood", "recruitment.four_fifths"
SELECTION = (LIKELIHOOD, SCREEN, "recruitment.appointed_share")  # what a funnel is made from
CLEAR = 0.05
ALIKE = (
    "Once shortlisted, no group whose figure is shown differs from White people in its likelihood "
    "of appointment by more than chance explains"
)
LESS_LIKELY = "White people are more likely to be appointed than {groups}"
MORE_LIKELY = "White people are less likely to be appointed than {groups}"
SHORTLISTED = "Once shortlisted, {which}, by more than chance explains"
BELOW = "From application, {groups} are appointed at less than four fifths of the highest rate"
NOBODY_BELOW = (
    f"From application, no group of at least {LEAST_BASE} people whose rate is shown is appointed "
    "at less than four fifths of the highest rate"
)
# Fisher's test is of the difference from the highest rate, not of its distance from four fifths.
CHANCE = (
    "the rate differs from the highest by more than chance explains (Fisher's exact p below .05)"
)
ALL_CLEAR = f"{{below}}; for each {CHANCE}"
SOME_CLEAR = f"{{below}}; for {{groups}} {CHANCE}"
NONE_CLEAR = "{below}; chance alone could explain each difference (Fisher's exact p .05 or more)"
NOT_BELOW, NO_WARNING, NOT_TESTED = "not below four fifths", "none", "not tested"
RATIO, WITH = "Four-fifths ratio", "Compared with"
FLAGS = {FLAGGED: "below four fifths"}
FORMATS = {RATIO: "ratio", "Lowest": "ratio", "Highest": "ratio"}


def funnel(context: Context) -> Chart:
    """Draw applied, shortlisted, appointed for each ethnic group and the target group."""
    broad = context.group.endswith(AS_BROAD)
    names = tuple(f"{g}{AS_BROAD}" if broad and g == "Black" else g for g in FUNNEL)
    found = views.funnel(
        context.snapshot,
        context.framework,
        groups=names,
        wave=context.wave,
        employer=context.employer,
        audience=context.audience,
    )
    wide = found.pivot_table(
        index="group", columns="stage", values="people", sort=False, dropna=False
    )
    wide = wide.reindex(index=list(names), columns=["applied", "shortlisted", "appointed"])
    return explained(recruitment_funnel(wide.reset_index(), target=context.target), found["note"])


def screened(context: Context) -> tuple[str, ...]:
    """Return the groups whose rate is held against the highest one, Black people first."""
    return tuple(dict.fromkeys((FUNNEL[0], *context.programme(SCREEN)["group"])))


def compared(context: Context) -> tuple[str, ...]:
    """Return the groups that are held against White people, Black people first."""
    found = context.programme(LIKELIHOOD)["group"]
    return tuple(dict.fromkeys((FUNNEL[0], *(g for g in found if g != "White"))))


def likelihood(context: Context) -> Chart:
    """Draw how likely White people on the shortlist are to be appointed relative to others."""
    found = context.programme("recruitment.relative_likelihood")
    found = found[found["group"] != "White"].assign(label=found["group"])
    rows = found.assign(base=[out_of(r.numerator, r.denominator) for r in found.itertuples()])
    return dots_with_ranges(
        rows,
        sentence(_of_the_shortlist(found)),
        kind="ratio",
        axis="Relative likelihood once shortlisted, White to the group, 95 % interval",
        line=1.0,
        line_name="no difference",
        target=context.target,
    )


def _of_the_shortlist(found: pd.DataFrame) -> str:
    groups = {LESS_LIKELY: found["low"] > 1, MORE_LIKELY: found["high"] < 1}
    which = [
        words.format(groups=_named(found["group"][apart]))
        for words, apart in groups.items()
        if apart.any()
    ]
    return SHORTLISTED.format(which=" and ".join(which)) if which else ALIKE


def from_application(context: Context) -> Chart:
    """Draw each group's rate of appointment from application over the highest rate.

    What is said of a flag, a test or a small base is read from the note of the finding, which the
    disclosure rule has been over.
    """
    found = context.programme("recruitment.four_fifths")
    said = [told(note) for note in found["note"]]
    rows = found.assign(label=found["group"], base=[_rate(r) for r in records(found)])
    drawn = dots_with_ranges(
        rows,
        sentence(_below(found["group"], said)),
        kind="ratio",
        axis="Rate of appointment from application over the highest rate, 95 % interval",
        line=FOUR_FIFTHS,
        line_name="four fifths",
        target=context.target,
    )
    return replace(drawn, table=_screens(rows, said), formats=FORMATS) if drawn.figure else drawn


def _rate(row: Any) -> str:
    counts = out_of(row.numerator, row.denominator)
    none = row.numerator == 0  # then there is a rate, though no ratio
    if (absent(row.value) and not none) or not row.denominator >= LEAST_BASE:
        return counts
    return f"{counts} ({percent(row.numerator / row.denominator, 1)})"


def _screens(rows: pd.DataFrame, said: Sequence[Told]) -> pd.DataFrame:
    there = [bool(one.reference) for one in said]
    table = {
        "Group": rows["group"],
        "Appointed of applied": rows["base"],
        RATIO: rows["value"],
        "Lowest": rows["low"],
        "Highest": rows["high"],
        WITH: [one.reference for one in said],
        "Fisher's exact p": [_or(NOT_TESTED, s.p, t) for s, t in zip(said, there, strict=True)],
        "Flag": [
            _or(NOT_BELOW, FLAGS.get(s.flag, s.flag), t) for s, t in zip(said, there, strict=True)
        ],
        "Warning": [_or(NO_WARNING, s.care, t) for s, t in zip(said, there, strict=True)],
        "Note": rows["note"],
    }
    return pd.DataFrame(table).reset_index(drop=True)


def _or(instead: str, said: str, there: bool) -> str:
    return said or (instead if there else "")


def _below(groups: Iterable[str], said: Sequence[Told]) -> str:
    flagged = {g: s for g, s in zip(groups, said, strict=True) if s.flag == FLAGGED}
    if not flagged:
        return NOBODY_BELOW
    below = BELOW.format(groups=_named(flagged))
    clear = [g for g, s in flagged.items() if s.p.startswith("<") or float(s.p) < CLEAR]
    if not clear:
        return NONE_CLEAR.format(below=below)
    if len(clear) == len(flagged):
        return ALL_CLEAR.format(below=below)
    return SOME_CLEAR.format(below=below, groups=_named(clear))


def _named(groups: Iterable[str]) -> str:
    """Return groups in words; the broad definition of one is told where the strict is not."""
    names = list(groups)
    kept = [
        g for g in names if g.removesuffix(AS_BROAD) == g or g.removesuffix(AS_BROAD) not in names
    ]
    return listing(people(g) for g in kept)
