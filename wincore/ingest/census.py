"""Benchmark rows for London from a public census extract: ethnic group by local authority.

London is the sum of its 33 boroughs (area codes E09000001 to E09000033).
"""

from __future__ import annotations

import re

import pandas as pd

from wincore.framework.categories import ALL, Categories
from wincore.framework.model import Framework
from wincore.ingest.files import read_grids
from wincore.ingest.grid import Grid
from wincore.ingest.headings import heading, other_names
from wincore.ingest.labels import Labels
from wincore.ingest.values import number_of, text_of
from wincore.problems import Problem

BOROUGHS = tuple(f"E09{number:06d}" for number in range(1, 34))
COLUMNS = ("id", "title", "group", "base", "year", "numerator", "denominator", "source")
NOT_A_CENSUS = "The file is no table of ethnic groups by local authority."
NOT_A_CENSUS_FIX = "It needs a column of area codes (E09…), one of ethnic groups and one of people."
NO_BOROUGHS = "Of London's 33 boroughs {count} are missing: {missing}."
NO_BOROUGHS_FIX = "Use an extract with all local authorities of England, or of London."
SEVERAL_YEARS = "The file holds several years ({years})."
SEVERAL_YEARS_FIX = "Keep the rows of one year."
DISAGREES = "{group} is given as {given:,}, but its parts add up to {parts:,}; the former is used."
UNKNOWN = "{label!r} is not a known ethnic group."
UNKNOWN_FIX = "Add a line for it to data/labels.csv."
_FIELDS = ("area", "ethnicity", "people")
_FIVE = ("Asian", "Black", "Mixed", "White", "Other")


def benchmark_rows(
    content: bytes, framework: Framework, name: str = "census extract"
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return one row per group for London with numerator and denominator, and what is wrong.

    Columns: id, title, group, base, year, numerator, denominator, source; no rows when an error
    stands among the problems. Groups are those of findings, "Black (broad)" included, and the
    detailed categories.
    """
    grids, problems = read_grids(name, content)
    if not grids:
        return _table([]), problems
    for grid in grids:
        found = _people(grid)
        if found is not None:
            return _london(found, framework, grid.sheet)
    return _table([]), [Problem("error", name, NOT_A_CENSUS, NOT_A_CENSUS_FIX)]


def _table(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _people(grid: Grid) -> pd.DataFrame | None:
    """Return area, label, people and year of the rows on London's boroughs, or None."""
    names = other_names()["census"]
    for row, cells in enumerate(grid.cells[:40]):
        at: dict[str, int] = {}
        for column, cell in enumerate(cells):
            at.setdefault(names.get(heading(cell), ""), column)
        if set(_FIELDS) <= at.keys():
            body = grid.cells[row + 1 :]
            frame = pd.DataFrame({f: body[:, at[f]] for f in (*_FIELDS, "year") if f in at})
            return frame[[re.fullmatch(r"E09\d{6}", text_of(a)) is not None for a in frame["area"]]]
    return None


def _london(
    people: pd.DataFrame, framework: Framework, where: str
) -> tuple[pd.DataFrame, list[Problem]]:
    labels = Labels(framework.categories, "ethnicity")
    problems = _areas_wrong(people, where) + _labels_wrong(people, labels, where)
    year, wrong = _year(people, where)
    problems += wrong
    if problems:
        return _table([]), problems
    counts = people["people"].map(number_of).astype(float)
    sums = counts.groupby(people["ethnicity"].map(lambda v: labels.read(v).category)).sum()
    groups, notes = _groups({str(k): int(v) for k, v in sums.items()}, framework.categories, where)
    total = groups.pop(ALL)
    rows = [_row(group, number, total, year) for group, number in groups.items()]
    return _table(rows), notes


def _areas_wrong(people: pd.DataFrame, where: str) -> list[Problem]:
    missing = sorted(set(BOROUGHS) - {text_of(a) for a in people["area"]})
    if not missing:
        return []
    what = NO_BOROUGHS.format(count=len(missing), missing=", ".join(missing[:5]))
    return [Problem("error", where, what, NO_BOROUGHS_FIX)]


def _labels_wrong(people: pd.DataFrame, labels: Labels, where: str) -> list[Problem]:
    unknown = [v for v in people["ethnicity"].unique() if not labels.known(v)]
    return [Problem("error", where, UNKNOWN.format(label=v), UNKNOWN_FIX) for v in unknown]


def _year(people: pd.DataFrame, where: str) -> tuple[int | None, list[Problem]]:
    found = sorted({text_of(y) for y in people.get("year", pd.Series(dtype=object))} - {""})
    if len(found) > 1:
        what = SEVERAL_YEARS.format(years=", ".join(found))
        return None, [Problem("error", where, what, SEVERAL_YEARS_FIX)]
    return int(found[0]) if found and found[0].isdigit() else None, []


def _groups(
    sums: dict[str, int], categories: Categories, where: str
) -> tuple[dict[str, int], list[Problem]]:
    """Return people by group; a broad group that is given goes before the sum of its parts."""
    found, notes = {}, []
    for group in _FIVE:
        whole = f"{group}, not specified"
        parts = sum(sums.get(c, 0) for c in categories.of_group(group) if c != whole)
        found[group] = sums.get(whole, parts)
        if parts and found[group] != parts:
            what = DISAGREES.format(group=group, given=found[group], parts=parts)
            notes.append(Problem("warning", where, what))
    added = categories.black(broad=True) - categories.black()
    found["Black (broad)"] = found["Black"] + sum(sums.get(c, 0) for c in added)
    found |= {c: n for c, n in sums.items() if c != ALL and not c.endswith("not specified")}
    found[ALL] = sums.get(ALL) or sum(found[g] for g in _FIVE)
    return found, notes


def _row(group: str, number: int, total: int, year: int | None) -> tuple[object, ...]:
    said = str(year) if year else "census"
    slug = re.sub(r"[^a-z0-9]+", "-", group.lower()).strip("-")
    title = f"Londoners who are {group}, {said}"
    source = f"Census {said} by local authority, sum of the 33 boroughs"
    base = "residents, all ages"
    return f"london-{said}-{slug}", title, group, base, year, number, total, source
