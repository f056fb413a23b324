"""Cells put right in place: the rows with something wrong, checked again at each change."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.text import plain
from ui.upload.bench import Bench, bench
from wincore.drafts.fixing import (
    MOST_ROWS,
    FixTable,
    fix_tables,
    wrong_cells,
    wrong_columns,
    wrong_rows,
)
from wincore.ingest import read_grids
from wincore.ingest.correcting import Corrections, corrected
from wincore.ingest.result import Checked
from wincore.wording import counted

HEAD = "Put it right here"
HOW = (
    "Change a cell and leave it: the file is checked again at once. The file itself stays as it "
    "is; the corrections are kept with the upload and named in the log."
)
ROW, WRONG, OUT = "Row", "What is wrong", "Leave out"
CAPPED = "The first {count} rows are shown. Put the others right in the file."
START_OVER = "Undo all corrections"
DONE = "{cells} corrected and {rows} left out so far."


def show(held: Bench, draft_id: str, checked: Checked) -> None:
    """Draw the rows with errors in single cells, to be corrected; nothing where there are none."""
    draft, asked = held.drafts[draft_id], held.asked[draft_id]
    if not draft.corrections and not wrong_cells(checked.problems):
        return
    asked.rows = wrong_rows(checked, asked.rows)
    asked.wrong = wrong_columns(checked, asked.wrong)
    grids, _ = read_grids(draft.file.name, draft.file.content)
    now = corrected(grids, draft.corrections)
    tables = fix_tables(now, checked, asked.rows, asked.wrong)
    if not tables:
        return
    st.subheader(HEAD, anchor=False)
    st.caption(HOW)
    for place, found in enumerate(tables):
        key = f"upload.{draft_id}.fix.{asked.round}.{place}"
        _editor(key, draft_id, found, draft.corrections)
    if any(len(numbers) >= MOST_ROWS for numbers in asked.rows.values()):
        st.caption(CAPPED.format(count=MOST_ROWS))
    _so_far(draft_id, draft.corrections)


def _editor(key: str, draft_id: str, found: FixTable, so_far: Corrections) -> None:
    """Draw one sheet. The key counts the rows, for the grid forgets its edits when they change."""
    key = f"{key}.{len(found.rows)}.{len(found.columns)}"
    out = [(found.sheet, n) in so_far.rows for n in found.rows]
    frame = pd.DataFrame(
        {
            ROW: [str(n) for n in found.rows],
            WRONG: list(found.told),
            **{h: [v[c] for v in found.values] for c, h in enumerate(found.headers)},
            OUT: out,
        }
    ).astype(dict.fromkeys(found.headers, "str"))
    st.markdown(f"**{plain(found.sheet)}**")
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        column_order=_order(found),
        disabled=[ROW, WRONG],
        column_config={
            ROW: st.column_config.TextColumn(pinned=True, width="small"),
            WRONG: st.column_config.TextColumn(width="medium"),
            OUT: st.column_config.CheckboxColumn(help="Read the file without this row"),
        },
        on_change=_edited,
        args=(draft_id, key, found),
        alt=f"{counted(len(found.rows), 'row')} of sheet {found.sheet} with something wrong",
    )


def _order(found: FixTable) -> list[str]:
    rest = [h for h in found.headers if h not in found.first]
    return [ROW, *found.first, WRONG, OUT, *rest]


def _edited(draft_id: str, key: str, found: FixTable) -> None:
    edits = st.session_state[key]["edited_rows"]
    held = bench()
    corrections = held.drafts[draft_id].corrections
    for row, changed in edits.items():
        for name, value in changed.items():
            corrections = _with(corrections, found, int(row), str(name), value)
    held.change(draft_id, lambda d: d.deciding(corrections=corrections))


def _with(so_far: Corrections, found: FixTable, row: int, name: str, value: object) -> Corrections:
    if name == OUT:
        return so_far.leaving_out((found.sheet, found.rows[row]), bool(value))
    if name not in found.headers:
        return so_far
    at = found.address(row, found.headers.index(name))
    return so_far.with_cell(at, "" if value is None else str(value))


def _so_far(draft_id: str, so_far: Corrections) -> None:
    if not so_far:
        return
    cells, rows = counted(len(so_far.cells), "cell"), counted(len(so_far.rows), "row")
    st.caption(DONE.format(cells=cells, rows=rows))
    st.button(START_OVER, key=f"upload.{draft_id}.fix.undo", on_click=_undo, args=(draft_id,))


def _undo(draft_id: str) -> None:
    held = bench()
    held.change(draft_id, lambda d: d.deciding(corrections=Corrections()))
    held.asked[draft_id].rows, held.asked[draft_id].wrong = {}, {}
    held.asked[draft_id].round += 1
