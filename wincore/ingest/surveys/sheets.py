"""Which sheet of a workbook holds the survey's responses."""

from __future__ import annotations

from dataclasses import dataclass

from wincore.framework.instrument import Instrument
from wincore.ingest.grid import Grid
from wincore.ingest.surveys.dialects import ENOUGH, Recognised, kobo, recognise
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.ingest.surveys.roles import best_instrument
from wincore.problems import Problem

REPEATS = "Sheet “{sheet}” holds repeats of the main sheet; they are not read."
ALSO = "Sheet “{sheet}” looks like responses too; only “{chosen}” was read."
ALSO_FIX = "Upload the other sheet as a file of its own if it belongs to the survey."
HIDDEN_ROWS = "{n} hidden row(s) of the sheet were read like the others."


@dataclass(frozen=True)
class Chosen:
    """The sheet that holds the responses, and what to say about the others."""

    sheet: Recognised
    problems: tuple[Problem, ...] = ()


def choose_sheet(
    grids: list[Grid], instruments: list[Instrument], mapping: ColumnMapping, said: bool = False
) -> Chosen | None:
    """Return the sheet most like a survey, visible ones first; None where none is like one.

    ``said`` means that somebody has said it is a survey: the longest table is taken then.
    """
    usable = [g for g in grids if (g.rows > 1 and g.columns > 1) or _is_file(g)]
    found = [recognise(g) for g in usable]
    main = [r for r in found if not kobo.is_repeat(r.head)]
    likely = [r for r in main if r.signs.score >= ENOUGH]
    visible = [r for r in likely if not r.head.grid.hidden]
    if not visible:
        bare = [recognise(g) for g in grids if g.rows == 1 and g.columns > 1]
        for plain in [*main, *bare]:  # bare: headers alone, as in a template nobody has filled in
            if not plain.head.grid.hidden and best_instrument(plain.table(), instruments, mapping):
                return Chosen(plain, tuple(_others(plain, [], found)))
    if visible or likely:
        best = max(visible or likely, key=_rank)
        return Chosen(best, tuple(_others(best, visible or likely, found)))
    longest = max(main, key=lambda r: r.head.grid.rows, default=None)
    return Chosen(longest) if said and longest is not None else None


def _rank(found: Recognised) -> tuple[float, int]:
    return found.signs.score, found.head.grid.rows


def _is_file(grid: Grid) -> bool:
    return grid.kind in ("sav", "zsav") and grid.rows > 1


def _others(best: Recognised, likely: list[Recognised], found: list[Recognised]) -> list[Problem]:
    chosen = best.head.grid
    problems = [
        Problem("note", r.head.grid.sheet, REPEATS.format(sheet=r.head.grid.sheet))
        for r in found
        if kobo.is_repeat(r.head)
    ]
    for other in likely:
        if other is not best:
            what = ALSO.format(sheet=other.head.grid.sheet, chosen=chosen.sheet)
            problems.append(Problem("warning", other.head.grid.sheet, what, ALSO_FIX))
    if chosen.hidden_rows:
        what = HIDDEN_ROWS.format(n=len(chosen.hidden_rows))
        problems.append(Problem("note", chosen.sheet, what))
    return problems
