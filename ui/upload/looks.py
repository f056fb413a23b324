"""How the standing of a file and the severity of a problem look: icon, word, colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wincore.drafts import Standing
from wincore.problems import Severity

Colour = Literal["green", "orange", "red", "blue", "gray"]


@dataclass(frozen=True)
class Look:
    """An icon and a word say what the colour says."""

    word: str
    several: str  # after a number: "3 need decisions"
    icon: str
    colour: Colour


LOOKS: dict[Standing | Literal["accepted"], Look] = {
    "accepted": Look("Accepted", "accepted", ":material/task_alt:", "green"),
    "ready": Look("Ready", "ready", ":material/check_circle:", "green"),
    "decide": Look("Needs decisions", "to decide", ":material/help:", "orange"),
    "problems": Look("Has problems", "with problems", ":material/error:", "red"),
    "unknown": Look("Not recognised", "not recognised", ":material/block:", "red"),
    "held": Look("Already held", "already held", ":material/inventory_2:", "blue"),
}
SIGNS: dict[Severity, str] = {
    "error": "✕\u00a0Error",
    "warning": "▲\u00a0Warning",
    "note": "•\u00a0Note",
}
