"""What is wrong with a file, as tables by severity, and the file marked up to take away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from ui.lists import first_lines
from ui.upload.looks import SIGNS
from wincore.drafts import Draft
from wincore.drafts.marking import marked_copy, marked_name
from wincore.ingest.result import Checked
from wincore.problems import Problem, by_severity
from wincore.wording import counted

MOST = 40  # rows of a table; the marked copy holds all
MORE = "{count} more are listed in the marked copy."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKE_AWAY = "Download the file with the cells marked"
MARKED_HELP = "Your own workbook: each cell in colour with a comment, and a sheet “Issues”."


def show(draft_id: str, draft: Draft, checked: Checked) -> None:
    """Draw errors and warnings as a table, notes behind a button, and the marked copy."""
    found = by_severity(list(checked.problems))
    loud = [p for p in found if p.severity != "note"]
    notes = [p for p in found if p.severity == "note"]
    if loud:
        errors = sum(p.severity == "error" for p in loud)
        said = [counted(errors, "error")] if errors else []
        said += [counted(len(loud) - errors, "warning")] if len(loud) > errors else []
        st.subheader(" and ".join(said), anchor=False)
        listing(loud, f"{' and '.join(said)} in the file", f"upload.{draft_id}.loud")
        _take_away(draft_id, draft, checked)
    if notes and st.toggle(f"Show {counted(len(notes), 'note')}", key=f"upload.{draft_id}.notes"):
        listing(notes, "notes on how the file was read", f"upload.{draft_id}.quiet")


def listing(problems: Sequence[Problem], alt: str, key: str) -> None:
    """Draw problems as a table: severity, where, what, how to fix it."""
    rows = [
        {
            "Severity": SIGNS[p.severity],
            "Where": p.where,
            "What is wrong": p.what,
            "How to fix it": p.fix or "Nothing need be done.",
        }
        for p in problems[:MOST]
    ]
    first_lines(pd.DataFrame(rows), alt, key)
    if len(problems) > MOST:
        st.caption(MORE.format(count=len(problems) - MOST))


def _take_away(draft_id: str, draft: Draft, checked: Checked) -> None:
    if checked.kind == "unknown":
        return  # a file that cannot be read cannot be marked either
    file = draft.file
    st.download_button(
        TAKE_AWAY,
        partial(marked_copy, file.name, file.content, checked.problems),
        marked_name(file.name),
        XLSX,
        key=f"upload.{draft_id}.marked",
        icon=":material/download:",
        help=MARKED_HELP,
        on_click="ignore",
    )
