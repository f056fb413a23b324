"""A cross-tab of a workforce: groups down, sexes, ages, levels or employers across; unpivoted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wincore.datasets import TABLES
from wincore.framework.categories import ALL, UNKNOWN
from wincore.ingest.context import DIMENSIONS, Context
from wincore.ingest.grid import Grid
from wincore.ingest.headings import fields_of, heading
from wincore.ingest.raw import Raw, is_filled
from wincore.ingest.result import ColumnMatch
from wincore.ingest.values import MISSING_LIKE, number_of, text_of

WITHIN = 60  # rows and columns in which labels are looked for
LEAST_GROUPS = 3  # distinct ethnic groups that make figures a cross-tab of a workforce
MOST_LABELS = 4  # columns of labels at the left, rows of labels on top


@dataclass(frozen=True)
class CrossTab:
    """Where the labels of a cross-tab stand: field -> column at the left, field -> row on top."""

    grid: Grid
    first_row: int
    first_column: int
    left: dict[str, int]
    top: dict[str, int]

    def matches(self) -> list[ColumnMatch]:
        """Return the columns of labels, and what stands across, as columns of the file."""
        found = [
            ColumnMatch(name, self.grid.letter(at), f"workforce.{name}", "demographic", 0.9)
            for name, at in self.left.items()
        ]
        last = max(self.top.values())
        for at in range(self.first_column, self.grid.columns):
            text = text_of(self.grid.cells[last, at])
            if text:
                matched = "workforce.headcount"
                found.append(ColumnMatch(text, self.grid.letter(at), matched, "item", 0.9))
        return found


def find_crosstab(grid: Grid, context: Context) -> CrossTab | None:
    """Return where the labels of a cross-tab stand, or None when the grid is none."""
    corner = None if grid.kind == "sav" else _corner(grid)  # SPSS files are never laid out so
    if corner is None:
        return None
    row, column = corner
    kinds = _kinds(context)
    left = _labelled([list(grid.cells[row:, at]) for at in range(column)], kinds)
    rows = [r for r in range(row) if any(map(is_filled, grid.cells[r, column:]))][-MOST_LABELS:]
    top = _labelled([list(grid.cells[r, column:]) for r in rows], kinds)
    lines = {name: rows[at] for name, at in top.items()}
    found = CrossTab(grid, row, column, left, lines)
    return found if left and lines and _is_crosstab(found, context) else None


def _is_crosstab(tab: CrossTab, context: Context) -> bool:
    """Tell a cross-tab from other figures: several ethnic groups, and no combination twice."""
    if tab.left.keys() & tab.top.keys():
        return False
    body = tab.grid.cells
    down = [_filled_on(list(body[tab.first_row :, at])) for at in tab.left.values()]
    across = [_filled_on(list(body[at, tab.first_column :])) for at in tab.top.values()]
    named = dict(zip([*tab.left, *tab.top], [*down, *across], strict=True))
    read = {context.labels["ethnicity"].read(v).category for v in named.get("ethnicity", [])}
    repeated = any(len(set(keys)) < len(keys) for keys in (_keys(down), _keys(across)))
    return len(read - {"", ALL, *UNKNOWN}) >= LEAST_GROUPS and not repeated


def _keys(lines: list[list[object]]) -> list[tuple[str, ...]]:
    """Combinations of labels where all are filled."""
    keys = [tuple(map(text_of, key)) for key in zip(*lines, strict=True)]
    return [key for key in keys if all(key)]


def unpivoted(tab: CrossTab, context: Context) -> Raw:
    """Return a cross-tab as rows, one for each cell of figures, with the cell it comes from."""
    grid, body = tab.grid, tab.grid.cells
    left = {n: _filled_on(list(body[tab.first_row :, at])) for n, at in tab.left.items()}
    top = {n: _filled_on(list(body[at, tab.first_column :])) for n, at in tab.top.items()}
    cells = [
        (r, c)
        for r in range(tab.first_row, grid.rows)
        for c in range(tab.first_column, grid.columns)
        if all(is_filled(body[r, at]) for at in list(tab.left.values())[-1:])
        and is_filled(body[max(tab.top.values()), c])
    ]
    values: dict[str, list[object]] = {
        n: [v[r - tab.first_row] for r, _ in cells] for n, v in left.items()
    }
    values |= {n: [v[c - tab.first_column] for _, c in cells] for n, v in top.items()}
    values["headcount"] = [body[at] for at in cells]

    def place(position: int, name: str) -> str:
        row, column = cells[position]
        if name in tab.left:
            return grid.address(row, tab.left[name])
        return grid.address(tab.top.get(name, row), column)

    header = grid.address(max(tab.top.values()), tab.first_column)
    lines, letters = (
        [grid.number(r) for r, _ in cells],
        {n: grid.letter(at) for n, at in tab.left.items()},
    )
    raw = Raw(TABLES["workforce"], grid, values, lines, place, header, letters)
    return _with_titles(raw, tab, context)


def _corner(grid: Grid) -> tuple[int, int] | None:
    """Return the first row and column of figures: right of labels and below them."""
    for row, cells in enumerate(grid.cells[:WITHIN]):
        figures = [c for c, value in enumerate(cells[:WITHIN]) if _is_figure(value)]
        before = [c for c in range(figures[0]) if is_filled(cells[c])] if figures else []
        if figures and before and len(before) <= MOST_LABELS and row > 0:
            return row, figures[0]
    return None


def _is_figure(value: object) -> bool:
    return number_of(value) is not None or text_of(value).casefold() in MISSING_LIKE


def _kinds(context: Context) -> dict[str, Callable[[object], bool]]:
    """How to tell whether a label belongs to a field; of those that fit alike the first is taken.

    Single letters are codes of ethnic groups, too, so these come after the other dimensions;
    employers come last, being the loosest.
    """
    order = [d for d in DIMENSIONS if d != "ethnicity"] + ["ethnicity"]
    found: dict[str, Callable[[object], bool]] = {d: context.labels[d].known for d in order}
    found["wave"] = context.waves.knows
    found["employer_id"] = lambda v: context.register.knows(v) or _may_be_employer(v, context)
    return found


def _may_be_employer(value: object, context: Context) -> bool:
    words = fields_of("workforce")
    return context.register.add and isinstance(value, str) and heading(value) not in words


def _labelled(
    lines: list[list[object]], kinds: dict[str, Callable[[object], bool]]
) -> dict[str, int]:
    """Return field -> line whose filled cells are mostly labels of that field."""
    found: dict[str, int] = {}
    for at, line in enumerate(lines):
        filled = [v for v in line if is_filled(v)]
        if not filled or (len(filled) == 1 and len(line) > 1 and len(lines) > 1 and at == 0):
            continue
        known = {n: sum(map(knows, filled)) for n, knows in kinds.items() if n not in found}
        best = max(known, key=lambda name: known[name], default="")
        if best and known[best] * 2 > len(filled):
            found[best] = at
    return found


def _filled_on(line: list[object]) -> list[object]:
    """Repeat a label over the blank cells after it, as merged cells leave them."""
    found: list[object] = []
    for value in line:
        found.append(value if is_filled(value) or not found else found[-1])
    return found


def _with_titles(raw: Raw, tab: CrossTab, context: Context) -> Raw:
    """Take employer and wave from the title, or the sheet's name, where no label gives them."""
    above = tab.grid.cells[: min(tab.top.values())]
    titles = [v for v in above.ravel() if is_filled(v)] + [tab.grid.sheet]
    if "employer_id" not in raw.values:
        known = next((t for t in titles if context.register.knows(t)), None)
        only = list(context.register.names) if len(context.register.names) == 1 else []
        if known is not None or only:
            raw = raw.constantly("employer_id", text_of(known) if known is not None else only[0])
    if "wave" not in raw.values:
        wave = next((t for t in titles if context.waves.knows(t)), None)
        raw = raw.constantly("wave", text_of(wave)) if wave is not None else raw
    return raw
