"""Check one survey: recognise, match, read, and make the tables, or say what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from wincore.framework.instrument import Instrument
from wincore.framework.model import Framework
from wincore.ingest.grid import Grid
from wincore.ingest.surveys import advice, leaving_out, rescaled
from wincore.ingest.surveys.answers import ItemAnswers
from wincore.ingest.surveys.comparability import Comparison
from wincore.ingest.surveys.dialects import TITLES, surveymonkey
from wincore.ingest.surveys.items import Answered, read_items
from wincore.ingest.surveys.keys import key_sheet
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.ingest.surveys.placing import placed
from wincore.ingest.surveys.respondents import Asking, Respondents, read_respondents
from wincore.ingest.surveys.result import SurveyResult
from wincore.ingest.surveys.roles import Roles, assign, best_instrument
from wincore.ingest.surveys.sheets import Chosen, choose_sheet
from wincore.ingest.surveys.table import SurveyTable
from wincore.ingest.surveys.tables import survey_tables
from wincore.problems import Problem, blocking

SUMMARY = "This is a SurveyMonkey summary (counts per answer), not the responses."
SUMMARY_FIX = "Export “All individual responses” as CSV or XLSX and upload that."
NO_RESPONSES = "There are no responses in the file."
NO_RESPONSES_FIX = "Export the survey again once it has been answered."
ALL_TESTS = "No response of the {n} in the file counts: all are tests or previews."
NO_INSTRUMENT = "The file holds a survey ({dialect}), but its questions match no instrument."
NO_INSTRUMENT_FIX = (
    "Name the instrument (--instrument I), map the columns, or add it to data/: {known}."
)
NOT_DEFINED = "Instrument “{instrument}” is not defined."
NOT_DEFINED_FIX = "Use one of: {known}."
NOTHING_MATCHES = "No column matches an item of “{instrument}”."
NOTHING_MATCHES_FIX = "Check that it is the right instrument, or map the columns."


def check_survey(
    grids: list[Grid],
    framework: Framework,
    *,
    name: str,
    register: pd.DataFrame | None = None,
    wave: str | None = None,
    instrument: str | None = None,
    mapping: ColumnMapping | None = None,
    add_employers: bool = False,
    key: bytes = b"",
) -> SurveyResult | None:
    """Check a survey export and return what it holds, or None where it is no survey.

    ``register`` has employer_id and employer; ``wave`` and ``instrument`` override what the file
    says; ``key`` is the secret under which respondents' codes are hashed.
    """
    mapping = mapping or ColumnMapping()
    wanted = instrument or mapping.instrument or None
    chosen = choose_sheet(grids, framework.instruments, mapping, said=bool(wanted))
    if chosen is None:
        return None
    whole = chosen.sheet.table()
    table, kept = leaving_out.without_tests(whole)
    start = SurveyResult(
        dialect=whole.dialect,
        sheet=whole.grid.sheet,
        header_row=whole.grid.number(whole.header_row),
        rows=len(whole.rows),
        problems=(*chosen.problems, *whole.notes, *kept.problems),
        left_out=dict(kept.left_out),
    )
    roles = _roles(whole, framework, wanted, mapping)
    start = replace(start, columns=roles.columns)
    refused, unanswered = _refused(table, roles, framework, wanted), _unanswered(table, whole)
    if refused or unanswered or roles.instrument is None:
        about = advice.about_identifiers(whole, roles)
        known = roles.instrument.id if roles.instrument and not refused else ""
        return _with(replace(start, instrument=known), refused + unanswered + about)
    asking = Asking(register, wave, mapping, add_employers, key)
    return _read(start, table, roles, roles.instrument, framework, asking, _others(grids, chosen))


def _others(grids: list[Grid], chosen: Chosen) -> list[Grid]:
    return [g for g in grids if g is not chosen.sheet.head.grid]


def _roles(
    table: SurveyTable, framework: Framework, wanted: str | None, mapping: ColumnMapping
) -> Roles:
    known = {i.id: i for i in framework.instruments}
    if wanted:
        return assign(table, known.get(wanted), mapping)
    best = best_instrument(table, framework.instruments, mapping)
    return best or assign(table, None, mapping)


def _refused(
    table: SurveyTable, roles: Roles, framework: Framework, wanted: str | None
) -> list[Problem]:
    known = ", ".join(i.id for i in framework.instruments)
    sheet = table.grid.sheet
    if table.dialect == surveymonkey.SUMMARY:
        return [Problem("error", sheet, SUMMARY, SUMMARY_FIX)]
    if wanted and roles.instrument is None:
        fix = NOT_DEFINED_FIX.format(known=known)
        return [Problem("error", sheet, NOT_DEFINED.format(instrument=wanted), fix)]
    if roles.instrument is None:
        what = NO_INSTRUMENT.format(dialect=TITLES.get(table.dialect, table.dialect))
        fix = NO_INSTRUMENT_FIX.format(known=known)
        return [Problem("error", sheet, what, fix, asks=("instrument",))]
    if not any(m.item and not m.item.demographic for m in roles.items):
        what = NOTHING_MATCHES.format(instrument=roles.instrument.title)
        return [Problem("error", sheet, what, NOTHING_MATCHES_FIX)]
    return []


def _unanswered(table: SurveyTable, whole: SurveyTable) -> list[Problem]:
    if len(table.rows) or whole.dialect == surveymonkey.SUMMARY:
        return []
    what = ALL_TESTS.format(n=len(whole.rows)) if len(whole.rows) else NO_RESPONSES
    return [Problem("error", table.grid.sheet, what, NO_RESPONSES_FIX)]


def _read(
    start: SurveyResult,
    table: SurveyTable,
    roles: Roles,
    instrument: Instrument,
    framework: Framework,
    asking: Asking,
    others: list[Grid],
) -> SurveyResult:
    key = key_sheet(others)
    answered = read_items(table, roles, instrument, framework.states, asking.mapping, key)
    people = read_respondents(table, roles, instrument, framework, asking)
    frame = people.table
    size = len(table.rows)
    filled = answered.filled(size) | _unread(table, roles, answered)
    kept = leaving_out.repeated(table, answered.codes(size), frame, filled)
    frame, ambiguous = _unpaired(table, frame, kept)
    scaled = [a for a in answered.closed if isinstance(a, ItemAnswers)]
    verdicts = advice.comparisons(roles, instrument, rescaled.other_answers(scaled))
    problems = [
        *_about_columns(table, roles, instrument, verdicts),
        *rescaled.about_scales(table, roles, scaled),
        *answered.problems,
        *people.problems,
        *leaving_out.unfinished(table),
        *kept.problems,
        *ambiguous,
    ]
    if not kept.keep.any():
        problems.append(Problem("error", table.grid.sheet, NO_RESPONSES, NO_RESPONSES_FIX))
    result = replace(
        _with(start, problems),
        instrument=instrument.id,
        left_out=start.left_out | dict(kept.left_out),
        comparisons=tuple(verdicts),
        **_covered(frame[kept.keep], framework),
    )
    if blocking(list(result.problems)):
        return result
    tables = survey_tables(frame, answered, kept.keep, instrument, framework.categories)
    places = {"responses": placed(table, roles, kept.keep)}
    return replace(result, tables=_with_employers(tables, people), places=places)


def _unread(table: SurveyTable, roles: Roles, answered: Answered) -> leaving_out.Flags:
    """Return which responses hold something where answers could not be read: they are not blank."""
    unread = {a.item.id for a in answered.closed if blocking(list(a.problems))}
    filled = np.zeros(len(table.rows), dtype=bool)
    for match in roles.items:
        if match.item and match.item.id in unread:
            filled |= table.coded(match.unit.first).codes >= 0
    return filled


def _about_columns(
    table: SurveyTable, roles: Roles, instrument: Instrument, verdicts: list[Comparison]
) -> list[Problem]:
    return [
        *advice.about_identifiers(table, roles),
        *advice.about_matches(table, roles, instrument),
        *advice.about_wording(table, roles, verdicts),
    ]


def _covered(stay: pd.DataFrame, framework: Framework) -> dict[str, Any]:
    """Return the waves and the employers that the responses to keep are about."""
    waves, employers = set(stay["wave"]), set(stay["employer_id"])
    return {
        "waves": tuple(w.id for w in framework.programme.waves if w.id in waves),
        "employers": tuple(sorted(employers - {""})),
    }


def _unpaired(
    table: SurveyTable, frame: pd.DataFrame, kept: leaving_out.Kept
) -> tuple[pd.DataFrame, list[Problem]]:
    """Take the pseudonym from respondents whose code is not theirs alone."""
    staying = frame.assign(respondent=frame["respondent"].where(kept.keep, ""))
    flags, problems = leaving_out.same_code(table, staying)
    return frame.assign(respondent=frame["respondent"].mask(flags, "")), problems


def _with_employers(
    tables: dict[str, pd.DataFrame], people: Respondents
) -> dict[str, pd.DataFrame]:
    return tables | ({"employers": people.added} if len(people.added) else {})


def _with(result: SurveyResult, problems: list[Problem]) -> SurveyResult:
    return replace(result, problems=(*result.problems, *problems))
