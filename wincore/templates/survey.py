"""A questionnaire as a workbook to fill in: one row per response, one column per item."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from wincore.datasets import CHOICE, MISSING_STATES, TEXT, WHOLE
from wincore.framework.categories import ALL, Dimension
from wincore.framework.instrument import Instrument, Item
from wincore.framework.model import Framework
from wincore.templates.checks import checks_of
from wincore.templates.entry import add_entry_sheet
from wincore.templates.form import Column, Form
from wincore.templates.issues import add_issues_sheet
from wincore.templates.lists import Lists
from wincore.templates.readme import Line, add_readme_sheet
from wincore.workbook import fixed_bytes

RESPONSES = "Responses"
ROWS = 1000
SEVERAL = (
    "Several answers: write them one after the other with a semicolon between. One or more of: {}"
)
_DIMENSIONS: dict[str, Dimension] = {
    "ethnicity": "ethnicity",
    "sex": "sex",
    "age_band": "age_band",
    "level": "level",
}


def survey_workbook(framework: Framework, instrument_id: str) -> bytes:
    """Return a questionnaire as xlsx bytes; raise KeyError if there is no such instrument.

    The sheet Responses has the wording of the items as headers; answers are chosen from drop-downs.
    """
    instrument = framework.instrument(instrument_id)
    workbook = Workbook()
    workbook.remove(workbook.active)
    lists = Lists()
    columns = tuple(_column(item, instrument, framework, lists) for item in instrument.items)
    form = Form(RESPONSES, columns, ROWS, header_height=110)
    add_readme_sheet(workbook, framework, instrument.title, _lines(instrument))
    add_issues_sheet(workbook, checks_of(form))
    sheet = add_entry_sheet(workbook, form)
    sheet.freeze_panes = "B2"
    lists.write(workbook)
    workbook.security = WorkbookProtection(lockStructure=True)
    return fixed_bytes(workbook)


def _lines(instrument: Instrument) -> list[Line]:
    return [
        ("Asked of", instrument.respondents),
        ("Rows", "One row per person. One workbook per wave."),
        ("Waves", f"Asked at: {', '.join(instrument.waves)}."),
        ("No answer", "Leave the cell empty. Don't know and the like are in the drop-downs."),
    ]


def _column(item: Item, instrument: Instrument, framework: Framework, lists: Lists) -> Column:
    choices = _choices(item, instrument, framework)
    return Column(
        header=item.text,
        note=_note(item, instrument),
        kind=_kind(item, choices),
        required=item.demographic == "employer",
        choices=lists.range(item.answers or item.id, choices) if choices else "",
        width=28,
    )


def _kind(item: Item, choices: tuple[str, ...]) -> str:
    if choices:
        return CHOICE
    return WHOLE if item.kind == "number" else TEXT


def _choices(item: Item, instrument: Instrument, framework: Framework) -> tuple[str, ...]:
    if item.demographic in _DIMENSIONS:
        found = framework.categories.ids(_DIMENSIONS[item.demographic])
        return tuple(c for c in found if c != ALL)
    answers = instrument.answer_set(item)
    if answers is None or item.kind == "multiple":
        return ()
    outside = [s for s in framework.states if s.code in MISSING_STATES and s.code != "blank"]
    return tuple(a.label for a in (*answers.answers, *outside))


def _note(item: Item, instrument: Instrument) -> str:
    answers = instrument.answer_set(item)
    if item.kind == "multiple" and answers:
        return f"{item.id}. " + SEVERAL.format("; ".join(a.label for a in answers.answers))
    if item.demographic == "employer":
        return f"{item.id}. The employer's id or name, as in the employer return."
    return f"{item.id}. {'Own words.' if item.kind == 'text' else 'Choose one answer.'}"
