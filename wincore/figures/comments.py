"""What people wrote, by theme: how many texts speak of what."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.disclosure.themed import show_themes
from wincore.figures.context import Context
from wincore.themes import NO_THEME, read_themes, texts_of, themes_of
from wincore.wording import absent, number, out_of, sentence

COLUMNS = ("Question", "Theme", "Texts", "Of", "Note")
NO_TEXTS = "Nobody wrote anything to this questionnaire's open questions at this wave."
NO_THEMES = "No themes are written down: they belong into the file of themes in data/."
WITHHELD = "Too few people wrote something at this wave for any theme to be shown."


def questions(context: Context, instrument: str) -> dict[str, str]:
    """Return the open questions of a questionnaire to which something was written: id -> words."""
    held = context.snapshot.table("comments")
    asked = set(held.loc[held["instrument"] == instrument, "item"])
    items = context.framework.instrument(instrument).items
    return {i.id: i.text for i in items if i.id in asked}


def themes(context: Context, instrument: str) -> Chart:
    """List the themes of each open question at the chosen wave, with how many texts hold them."""
    known = read_themes()
    if not known:
        return empty(NO_THEMES, COLUMNS)
    parts = [_question(context, instrument, i, words) for i, words in
             questions(context, instrument).items()]  # fmt: skip
    found = [part for part in parts if len(part)]
    if not found:
        return empty(NO_TEXTS, COLUMNS)
    table = pd.concat(found, ignore_index=True)
    return listed(table, _said(table), {"Texts": "count", "Of": "count"})


def _question(context: Context, instrument: str, item: str, words: str) -> pd.DataFrame:
    texts = texts_of(context.snapshot, instrument, item, context.wave)
    counted = themes_of(texts, read_themes())
    there: pd.DataFrame = counted[counted["base"] > 0]
    shown = show_themes(there, context.audience).assign(question=words)
    named = {"question": "Question", "theme": "Theme", "texts": "Texts", "base": "Of"}
    return shown.rename(columns=named | {"note": "Note"}).reindex(columns=list(COLUMNS))


def _said(table: pd.DataFrame) -> str:
    own = table[table["Theme"] != NO_THEME].dropna(subset=["Texts"])
    if own.empty:
        return WITHHELD
    most = own.sort_values("Texts", ascending=False, kind="stable").iloc[0]
    of = "" if absent(most["Of"]) else f" ({out_of(most['Texts'], most['Of'])} texts)"
    count = of or f" ({number(most['Texts'])} texts)"
    return sentence(f"Written about most: {str(most['Theme']).lower()}{count}")
