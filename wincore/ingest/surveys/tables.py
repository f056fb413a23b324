"""The tables of an accepted survey: responses, cube, scores, comments."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.datasets import COMMENTS, CUBE, RESPONSE_COLUMNS, SCORES
from wincore.frames import without_rows
from wincore.framework.categories import Categories
from wincore.framework.instrument import Instrument
from wincore.ingest.surveys.answers import ItemAnswers
from wincore.ingest.surveys.choices import Choices
from wincore.ingest.surveys.cube import build_cube
from wincore.ingest.surveys.items import Answered
from wincore.ingest.surveys.scores import build_scores

Flags = npt.NDArray[np.bool_]


def survey_tables(
    respondents: pd.DataFrame,
    answered: Answered,
    keep: Flags,
    instrument: Instrument,
    categories: Categories,
) -> dict[str, pd.DataFrame]:
    """Return the four tables by their contracts, over the rows to keep."""
    people = respondents[keep].reset_index(drop=True)
    closed = [_rows(item, keep) for item in answered.closed]
    cube = build_cube(people, closed, categories, instrument.id)
    scores = build_scores(people, closed, categories, instrument)
    return {
        "responses": _responses(people, closed, answered, keep, instrument),
        "cube": CUBE.validate(cube),
        "scores": SCORES.validate(scores),
        "comments": COMMENTS.validate(_comments(people, answered, keep, instrument)),
    }


def _rows(item: ItemAnswers | Choices, keep: Flags) -> ItemAnswers | Choices:
    if isinstance(item, Choices):
        return replace(item, flags=item.flags[keep])
    return replace(item, codes=item.codes[keep])


def _responses(
    people: pd.DataFrame,
    closed: list[ItemAnswers | Choices],
    answered: Answered,
    keep: Flags,
    instrument: Instrument,
) -> pd.DataFrame:
    numbered = people.assign(response=np.arange(1, len(people) + 1), instrument=instrument.id)
    base = numbered[list(RESPONSE_COLUMNS)]
    items = {i.item.id: _categorical(i) for i in closed}
    numbers = {i: values[keep] for i, values in answered.numbers.items()}
    return pd.concat([base, pd.DataFrame({**items, **numbers}, index=base.index)], axis=1)


def _categorical(item: ItemAnswers | Choices) -> pd.Categorical[str]:
    if isinstance(item, Choices):
        return item.joined()
    return pd.Categorical.from_codes(item.codes, categories=pd.Index(list(item.categories)))


def _comments(
    people: pd.DataFrame, answered: Answered, keep: Flags, instrument: Instrument
) -> pd.DataFrame:
    parts = []
    for item, texts in answered.texts.items():
        said = texts[keep]
        there = np.asarray(said != "", dtype=bool)
        part = people.loc[there, ["wave", "employer_id"]]
        parts.append(part.assign(instrument=instrument.id, item=item, text=said[there]))
    if not parts:
        return without_rows(COMMENTS)
    return pd.concat(parts, ignore_index=True)[list(COMMENTS.columns)]
