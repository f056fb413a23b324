"""One page for one employer alone: its own figures beside the programme's protected ones.

The employer's own returns are its own data; what its staff and participants answered is not, and
stays under the panel's rule. No other employer is named or shown.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from wincore.charts import RATINGS, listed
from wincore.figures import Context
from wincore.figures import employer as own
from wincore.findings import ALL, select
from wincore.framework import Indicator
from wincore.framework.categories import EVERYBODY
from wincore.indicators import findings
from wincore.pack.content import Exhibit, Pack
from wincore.pack.edition import Edition
from wincore.pack.plain import plain
from wincore.pack.report.styles import UPRIGHT, document
from wincore.pack.report.tables import table
from wincore.pack.tabular import lay_out
from wincore.summary import said, value_words
from wincore.wording import MISSING as MISSING_WORD
from wincore.wording import NBSP, absent, british_date, listing, out_of, people, percent
from wincore.workbook import restamped

NOTHING_MISSING = "Nothing that was asked for by now is missing."
MISSING = "Still missing: {what}."
ALONE = (
    "For {employer} alone. Figures of the programme are those of all employers together, as far as "
    "the disclosure rule allows; no other employer is shown. “Change observed” claims no cause. "
    "[c] confidential, [x] not available."
)
COLUMNS = ("Figure", "You", "Rating", "Programme", "Your change observed")
GROUPS = ("Black", "Black men", "Black women", "female")
SHARES = ("Your workforce", "Your share", "You count", "Programme's share", "London")
YES_NO = {1.0: "new since baseline", -1.0: "no longer", 0.0: "as before"}
NO_BASELINE = "no baseline"
SIZES = (9.0, 8.5, 8.0, 7.5)
ROOM = 460.0  # points of the page for the first table


def employer_brief(edition: Edition, employer: str) -> bytes:
    """Return one employer's page as docx bytes; raise KeyError for a name not in the register."""
    shown = shown_as(edition, employer)
    pack = _identity(edition, employer)
    made = document(pack, edition.written)
    with edition.in_force():
        _write(made, edition, shown, pack)
    buffer = io.BytesIO()
    made.save(buffer)
    return restamped(buffer.getvalue(), edition.written)


def shown_as(edition: Edition, employer: str) -> str:
    """Return the name under which an edition shows an employer: its letter, where it has letters.

    Raise KeyError for a name that is not in the register.
    """
    snapshot = edition.context.snapshot
    ids = (snapshot.origin or snapshot).table("employers").set_index("employer")["employer_id"]
    shown = snapshot.table("employers").set_index("employer_id")["employer"]
    return str(shown[ids[employer]])


def _identity(edition: Edition, employer: str) -> Pack:
    day = british_date(edition.context.snapshot.as_at)
    return Pack(
        title=f"{edition.programme.title}: {employer}",
        subtitle=f"One page for one employer, figures as at {day}",
        organisation=edition.programme.organisation,
        mark=edition.mark,
        facts=(),
        sections=(),
    )


def _write(made: Any, edition: Edition, employer: str, pack: Pack) -> None:
    made.styles["Title"].font.size = made.styles["Heading 1"].font.size
    made.add_paragraph(plain(pack.title), style="Title")
    made.add_paragraph(plain(pack.subtitle), style="Subtitle")
    made.add_paragraph(plain(_missing(edition, employer)))
    first, second = brief_table(edition, employer), shares_table(edition, employer)
    _put(made, first, "Figures of this employer", ROOM)
    made.add_paragraph("", style="Small print")
    _put(made, second, "Workforce of this employer", 200)
    made.add_paragraph(plain(ALONE.format(employer=employer)), style="Small print")


def _put(made: Any, words: pd.DataFrame, name: str, room: float) -> None:
    if words.empty:
        return
    exhibit = Exhibit("brief", name, listed(words, ""), shade="rating")
    layout = lay_out(words, UPRIGHT, room, SIZES, readable=SIZES[-1])
    made.element.body.insert_element_before(table(exhibit, words, layout, name), "w:sectPr")


def _missing(edition: Edition, employer: str) -> str:
    context = replace(edition.context, employer=employer)
    late = own.gaps(context)
    return MISSING.format(what=listing(late)) if late else NOTHING_MISSING


def brief_table(edition: Edition, employer: str) -> pd.DataFrame:
    """Return the words of the brief: one row for each outcome's figure shown of the employer.

    What its staff and participants answered is left out: they answered to the evaluator.
    """
    context = edition.context
    mine = select(context.findings, employer=employer, wave=context.wave, group=EVERYBODY)
    whole = select(context.findings, employer=ALL, wave=context.wave, group=EVERYBODY)
    programme = {row["indicator"]: row for _, row in whole.iterrows()}
    indicators = {i.id: i for i in context.framework.indicators}
    outcomes = {o.id for o in context.framework.outcomes}
    rows = [
        _row(row, indicators[row["indicator"]], programme)
        for _, row in mine.iterrows()
        if row["outcome"] in outcomes
        and not absent(row["value"])
        and not indicators[row["indicator"]].instrument
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(
    row: pd.Series, indicator: Indicator, programme: Mapping[str, pd.Series]
) -> tuple[str, ...]:
    look = RATINGS[str(row["rating"])]
    known = programme.get(indicator.id)
    beside = "[x]" if known is None else said(known, indicator, ranged=False)  # it is one page
    rated = f"{look.icon}{NBSP}{look.word}" if row["rating"] != "grey" else "not rated"
    return indicator.title, _own(row, indicator), rated, beside, _change(row, indicator)


def _own(row: pd.Series, indicator: Indicator) -> str:
    """Write the employer's own figure: of a count of employers, yes or no."""
    if indicator.unit == "employers":
        return "yes" if row["value"] else "no"
    return said(row, indicator, ranged=False)


def _change(row: pd.Series, indicator: Indicator) -> str:
    if absent(row["change"]):
        return NO_BASELINE
    if indicator.unit == "employers":
        return YES_NO[float(row["change"])]
    return value_words(row["change"], indicator, signed_=True)


def shares_table(edition: Edition, employer: str) -> pd.DataFrame:
    """Return the words about the employer's own workforce: each group's share beside London's.

    What an employer has itself returned is its own data, so this is not protected from it.
    """
    context = edition.context
    own_rows = _shares(findings(context.snapshot, context.framework, employer=employer), context)
    programme = _shares(context.programme("workforce.representation"), context)
    rows = [
        (
            people(group)[:1].upper() + people(group)[1:],
            percent(own_rows.at[group, "value"], 1),
            out_of(own_rows.at[group, "numerator"], own_rows.at[group, "denominator"]),
            percent(programme.at[group, "value"], 1) if group in programme.index else "[x]",
            _london(context, group),
        )
        for group in (*GROUPS, context.target)
        if group in own_rows.index and not absent(own_rows.at[group, "value"])
    ]
    return pd.DataFrame(rows, columns=list(SHARES)).replace(MISSING_WORD, "[c]")


def _shares(rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    found = select(rows, indicator="workforce.representation", wave=context.wave)
    return found.set_index("group")


def _london(context: Context, group: str) -> str:
    line = context.london(group)
    return "value required" if line is None else percent(line.share, 1)
