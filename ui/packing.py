"""The pack of a freeze: made with progress, handed over as one zip."""

from __future__ import annotations

import io
import zipfile

import streamlit as st

from ui import reads, states
from ui.frame import Page
from wincore.pack import PackRefused, edition, pack_files

MAKE = "Make the pack"
ABOUT = "Slides, report, workbook, web page and certificate, with the panel's figures only."
MADE = "review.pack"


def packing(page: Page, freeze: str) -> None:
    """Offer the pack of a freeze to the evaluator."""
    if page.visit.role != "evaluator":
        return
    st.caption(ABOUT)
    if st.button(MAKE, key="review.make"):
        made = _made(freeze)
        if made:
            st.session_state[MADE] = (freeze, made)
    name, content = st.session_state.get(MADE, ("", b""))
    if content and name == freeze:
        st.download_button(
            "Download the pack",
            content,
            f"{freeze}.zip",
            "application/zip",
            key="review.download",
            on_click="ignore",
        )


def _made(freeze: str) -> bytes | None:
    bar = st.progress(0.0, "Making the pack")

    def tell(done: float, what: str) -> None:
        bar.progress(done, what)

    try:
        made = edition(reads.ledger(), freeze=freeze, audience="panel")
        files = pack_files(made, progress=tell)
    except PackRefused as refused:
        states.failed("The pack was not made", str(refused))
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
