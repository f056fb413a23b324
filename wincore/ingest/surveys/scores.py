"""Scale scores: the mean of the answered items of a scale, per respondent and summed per group."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.datasets import MISSING_STATES, SCORES
from wincore.frames import without_rows
from wincore.framework.categories import Categories
from wincore.framework.instrument import AnswerSet, Instrument, Scale
from wincore.ingest.surveys.answers import ItemAnswers
from wincore.ingest.surveys.choices import Choices
from wincore.ingest.surveys.cube import Places
from wincore.ingest.surveys.groups import Mask, group_masks

Points = npt.NDArray[np.float64]


def scale_points(
    scale: Scale, instrument: Instrument, answers: dict[str, ItemAnswers]
) -> Points | None:
    """Return each respondent's score on a scale in points, nan where it cannot be computed.

    The score is the mean of the answered items, reverse-worded ones flipped (k + 1 - value). At
    least half of the items of the scale must be answered; items that the file does not have count
    as not answered. None where the file has no item of the scale.
    """
    items = instrument.scale_items(scale.id)
    there = [answers[i.id] for i in items if i.id in answers]
    if not there:
        return None
    values = np.stack([_values(a, instrument.answer_set(a.item)) for a in there])
    answered = np.isfinite(values).sum(axis=0)
    total = np.nansum(values, axis=0)
    enough = answered * 2 >= len(items)
    return np.where(enough & (answered > 0), total / np.maximum(answered, 1), np.nan)


def build_scores(
    respondents: pd.DataFrame,
    items: list[ItemAnswers | Choices],
    categories: Categories,
    instrument: Instrument,
) -> pd.DataFrame:
    """Return the SCORES table: n, missing, total and squares per wave, employer, group, scale."""
    answers = {i.item.id: i for i in items if isinstance(i, ItemAnswers)}
    points = {s.id: scale_points(s, instrument, answers) for s in instrument.scales}
    found = {scale: p for scale, p in points.items() if p is not None}
    if not len(respondents) or not found:
        return without_rows(SCORES)
    places, masks = Places(respondents), group_masks(respondents, categories)
    parts = [
        _summed(places, scale, p, group, mask)
        for group, mask in masks.items()
        if mask.any()
        for scale, p in found.items()
    ]
    scores = pd.concat(parts, ignore_index=True).assign(instrument=instrument.id)
    return scores[list(SCORES.columns)]


def _values(answers: ItemAnswers, answer_set: AnswerSet | None) -> Points:
    base = (
        [a.code for a in answer_set.answers if a.code not in MISSING_STATES] if answer_set else []
    )
    place = {code: float(i) for i, code in enumerate(base, start=1)}
    if answers.item.reverse:
        place = {code: len(base) + 1 - value for code, value in place.items()}
    by_code = np.array([place.get(c, np.nan) for c in answers.categories])
    return by_code[answers.codes]


def _summed(places: Places, scale: str, points: Points, group: str, mask: Mask) -> pd.DataFrame:
    known = mask & np.isfinite(points)
    at, size = places.codes[known], len(places)
    people = np.bincount(places.codes[mask], minlength=size)
    n = np.bincount(at, minlength=size)
    total = np.bincount(at, weights=points[known], minlength=size)
    squares = np.bincount(at, weights=points[known] ** 2, minlength=size)
    rows = np.flatnonzero(people)
    return pd.DataFrame(
        {
            "wave": [places.waves[i] for i in rows],
            "employer_id": [places.employers[i] for i in rows],
            "group": group,
            "scale": scale,
            "n": n[rows].astype(np.int64),
            "missing": (people - n)[rows].astype(np.int64),
            "total": total[rows],
            "squares": squares[rows],
        }
    )
