"""The pack of a freeze, and one employer's page: made when asked for, then handed over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Literal

import streamlit as st

from ui import download, reads, states
from ui.filters import pick
from ui.frame import Page
from ui.text import plain
from wincore.pack import PackRefused, edition, pack_files, record_release
from wincore.pack.brief import employer_brief

MAKE = "Make the pack"
ABOUT = (
    "Slides, report, workbook, web page and certificate. Every figure is protected for its readers "
    "and attacked as each of them; if one could be told too closely, no pack is made. The log says "
    "that it went out, and the next one is protected beside it."
)
REFUSED = "The pack was not made"
READER = {"panel": "the review panel", "public": "the public"}
MADE = "review.pack"
BRIEF = "One page for this employer (Word)"
BRIEF_ABOUT = (
    "Its own figures beside the programme's protected ones, for this employer alone: no other "
    "employer is named, and what its staff answered stays out."
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Reader = Literal["panel", "public"]


def packing(page: Page, freeze: str) -> None:
    """Offer the pack of a freeze to the evaluator."""
    if page.visit.role != "evaluator":
        return
    st.subheader("The pack", anchor=False)
    st.caption(ABOUT)
    with st.container(horizontal=True, key="review.packing", vertical_alignment="bottom"):
        reader: Reader = (
            "public" if pick("For", list(READER), "pack_for", "panel") == "public" else "panel"
        )
        asked = st.button(MAKE, key="review.make")
    if asked:
        made = _made(freeze, reader, page.visit.who.who)
        st.session_state[MADE] = (freeze, reader, made) if made else None
    held = st.session_state.get(MADE)
    if held and held[:2] == (freeze, reader):
        _offer(held[2], freeze, reader)


def _offer(content: bytes, freeze: str, reader: str) -> None:
    st.download_button(
        "Download the pack",
        content,
        download.file_name("review pack", freeze, reader, suffix="zip"),
        "application/zip",
        key="review.download",
        icon=":material/download:",
        on_click="ignore",
    )


def _made(freeze: str, reader: Reader, who: str) -> bytes | None:
    bar = st.progress(0.0, "Making the pack")

    def tell(done: float, what: str) -> None:
        bar.progress(done, plain(what))

    try:
        made = edition(reads.ledger(), freeze=freeze, audience=reader)
        files = pack_files(made, progress=tell)
        record_release(reads.ledger(), made, who)
    except PackRefused as refused:
        states.failed(REFUSED, str(refused))
        return None
    finally:
        bar.empty()
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return held.getvalue()


def brief(page: Page) -> None:
    """Offer the evaluator the chosen employer's page, made when it is asked for."""
    if page.visit.role != "evaluator" or not page.filters.one_employer:
        return
    name = page.filters.employer
    st.download_button(
        BRIEF,
        _brief_maker(page, name),
        download.file_name("brief", name, page.filters.as_at.isoformat(), suffix="docx"),
        DOCX,
        key="employers.brief",
        icon=":material/description:",
        on_click="ignore",
        help=BRIEF_ABOUT,
    )


def _brief_maker(page: Page, employer: str) -> Callable[[], bytes]:
    ledger, framework, day = reads.ledger(), reads.framework(), page.filters.as_at

    def make() -> bytes:
        return employer_brief(edition(ledger, framework, as_at=day), employer)

    return make
