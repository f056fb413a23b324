"""The employer return as a workbook to fill in."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from wincore.datasets import RETURN, TEXT, YES_NO, Field, Table
from wincore.framework.model import Framework
from wincore.templates.entry import add_entry_sheet
from wincore.templates.form import Column, Form, cells
from wincore.templates.issues import add_issues_sheet
from wincore.templates.lists import Lists
from wincore.templates.readme import Line, add_readme_sheet
from wincore.templates.returnchecks import checks_of_return
from wincore.workbook import fixed_bytes

TITLE = "Employer return"
MANY = {"workforce": 2000, "recruitment": 2000, "progression": 2000}
FEW = 300
SHEETS: dict[str, str] = {
    "employers": "One row per employer.",
    "workforce": "People by group and level, one row per combination; nobody in two rows.",
    "recruitment": "People who applied, were shortlisted and were appointed, by group.",
    "progression": "People promoted, and people who left, by group.",
    "commitments": "One row per employer and test of its commitment.",
    "strategy": "How far the employer's strategy has come, one row per wave.",
    "challenges": "The priority challenges named at the start, and what was tried.",
    "actions": "The stage of each toolkit action: 0 not started, 1 planned, 2 in progress, "
    "3 implemented, 4 embedded, n/a not applicable. Leave empty what is not known.",
    "sessions": "Sessions of the Lab (programme team).",
    "attendance": "Places offered and people who came, by session and employer (programme team).",
    "links": "Who works with whom: one row per tie, as the first employer sees it.",
    "champions": "Talks, mentoring, case studies and hosted events by employers.",
    "resources": "What was written down and passed on (programme team).",
    "costs": "Budget and spending in pounds, by stage and item (programme team).",
    "risks": "Risks to the programme (programme team).",
}
_GROUPS = (
    "Not split by it? Choose all. Unknown? Choose not declared or prefer not to say; the two are "
    "kept apart."
)


def baseline_workbook(framework: Framework) -> bytes:
    """Return the employer return as xlsx bytes: every sheet, drop-downs, notes, live checks.

    The bytes depend on the framework alone.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    lists = Lists()
    forms = {table.name: _form(table, framework, lists) for table in RETURN}
    add_readme_sheet(workbook, framework, TITLE, _lines(framework))
    add_issues_sheet(workbook, checks_of_return(forms))
    for form in forms.values():
        add_entry_sheet(workbook, form)
    lists.write(workbook)
    workbook.security = WorkbookProtection(lockStructure=True)
    return fixed_bytes(workbook)


def _lines(framework: Framework) -> list[Line]:
    sheets = [(f"Sheet {t.sheet}", SHEETS[t.name]) for t in RETURN]
    actions = [(f"Action {a.id}", a.title) for a in framework.actions]
    return [*sheets, ("ethnicity, sex, age_band", _GROUPS), *actions]


def _form(table: Table, framework: Framework, lists: Lists) -> Form:
    columns = tuple(_column(table, field, framework, lists) for field in table.fields)
    return Form(table.sheet, columns, MANY.get(table.name, FEW), table.key)


def _column(table: Table, field: Field, framework: Framework, lists: Lists) -> Column:
    choices = _choices(table, field, framework)
    return Column(
        header=field.name,
        note=field.help or SHEETS[table.name],
        kind=field.kind,
        required=field.required,
        choices=lists.range(field.name, choices) if choices else "",
        register=_register(table, field),
        low=field.low,
        high=_high(table, field, framework),
        width=28 if field.kind == TEXT and not field.lookup else 18,
    )


_OF_FRAMEWORK: dict[str, Callable[[Framework], list[str]]] = {
    "wave": lambda f: [w.id for w in f.programme.waves],
    "ethnicity": lambda f: f.categories.ids("ethnicity"),
    "sex": lambda f: f.categories.ids("sex"),
    "age_band": lambda f: f.categories.ids("age_band"),
    "level": lambda f: f.categories.ids("level"),
}


def _choices(table: Table, field: Field, framework: Framework) -> tuple[str, ...]:
    if field.lookup in _OF_FRAMEWORK:
        return tuple(_OF_FRAMEWORK[field.lookup](framework))
    if field.kind == YES_NO:
        return ("yes", "no")
    if table.name == "costs" and field.name == "stage":
        return tuple(s.id for s in framework.programme.stages)
    return field.choices


def _high(table: Table, field: Field, framework: Framework) -> int | None:
    """Return the highest count that may be given; the catalogue says how many actions there are."""
    if table.name == "actions" and field.name == "action":
        return max(a.id for a in framework.actions)
    return field.high


def _register(table: Table, field: Field) -> str:
    """Return the range of the sheet in which an employer or a session should be registered."""
    if field.lookup == "employer":
        return cells("Employers", "A", FEW + 1)
    if table.name == "attendance" and field.name == "session_id":
        return cells("Sessions", "A", FEW + 1)
    return ""
