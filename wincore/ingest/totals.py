"""Totals rows and missing figures of lists that were not made for the return.

In the return itself a totals row is an error; in a file from elsewhere it is left out, and compared
with the sum of its parts first.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.framework.categories import fold
from wincore.ingest.context import DIMENSIONS, Context
from wincore.ingest.faults import Faults, Kind, fault
from wincore.ingest.raw import Raw
from wincore.ingest.rows import totals_rows
from wincore.ingest.values import MISSING_LIKE, number_of, text_of
from wincore.problems import Problem

TOTALS_OUT = "{count} totals rows were left out ({labels}); totals are worked out from the parts."
TOTAL_DIFFERS: Kind = (
    "warning",
    "The total says {given:,.0f}, its parts add up to {parts:,.0f}.",
    "Find out which is right; the parts are what is read.",
)
MISSING_OUT = "{count} figures are not given ({words}); they were left out, not counted as 0."

_COUNT, _NONE = "headcount", float("nan")


def without_totals(raw: Raw, context: Context) -> tuple[Raw, list[Problem]]:
    """Return the rows without totals, a note of it, and a warning of each total that differs."""
    totals = totals_rows(raw, context)
    if not totals:
        return raw, []
    labels = sorted({label for i in totals for label in _total_labels(raw, i, context)})
    what = TOTALS_OUT.format(count=f"{len(totals):,}", labels=", ".join(labels))
    note = Problem("note", raw.place(totals[0], _COUNT), what)
    kept = sorted(set(range(len(raw))) - set(totals))
    return raw.only(kept), [note, *_differing(raw, totals, context)]


def without_missing(raw: Raw) -> tuple[Raw, list[Problem]]:
    """Return the rows that give a figure, and a note of those that do not."""
    words = [text_of(v).casefold() for v in raw.values[_COUNT]]
    missing = [i for i, word in enumerate(words) if not word or word in MISSING_LIKE]
    if not missing:
        return raw, []
    said = ", ".join(sorted({repr(words[i]) if words[i] else "blank" for i in missing}))
    what = MISSING_OUT.format(count=f"{len(missing):,}", words=said)
    note = Problem("note", raw.place(missing[0], _COUNT), what)
    return raw.only(sorted(set(range(len(raw))) - set(missing))), [note]


def _total_labels(raw: Raw, row: int, context: Context) -> list[str]:
    found = [(d, text_of(raw.values[d][row])) for d in DIMENSIONS if d in raw.values]
    return [text for d, text in found if text and context.labels[d].read(text).total]


def _differing(raw: Raw, totals: Sequence[int], context: Context) -> list[Problem]:
    """Compare each total with the rows it sums: those equal in whatever it does not sum over."""
    frame, faults = _frame(raw), Faults()
    names = [str(name) for name in frame if name != _COUNT]
    labels = {name: frame[name].tolist() for name in names}
    counts = frame[_COUNT].to_numpy(dtype=float)
    parts = frame.drop(index=list(totals))
    sums: dict[tuple[str, ...], dict[tuple[object, ...], float]] = {}
    for row in totals:
        by = _same_in(raw, row, names, context)
        if by is None:
            continue
        if by not in sums:
            sums[by] = _sums(parts, by)
        given, added = counts[row], sums[by].get(tuple(labels[n][row] for n in by), _NONE)
        if given == given and added == added and given != added:
            told = fault(TOTAL_DIFFERS, given=given, parts=added)
            faults.add(told, raw.place(row, _COUNT))
    return faults.problems()


def _sums(parts: pd.DataFrame, by: tuple[str, ...]) -> dict[tuple[object, ...], float]:
    """Sums of the parts by what they are alike in; not a number where a part is not given."""
    keys = [tuple(key) for key in parts[list(by)].itertuples(index=False)]
    found: dict[tuple[object, ...], float] = {}
    for key, count in zip(keys, parts[_COUNT], strict=True):
        found[key] = found.get(key, 0.0) + count
    return found


def _frame(raw: Raw) -> pd.DataFrame:
    names = [n for n in raw.values if n in ("employer_id", "wave", "year", *DIMENSIONS)]
    columns = {n: [fold(text_of(v)) for v in raw.values[n]] for n in names}
    counts = [number_of(v) for v in raw.values[_COUNT]]
    return pd.DataFrame(columns).assign(**{_COUNT: pd.Series(counts, dtype=float)})


def _same_in(raw: Raw, row: int, names: list[str], context: Context) -> tuple[str, ...] | None:
    """Columns a totals row does not sum over; None where it is not this year's total."""
    same = []
    for name in names:
        read = context.labels[name].read(raw.values[name][row]) if name in DIMENSIONS else None
        if read is not None and read.total and read.noted:
            return None
        if read is None or not (read.total or not text_of(raw.values[name][row])):
            same.append(name)
    return tuple(same)
