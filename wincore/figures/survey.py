"""What people said: the distribution of answers to one item or a whole scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from wincore.charts import Chart, empty, likert_bars
from wincore.figures.context import Context
from wincore.framework.instrument import AnswerSet, Instrument
from wincore.indicators import views

By = Literal["wave", "employer", "group"]
COLUMNS = ["row", "answer", "n"]
NO_ANSWER_SET = "This item has no ordered answers; its answers stand in the table."


def item(context: Context, instrument: str, item_id: str, by: By) -> Chart:
    """Draw the answers to one item, split by wave, employer or group."""
    asked = context.framework.instrument(instrument)
    found = views.distribution(
        context.snapshot,
        context.framework,
        instrument,
        item_id,
        by=by,
        wave=None if by == "wave" else context.wave,
        group=context.group,
        audience=context.audience,
    )
    answers = asked.answer_set(asked.item(item_id))
    if answers is None or not answers.ordered:
        return _listed(found)
    return _bars(found.rename(columns={"split": "row", "code": "answer"}), answers)


def scale(context: Context, instrument: str, scale_id: str) -> Chart:
    """Draw the answers to every item of a scale at the chosen wave."""
    asked = context.framework.instrument(instrument)
    items = asked.scale_items(scale_id)
    frames = [_of_item(context, asked, i.id, i.text, i.reverse) for i in items]
    answers = asked.answer_set(items[0])
    found = pd.concat(frames, ignore_index=True)
    return _bars(found, answers) if answers else _listed(found)


def _of_item(
    context: Context, asked: Instrument, item_id: str, text: str, reverse: bool
) -> pd.DataFrame:
    found = views.distribution(
        context.snapshot,
        context.framework,
        asked.id,
        item_id,
        wave=context.wave,
        group=context.group,
        audience=context.audience,
    )
    label = f"{text} (reverse-worded)" if reverse else text
    return found.assign(row=label, answer=found["code"])


def _bars(found: pd.DataFrame, answers: AnswerSet) -> Chart:
    return likert_bars(found[COLUMNS], answers)


def _listed(found: pd.DataFrame, names: Sequence[str] = ("split", "label", "n", "share")) -> Chart:
    held = found[[c for c in names if c in found]]
    return Chart(None, NO_ANSWER_SET, held, NO_ANSWER_SET) if len(held) else empty(NO_ANSWER_SET)
