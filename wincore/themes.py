"""Themes of what people wrote: words that speak of one, and how many texts hold them.

The themes stand in a file beside the programme. A text may belong to several themes or to none.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

import pandas as pd
from pydantic import Field

from wincore.framework.strict import Strict
from wincore.settings import settings
from wincore.store.snapshot import Snapshot

FILE = "themes.toml"
NO_THEME = "None of these"
COLUMNS = ("theme", "texts", "base")
NOTHING = "nothing to add|nothing|none|n/a|no|no comment|nil"  # said, and says nothing


class Theme(Strict):
    """One theme: its title, and the words and phrases that speak of it."""

    title: str = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds the theme in a text."""
        parts = (re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else "") for w in self.words)
        return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


class Themes(Strict):
    """All themes of the programme."""

    themes: tuple[Theme, ...] = ()


def read_themes(path: Path | None = None) -> tuple[Theme, ...]:
    """Return the themes beside the programme file; none where there is no such file.

    Raise pydantic's ValidationError, or TOMLDecodeError, for a file that cannot be read.
    """
    chosen = path or settings().programme.parent / FILE
    return _read(chosen, chosen.stat().st_mtime_ns) if chosen.exists() else ()


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[Theme, ...]:
    return Themes.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).themes


def texts_of(snapshot: Snapshot, instrument: str, item: str, wave: str) -> pd.DataFrame:
    """Return the texts written to a question at a wave, as held: employer_id, text, upload …"""
    held = snapshot.table("comments")
    here = (held["instrument"] == instrument) & (held["item"] == item) & (held["wave"] == wave)
    return held[here & ~held["text"].str.strip(" .!-").str.fullmatch(NOTHING, case=False)]


def themes_of(texts: pd.DataFrame, themes: tuple[Theme, ...]) -> pd.DataFrame:
    """Count texts by theme, the largest first: columns theme, texts, base (all texts).

    The last row counts those of no theme.
    """
    said = texts["text"].astype("str")
    found = pd.DataFrame({t.title: said.str.contains(t.pattern) for t in themes}, index=said.index)
    counts = found.sum().sort_values(ascending=False, kind="stable")
    none = len(said) - int(found.any(axis=1).sum())
    rows = [*counts.items(), (NO_THEME, none)]
    return pd.DataFrame([(t, int(n), len(said)) for t, n in rows], columns=list(COLUMNS))
