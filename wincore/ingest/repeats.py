"""One row per key: what is repeated, what is added up, and who would be counted twice."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from wincore.datasets import WHOLE
from wincore.framework.categories import ALL
from wincore.ingest.context import DIMENSIONS
from wincore.ingest.faults import Faults, Kind, fault
from wincore.ingest.rows import Clean
from wincore.problems import Problem

DUPLICATE: Kind = (
    "error",
    "The row repeats {first}: the same {key}.",
    "Keep one of the two rows, or correct what tells them apart.",
)
COMBINED: Kind = (
    "note",
    "Rows whose labels mean the same category were added up ({first} and {second} first).",
    "",
)
TWICE: Kind = (
    "error",
    "The row is not split by {name}, but other rows of the same kind are ({first}): people would "
    "be counted twice.",
    "Delete the row that is not split, or the split ones.",
)


def combined(table: Clean) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the table with one row per key: repeated rows are errors, synonyms are added up.

    Two rows are the same when what was written is the same. Rows that only come to the same
    category (English, Scottish) are added up where the table counts people, with a note.
    """
    key, faults = list(table.raw.table.key), Faults()
    repeated = table.frame.duplicated(key, keep=False) & _complete(table.frame[key])
    counts = [f.name for f in table.raw.table.fields if f.kind == WHOLE and f.name not in key]
    written = [k for k in key if k in table.written]
    again = _written_again(table, table.frame.loc[repeated, key], written)
    addable = _addable(table, counts)
    for rows in _groups(table.frame.loc[repeated, key]):
        if not addable or not again.isdisjoint(rows):
            _tell_repeated(table, rows, key, faults)
        else:
            first, second = _at(table, rows[0]), _at(table, rows[1])
            faults.add(fault(COMBINED, first=first, second=second), first)
    return _added_up(table, key, counts), _first_note(faults.problems())


def _written_again(table: Clean, keys: pd.DataFrame, written: list[str]) -> set[int]:
    """Return the rows that say what an earlier row of the same key says, in the same words."""
    both = pd.concat([keys, table.written.loc[keys.index, written]], axis=1)
    both.columns = pd.RangeIndex(both.shape[1])
    return set(both.index[both.duplicated(keep="first")])


def _at(table: Clean, row: int) -> str:
    return table.place(row, table.raw.table.key[0])


def _groups(keys: pd.DataFrame) -> list[list[int]]:
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row, values in zip(keys.index, keys.itertuples(index=False), strict=True):
        found[tuple(values)].append(int(row))
    return list(found.values())


def _complete(keys: pd.DataFrame) -> pd.Series:
    """Rows of which every part of the key is there; the others have a problem already."""
    return (keys.notna() & (keys.astype(str) != "")).all(axis=1)


def _addable(table: Clean, counts: list[str]) -> bool:
    return bool(counts) and any(f.lookup in DIMENSIONS for f in table.raw.table.fields)


def _tell_repeated(table: Clean, rows: list[int], key: list[str], faults: Faults) -> None:
    for row in rows[1:]:
        wrong = fault(DUPLICATE, first=_at(table, rows[0]), key=", ".join(key))
        faults.add(wrong, _at(table, row))


def _first_note(problems: list[Problem]) -> list[Problem]:
    notes = [p for p in problems if p.severity == "note"]
    return [p for p in problems if p.severity != "note"] + notes[:1]


def _added_up(table: Clean, key: list[str], counts: list[str]) -> pd.DataFrame:
    if not _addable(table, counts) or not table.frame.duplicated(key).any():
        return table.frame
    sums = table.frame.groupby(key, sort=False, dropna=False)[counts].sum(min_count=1)
    return sums.reset_index()[list(table.frame.columns)]


def counted_twice(table: Clean) -> list[Problem]:
    """Find rows that are not split by a dimension beside rows that are, all else being equal."""
    present = [d for d in DIMENSIONS if d in table.frame]
    others_of = {d: [k for k in table.raw.table.key if k != d] for d in present}
    faults = Faults()
    for name, others in others_of.items():
        whole = table.frame[table.frame[name] == ALL]
        if whole.empty:
            continue
        split = table.frame[(table.frame[name] != ALL) & (table.frame[name] != "")]
        first = {tuple(v): i for i, v in _reversed(split[others])}
        for row, values in zip(whole.index, whole[others].itertuples(index=False), strict=True):
            if tuple(values) in first:
                beside = table.place(first[tuple(values)], name)
                faults.add(fault(TWICE, name=name, first=beside), table.place(int(row), name))
    return faults.problems()


def _reversed(frame: pd.DataFrame) -> list[tuple[int, tuple[object, ...]]]:
    rows = zip(frame.index, frame.itertuples(index=False), strict=True)
    return [(int(i), tuple(v)) for i, v in reversed(list(rows))]
