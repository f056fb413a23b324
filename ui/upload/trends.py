"""How a survey's questions were asked against the questionnaire, and which trends that allows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.lists import first_lines
from ui.text import plain
from wincore.drafts.facts import unlike, verdicts
from wincore.framework import Framework
from wincore.ingest.result import Checked

ALT = "questions asked otherwise than in the questionnaire"
TRENDS = {"drawn": "drawn", "broken": "broken here", "refused": "not drawn"}


def show(draft_id: str, checked: Checked, framework: Framework) -> None:
    """Say how many questions were asked in the same way, and list the others."""
    said = verdicts(checked)
    if not said:
        return
    st.markdown(plain(said))
    others = unlike(checked, framework)
    if len(others):
        first_lines(_words(others), ALT, f"upload.{draft_id}.trends")


def _words(others: pd.DataFrame) -> pd.DataFrame:
    words = {
        "Question": others["wording"],
        "Asked": others["verdict"],
        "Trend": others["trend"].map(TRENDS),
        "Asked here as": others["asked"].where(others["asked"] != "", "–"),
        "Why": others["why"].where(others["why"] != "", "–"),
    }
    return pd.DataFrame(words).astype(str)
