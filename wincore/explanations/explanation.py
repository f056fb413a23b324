"""A figure that is no finding: what it is called, what stands behind it, and in which cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wincore.cells import Selection, cells_used
from wincore.figures.context import Context
from wincore.findings import ALL
from wincore.origins import Place, rows_used, uploads_used
from wincore.parts import CELLS, ROWS, Part, shown_to

MEANS, WORKED_OUT, ASKED = "What it means", "How it is worked out", "Questions asked"
IN_FIGURES, RANGE, LEFT_OUT, NOTE = "In figures", "Range", "Left out", "Note"


class Told(NamedTuple):
    """The parts of an explanation, and the cells that its audience may take away."""

    parts: tuple[Part, ...]
    cells: tuple[Selection, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """One figure, or one for each of several (an employer, say), to be explained when asked for.

    ``key`` tells it from every other figure of the same data; ``make`` is called with one of
    ``whose``, with "all" where there is none.
    """

    title: str
    key: tuple[str, ...]
    make: Callable[[str], Told]
    whose: tuple[str, ...] = ()
    label: str = ""  # what a list of figures calls it, where that is not its title


def told(
    context: Context,
    figure: Sequence[Part],
    chosen: Sequence[Selection],
    left_out: str = "",
    *,
    place: Place | None = None,
    uploads: Sequence[str] = (),
) -> Told:
    """Return the parts of a figure with its rows, what it leaves out, cells and uploads.

    ``uploads`` are hashes of those that no cell is named of.
    """
    snapshot, framework = context.snapshot, context.framework
    evaluator = context.audience == "evaluator"
    where = place or Place(context.wave, ALL)
    of_cells = (snapshot.table(one.table)["upload"].loc[one.rows] for one in chosen)
    hashes = " ".join(sorted({*uploads, *(h for one in of_cells for h in one)}))
    tables = list(dict.fromkeys(one.table for one in chosen))
    parts = [
        *figure,
        Part(ROWS, rows_used(chosen, where, framework, snapshot)),
        Part(LEFT_OUT, left_out),
        Part(CELLS, cells_used(chosen, snapshot)),
        Part("Uploads", uploads_used(snapshot, hashes, context.audience, tables)),
    ]
    shown = shown_to(context.audience, parts)
    return Told(shown, tuple(chosen) if evaluator else ())
