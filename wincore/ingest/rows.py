"""Rows as they were written, to a table of canonical values, or problems with their cells."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wincore.datasets import DATE, MONEY, WHOLE, Field
from wincore.framework.categories import ALL, fold
from wincore.ingest.context import DIMENSIONS, Context
from wincore.ingest.faults import Faults, Kind, fault
from wincore.ingest.raw import Raw
from wincore.ingest.values import (
    MONTH_FIRST,
    PARSERS,
    TEXT_NUMBER,
    Outcome,
    is_month_first,
    number_of,
    parse_date,
    text_of,
)
from wincore.problems import Problem

BLANK: Kind = ("error", "{name} is blank.", "{fix}")
BLANK_FIXES = {
    WHOLE: "Enter a number, 0 for none; leave the whole row out if the figure is not known.",
    "label": "Enter a label; 'not declared' where people did not say, 'all' where the figures are "
    "not split.",
}
BLANK_FIX = "Fill it in."
TOTALS = "{rows} {hold} totals, which would be counted twice."
TOTALS_FIX = "Delete the totals rows; totals are worked out from the parts."
NOT_SPLIT = "The sheet has no column {name}; its figures were read as not split by it."
MISSING_COLUMN = "The column {name} is missing."
MISSING_COLUMN_FIX = "Add a column headed {name}{hint}."
_HINTS = {"wave": ", or say which wave the file is about (--wave)"}


@dataclass(frozen=True)
class Clean:
    """A table of canonical values; ``written`` are the labels as written, for finding duplicates.

    Rows that hold totals are left out of both; ``positions`` says which rows of the sheet remain.
    """

    raw: Raw
    frame: pd.DataFrame
    written: pd.DataFrame
    positions: list[int]
    problems: list[Problem]

    def place(self, index: int, name: str) -> str:
        """Return the cell behind a row of the frame (counting from 0) and a column."""
        return self.raw.place(self.positions[index], name)


def clean(raw: Raw, context: Context) -> Clean:
    """Return the rows of one sheet in canonical values, with every problem found on the way."""
    totals = totals_rows(raw, context)
    kept = [i for i in range(len(raw)) if i not in totals]
    faults = Faults(silent_cells(raw))
    missing = _missing_columns(raw, context)
    columns = {f.name: _column(f, raw, kept, context, faults) for f in raw.table.fields}
    frame = pd.DataFrame({f.name: _series(f, columns[f.name]) for f in raw.table.fields})
    written = pd.DataFrame({n: [fold(text_of(v[i])) for i in kept] for n, v in raw.values.items()})
    problems = [*missing, *_totals_problem(raw, totals), *faults.problems()]
    return Clean(raw, frame, written, kept, problems)


def totals_rows(raw: Raw, context: Context) -> list[int]:
    """Return the positions of rows whose employer or a label is a word for a total."""
    found: set[int] = set()
    for field in raw.table.fields:
        if field.lookup and field.name in raw.values:
            cells = enumerate(raw.values[field.name])
            found |= {i for i, v in cells if isinstance(v, str) and _is_total(field, v, context)}
    return sorted(found)


def _is_total(field: Field, value: str, context: Context) -> bool:
    if field.lookup in DIMENSIONS:
        return context.labels[field.lookup].read(value).total
    return fold(text_of(value)) in context.totals and not context.register.knows(value)


def _totals_problem(raw: Raw, totals: list[int]) -> list[Problem]:
    if not totals:
        return []
    numbers = [str(raw.numbers[i]) for i in totals]
    listed = ", ".join(numbers[:20]) + (f" and {len(numbers) - 20} more" * (len(numbers) > 20))
    rows, hold = ("Rows", "hold") if len(totals) > 1 else ("Row", "holds")
    what = TOTALS.format(rows=f"{rows} {listed}", hold=hold)
    return [Problem("error", raw.row(totals[0]), what, TOTALS_FIX)]


def silent_cells(raw: Raw) -> frozenset[str]:
    """Return the cells that hold an error or no value; they are reported as that, once."""
    return frozenset(raw.grid.address(*at) for at in (*raw.grid.uncalculated, *raw.grid.errors))


def _missing_columns(raw: Raw, context: Context) -> list[Problem]:
    found = []
    for field in raw.table.fields:
        if field.name in raw.values or not field.required:
            continue
        if field.lookup in DIMENSIONS:
            found.append(Problem("note", raw.header, NOT_SPLIT.format(name=field.name)))
        elif not (field.lookup == "wave" and context.wave):
            fix = MISSING_COLUMN_FIX.format(name=field.name, hint=_HINTS.get(field.name, ""))
            what = MISSING_COLUMN.format(name=field.name)
            asks = ("wave",) if field.lookup == "wave" else ()
            found.append(Problem("error", raw.header, what, fix, asks=asks))
    return found


def _column(
    field: Field, raw: Raw, kept: list[int], context: Context, faults: Faults
) -> list[object]:
    values = raw.values.get(field.name)
    if values is None:
        return [_absent(field, context)] * len(kept)
    read = _Reader(field, raw, context)
    found: list[object] = []
    for position in kept:
        value, wrong = read(values[position])
        if wrong is not None:
            faults.add(wrong, raw.place(position, field.name))
        found.append(value)
    return found


def _absent(field: Field, context: Context) -> object:
    if field.lookup in DIMENSIONS:
        return ALL
    if field.lookup == "wave":
        return context.wave
    return None if field.kind in (WHOLE, MONEY, DATE) else ""


class _Reader:
    """Reads the cells of one column; what was read once is remembered."""

    def __init__(self, field: Field, raw: Raw, context: Context) -> None:
        self.field, self.context, self.is_csv = field, context, raw.grid.kind == "csv"
        self.month_first = field.kind == DATE and is_month_first(raw.values[field.name])
        self.date1904 = raw.grid.date1904
        self._seen: dict[tuple[type, object], Outcome] = {}

    def __call__(self, value: object) -> Outcome:
        key = (type(value), value)
        if key not in self._seen:
            self._seen[key] = self._blank() if text_of(value) == "" else self._read(value)
        return self._seen[key]

    def _blank(self) -> Outcome:
        absent = "" if self.field.lookup else _absent(self.field, self.context)
        if not self.field.required:
            return absent, None
        if self.field.lookup == "wave" and self.context.wave:
            return self.context.wave, None
        kind = "label" if self.field.lookup in DIMENSIONS else self.field.kind
        fix = BLANK_FIXES.get(kind, BLANK_FIX)
        asks = ("wave",) if self.field.lookup == "wave" else ()
        return absent, fault(BLANK, asks=asks, name=self.field.name, fix=fix)

    def _read(self, value: object) -> Outcome:
        lookup = self.field.lookup
        if lookup in DIMENSIONS:
            read = self.context.labels[lookup].read(value)
            return read.category, read.fault
        if lookup == "wave":
            return self.context.waves.read(value)
        if lookup == "employer":
            return self.context.register.read(value)
        if self.field.kind == DATE:
            return self._date(value)
        return self._number_noted(value, PARSERS[self.field.kind](value, self.field))

    def _date(self, value: object) -> Outcome:
        found, wrong = parse_date(value, self.date1904, self.month_first)
        if wrong is None and self.month_first and isinstance(value, str):
            wrong = fault(MONTH_FIRST, name=self.field.name)
        return found, wrong

    def _number_noted(self, value: object, outcome: Outcome) -> Outcome:
        """Add a note where a number was text; in a csv file that is so for all plain numbers."""
        found, wrong = outcome
        if wrong is not None or self.field.kind not in (WHOLE, MONEY) or not isinstance(value, str):
            return outcome
        plain = self.is_csv and value.strip().lstrip("+-").replace(".", "", 1).isdigit()
        if plain or number_of(value) is None:
            return outcome
        return found, fault(TEXT_NUMBER, name=self.field.name)


def _series(field: Field, values: list[object]) -> pd.Series:
    if field.kind == DATE:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[ns]"))
    kinds = {WHOLE: "Int64", MONEY: "float64"}
    return pd.Series(values, dtype=kinds.get(field.kind, "str"))
