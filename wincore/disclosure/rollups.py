"""What is shown in place of a hidden figure: the nearest safe figure that contains it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from wincore.disclosure import notes
from wincore.disclosure.family import Mask
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY
from wincore.framework.model import Framework
from wincore.indicators.facts import rows_of
from wincore.indicators.rows import joined
from wincore.summary import said

FAMILIES = ("Asian", "Black", "Mixed", "White", "Other", "Black (broad)", "female", "male")
WIDER = {
    **dict.fromkeys(FAMILIES, EVERYBODY),
    "young Black men": "Black men",
    "Black men": "Black",
    "Black women": "Black",
    "young Black men (broad)": "Black men (broad)",
    "Black men (broad)": "Black (broad)",
    "White men": "White",
}
Key = tuple[str, str, str, str]  # indicator, employer, wave, group


def rolled_up(shown: pd.DataFrame, hidden: Mask, framework: Framework) -> pd.DataFrame:
    """Return the findings with the nearest figure shown named beside each hidden one."""
    keys = list(rows_of(shown, "indicator", "employer", "wave", "group"))
    figures = _figures(shown, keys, framework)
    told = [
        joined(note, _instead(key, figures)) if gone else note
        for key, note, gone in zip(keys, shown["note"], hidden, strict=True)
    ]
    return shown.assign(note=told)


def _figures(shown: pd.DataFrame, keys: list[Key], framework: Framework) -> dict[Key, str]:
    """Return the words of every figure shown."""
    known = {i.id: i for i in framework.indicators}
    there = shown["value"].notna().to_numpy()
    return {
        key: said(row, known[key[0]])
        for key, (_, row), ok in zip(keys, shown.iterrows(), there, strict=True)
        if ok and key[0] in known
    }


def _instead(key: Key, figures: dict[Key, str]) -> str:
    for wider in _wider(key):
        if wider in figures:
            where = notes.TOGETHER if wider[1] == ALL else notes.HERE
            return notes.instead(wider[3], where, figures[wider])
    return notes.NOTHING_WIDER


def _wider(key: Key) -> Iterator[Key]:
    """Yield what contains a figure, the nearest first: wider groups, then all employers."""
    name, employer, wave, group = key
    for who in dict.fromkeys((employer, ALL)):
        at: str | None = group
        while at:
            if (who, at) != (employer, group):
                yield name, who, wave, at
            at = WIDER.get(at)
