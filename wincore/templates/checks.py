"""The checks that live in a workbook: each a formula over the rows of one sheet.

A condition is an array expression that is above nought in the rows at fault. Only functions that
take arrays inside SUMPRODUCT are used, so that every spreadsheet program works them out alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wincore.datasets import DATE, MONEY, WHOLE
from wincore.templates.form import Column, Form

EMPTY = ("This cell must be filled in.", "Fill it in, or clear the whole row.")
NOT_LISTED = ("The value is not in the list.", "Choose from the drop-down of the cell.")
NOT_REGISTERED = ("The value does not stand in {register}.", "Correct it, or add it there.")
NOT_COUNT = ("This is not a whole number {range}.", "Give a plain whole number; no text, no share.")
NOT_AMOUNT = ("This is not an amount of 0 or more.", "Give a plain number of pounds.")
NOT_A_DATE = ("This is not a date.", "Type it as 31 Mar 2021.")
TWICE = ("The same {key} stands twice.", "Add the two rows up, or correct one of them.")

_KEY_LENGTH = 250  # MATCH looks up at most 255 characters
_DECIMAL_SIGN = "MID(1/2,2,1)"  # a point or a comma, as the program is set


@dataclass(frozen=True)
class Check:
    """One check: where, what is wrong, how to fix it, and the rows at fault as a condition."""

    form: Form
    header: str
    what: str
    fix: str
    condition: str

    @property
    def count(self) -> str:
        """A formula for the number of rows at fault."""
        return f"=SUMPRODUCT((({self.condition})>0)*1)"

    @property
    def first(self) -> str:
        """An expression for the number of the first row at fault, where there is one."""
        after = self.form.last_row + 1
        rows = f"ROW({self.form.cells(self.header)})"
        return f"{after}-SUMPRODUCT(MAX((({self.condition})>0)*({after}-{rows})))"


def checks_of(form: Form) -> Iterator[Check]:
    """Yield the checks of a form, column by column, its key last."""
    for column in form.columns:
        for (what, fix), condition in _of_column(form, column):
            yield Check(form, column.header, what, fix, condition)
    if form.key:
        what = TWICE[0].format(key=" + ".join(form.key))
        yield Check(form, form.key[0], what, TWICE[1], _twice(form))


def _of_column(form: Form, column: Column) -> Iterator[tuple[tuple[str, str], str]]:
    own = form.cells(column.header)
    if column.required:
        yield EMPTY, f'({_filled(form)})*({own}="")'
    if column.choices:
        yield NOT_LISTED, f'({own}<>"")*ISNA(MATCH({own}&"",{column.choices}&"",0))'
    if column.register:
        sheet = column.register.split("!")[0].strip("'")
        said = (NOT_REGISTERED[0].format(register=f"the sheet {sheet}"), NOT_REGISTERED[1])
        missing = f'({own}<>"")*ISNA(MATCH({own}&"",{column.register}&"",0))'
        yield said, f"{missing}*(COUNTA({column.register})>0)"
    if column.kind == WHOLE:
        yield _count_words(column), _not_count(own, column.low or 0, column.high)
    if column.kind == MONEY:
        yield NOT_AMOUNT, f'({own}<>"")*(1-ISNUMBER({own}))+ISNUMBER({own})*({own}<0)'
    if column.kind == DATE:
        yield NOT_A_DATE, f'({own}<>"")*(1-ISNUMBER({own}))'


def _count_words(column: Column) -> tuple[str, str]:
    high = f"to {column.high}" if column.high is not None else "or more"
    return NOT_COUNT[0].format(range=f"of {column.low or 0} {high}"), NOT_COUNT[1]


def _not_count(own: str, low: int, high: int | None) -> str:
    number = f"ISNUMBER({own})"
    parts = [
        f'({own}<>"")*(1-{number})',
        f"{number}*({own}<{low})",
        f"{number}*ISNUMBER(FIND({_DECIMAL_SIGN},{own}))",
    ]
    return "+".join(parts + ([f"{number}*({own}>{high})"] if high is not None else []))


def _filled(form: Form) -> str:
    """A condition that holds in the rows in which anything is filled in."""
    return "&".join(form.cells(c.header) for c in form.columns) + '<>""'


def _twice(form: Form) -> str:
    """A condition that holds in the rows whose key already stands above."""
    own = form.cells(form.key[0])
    joined = '&"|"&'.join(form.cells(h) for h in form.key)
    key = f"LEFT({joined},{_KEY_LENGTH})"
    return f'({own}<>"")*(MATCH({key},{key},0)<>ROW({own})-1)'
