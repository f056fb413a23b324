"""Count cubes: how many gave each answer, by employer, wave and group, made once per upload."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.datasets import CUBE
from wincore.frames import without_rows
from wincore.framework.categories import Categories
from wincore.ingest.surveys.answers import ItemAnswers
from wincore.ingest.surveys.choices import Choices
from wincore.ingest.surveys.groups import Mask, group_masks

Codes = npt.NDArray[np.int64]


class Places:
    """Wave x employer of each respondent as one code, and back again."""

    def __init__(self, respondents: pd.DataFrame) -> None:
        """Number the pairs of wave and employer that occur."""
        pairs = pd.MultiIndex.from_frame(respondents[["wave", "employer_id"]])
        codes, found = pd.factorize(pairs)
        self.codes: Codes = codes.astype(np.int64)
        self.waves = [str(w) for w, _ in found]
        self.employers = [str(e) for _, e in found]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.waves)


def build_cube(
    respondents: pd.DataFrame,
    items: list[ItemAnswers | Choices],
    categories: Categories,
    instrument: str,
) -> pd.DataFrame:
    """Return the CUBE table: rows only where somebody gave the answer.

    ``respondents`` has wave, employer_id, ethnicity, sex and age_band, row by row as ``items``. A
    person who chose several options counts once in each; who chose none counts as blank.
    """
    if not len(respondents) or not items:
        return without_rows(CUBE)
    places = Places(respondents)
    masks = group_masks(respondents, categories)
    parts = [
        _counted(places, item, group, mask)
        for group, mask in masks.items()
        if mask.any()
        for item in items
    ]
    cube = pd.concat(parts, ignore_index=True).assign(instrument=instrument)
    return cube[list(CUBE.columns)]


def _counted(places: Places, item: ItemAnswers | Choices, group: str, mask: Mask) -> pd.DataFrame:
    if isinstance(item, Choices):
        counts, answers = _count_choices(places, item, mask)
    else:
        answers = item.categories
        flat = places.codes[mask] * len(answers) + item.codes[mask]
        counts = np.bincount(flat, minlength=len(places) * len(answers))
        counts = counts.reshape(len(places), len(answers))
    where, which = np.nonzero(counts)
    return pd.DataFrame(
        {
            "wave": [places.waves[i] for i in where],
            "employer_id": [places.employers[i] for i in where],
            "group": group,
            "item": item.item.id,
            "answer": [answers[i] for i in which],
            "n": counts[where, which].astype(np.int64),
        }
    )


def _count_choices(places: Places, item: Choices, mask: Mask) -> tuple[Codes, tuple[str, ...]]:
    columns = [*item.flags.T, item.blank]
    counted = [
        np.bincount(places.codes[mask & column], minlength=len(places)) for column in columns
    ]
    return np.stack(counted, axis=1).astype(np.int64), (*item.options, "blank")
