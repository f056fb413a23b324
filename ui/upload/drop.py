"""Where files are dropped, and the empty workbooks to fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from ui.desk import Desk
from ui.text import plain
from ui.upload.bench import Bench, Dropped, bench
from ui.upload.looks import LOOKS
from wincore.framework import Framework
from wincore.templates import baseline_workbook, survey_workbook

LABEL = "Drop returns and survey exports here"
HELP = (
    "Excel, OpenDocument, CSV and SPSS files as the survey tool or the employer sent them, many at "
    "once, also as a zip. Nothing is stored until you accept it."
)
FOLDER = "A whole folder"
FOLDER_LABEL = "Drop a folder of returns and survey exports here"
JUNK = (".", "~$")  # what systems and open spreadsheets leave in folders
PROGRESS = "Checking {name} …"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def files(desk: Desk) -> Bench:
    """Draw the drop zone and the templates; return what is on the desk, checked."""
    with st.container(key="upload.drop", gap="small"):
        place = st.empty()
        st.caption(HELP)
        whole = st.toggle(FOLDER, key="upload.folder")
        with place:
            dropped = _folder() if whole else _files()
    _templates(desk.framework)
    held = bench()
    held.take(dropped)
    for refusal in held.refused:
        st.error(plain(refusal), icon=LOOKS["unknown"].icon)
    _check(desk, held)
    return held


def _files() -> Sequence[Dropped]:
    return st.file_uploader(LABEL, accept_multiple_files=True, key="upload.files")


def _folder() -> Sequence[Dropped]:
    found = st.file_uploader(
        FOLDER_LABEL, accept_multiple_files="directory", key="upload.files.folder"
    )
    return [f for f in found if not f.name.rsplit("/", 1)[-1].startswith(JUNK)]


def _check(desk: Desk, held: Bench) -> None:
    place, total = st.empty(), max(1, len(held.drafts))
    done: list[str] = []

    def tell(name: str) -> None:
        done.append(name)
        share = min(len(done) / (total + 1), 1.0)
        place.progress(share, PROGRESS.format(name=plain(name)))

    held.check(desk, tell)
    place.empty()


def _templates(framework: Framework) -> None:
    with (
        st.expander("Empty workbooks to fill in", type="compact", key="upload.templates"),
        st.container(horizontal=True, key="upload.template.buttons"),
    ):
        _template("Employer return", "employer-return", partial(baseline_workbook, framework))
        for instrument in framework.instruments:
            make = partial(survey_workbook, framework, instrument.id)
            _template(instrument.title, f"{instrument.id}-survey", make)


def _template(title: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        plain(title),
        make,
        f"template_{name}.xlsx",
        XLSX,
        key=f"upload.template.{name}",
        icon=":material/download:",
        on_click="ignore",
    )
