"""Which rows count where several uploads speak of the same thing: the newest, unless told else.

A table is divided by its scope: `Workforce` by employer and wave, for example. A newer upload
takes the place of an older one wholly in each combination it has rows for, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

import pandas as pd

from wincore.datasets import SURVEY_TABLES, TABLES

SURVEY = "survey"  # the tables of a survey are replaced together, even those without rows
SURVEY_SCOPE = ("instrument", "wave", "employer_id")
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Piece:
    """The tables of one upload, with what was asked for where older rows are held."""

    upload: str  # short content hash
    mode: str
    frames: Mapping[str, pd.DataFrame] = field(repr=False)
    asked: str = ""  # how the items of a survey were asked, where not as the instrument asks them


def family(table: str) -> str:
    """Return the name under which a table is replaced: its own, or `survey`."""
    return SURVEY if table in SURVEY_TABLES else table


def scope(table: str) -> tuple[str, ...]:
    """Return the columns whose combination a newer upload replaces."""
    return SURVEY_SCOPE if table in SURVEY_TABLES else TABLES[table].scope


def combinations(frame: pd.DataFrame, table: str) -> pd.Series:
    """Return for each row the combination of scope values it belongs to, as one text."""
    first, *others = (frame[name].astype("str").fillna("") for name in scope(table))
    return reduce(lambda joined, part: joined + _BETWEEN + part, others, first)


def holders(pieces: Sequence[Piece]) -> dict[tuple[str, str], list[int]]:
    """Return (family, combination) -> positions of the pieces that count there, oldest first.

    ``add`` puts rows beside the older ones, ``keep out`` leaves both out until a newer file
    decides, and ``replace`` takes the place of all.
    """
    held: dict[tuple[str, str], list[int]] = {}
    for position, piece in enumerate(pieces):
        for key in _claims(piece):
            if key not in held or piece.mode == "replace":
                held[key] = [position]
            else:
                held[key] = [*held[key], position] if piece.mode == "add" else []
    return held


def counting(
    pieces: Sequence[Piece], held: Mapping[tuple[str, str], list[int]], table: str
) -> list[tuple[int, pd.Series]]:
    """Return (position, mask of rows that count) for every piece that has the table."""
    found = []
    for position, piece in enumerate(pieces):
        frame = piece.frames.get(table)
        if frame is not None:
            keys = combinations(frame, table)
            wins = [k for k in keys.unique() if position in held[family(table), k]]
            found.append((position, keys.isin(wins)))
    return found


def _claims(piece: Piece) -> dict[tuple[str, str], None]:
    claims: dict[tuple[str, str], None] = {}
    for table, frame in piece.frames.items():
        claims |= {(family(table), key): None for key in combinations(frame, table).unique()}
    return claims
