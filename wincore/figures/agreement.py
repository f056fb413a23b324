"""The share that agrees with one statement, with the uncertainty of a survey of known size."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from wincore.charts import Chart, dots_with_ranges, empty
from wincore.figures.context import Context
from wincore.figures.surveyed import surveyed
from wincore.framework.instrument import AnswerSet, Instrument
from wincore.indicators import views
from wincore.indicators.views.answers import By
from wincore.statistics import Interval, newcombe, wilson
from wincore.wording import absent, out_of, percent, percentage_points, sentence

NOT_ORDERED = "No share agrees: this question has no answers from least to most."
NOBODY = "Nobody gave an answer that counts."
UNPAIRED = "the waves are unpaired: nobody is compared with themselves"
PAIRED = (
    "no interval for the change: the same people were asked twice, and one for separate samples "
    "would not hold"
)
REVERSED = "The statement is reverse-worded: to agree is unfavourable."
FAVOURABLE = "Share of favourable answers."
AXIS = "Share that chose {labels}"


def agreed(context: Context, instrument: str, item_id: str, by: By) -> Chart:
    """Draw the share that agrees by wave, employer or group, each with its interval.

    Of a reverse-worded statement too it is those who agree, as in the bars of all answers; it is
    said that this is unfavourable.
    """
    asked = context.framework.instrument(instrument)
    answers = asked.answer_set(asked.item(item_id))
    if answers is None or not answers.ordered or not answers.top:
        return empty(NOT_ORDERED)
    found = views.distribution(
        context.snapshot, context.framework, instrument, item_id,
        by=by, wave=None if by == "wave" else context.wave, group=context.group,
        audience=context.audience,
    )  # fmt: skip
    if found.empty:
        return empty(NOBODY)
    rows = [_row(context, asked, str(name), part, answers, by) for name, part in _parts(found)]
    table = pd.DataFrame(rows)
    labels = " or ".join(f"“{a.label}”" for a in answers.answers if a.code in answers.top)
    reverse = asked.item(item_id).reverse
    said = _said(context, asked, table, by) + (f" {REVERSED}" if reverse else "")
    chart = dots_with_ranges(
        table, said, kind="share1", axis=AXIS.format(labels=labels),
        target=context.target, span=(0.0, 1.05),
    )  # fmt: skip
    return replace(chart, alt=f"{chart.alt} {REVERSED if reverse else FAVOURABLE}")


def _parts(found: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(name), part) for name, part in found.groupby("split", sort=False)]


def _row(
    context: Context, asked: Instrument, name: str, part: pd.DataFrame, answers: AnswerSet, by: By
) -> dict[str, object]:
    codes = part.set_index("code")["n"]
    base, top = part["base"].iloc[0], codes.reindex(answers.top).sum(skipna=False)
    if absent(base) or absent(top) or not base:
        note = next((str(n) for n in part["note"] if n), NOBODY)
        empties = dict.fromkeys(("value", "low", "high", "k", "n"), np.nan)
        return {"label": name, **empties, "base": "", "note": note}
    whom = surveyed(context, asked.id, name, by)
    interval = wilson(float(top), float(base), whom.people)
    return {
        "label": name,
        "value": top / base,
        "low": interval.low,
        "high": interval.high,
        "k": float(top),
        "n": float(base),
        "base": out_of(top, base),
        "note": interval.note or whom.method,
    }


def _said(context: Context, asked: Instrument, table: pd.DataFrame, by: By) -> str:
    known = table.dropna(subset=["value"])
    if known.empty:
        return NOBODY
    if by == "wave" and len(known) > 1:
        return _moved(asked, known.iloc[0], known.iloc[-1])
    if len(known) == 1:
        one = known.iloc[0]
        return sentence(f"{one['label']}: {percent(one['value'])} agree ({one['base']})")
    apart = "overlap" if known["low"].max() <= known["high"].min() else "do not all overlap"
    least, most = percent(known["value"].min()), percent(known["value"].max())
    return sentence(f"Between {least} and {most} agree; the 95 % intervals {apart}")


def _moved(asked: Instrument, before: pd.Series, now: pd.Series) -> str:
    gap = now["value"] - before["value"]
    spread: Interval = newcombe(*(float(x) for x in (now["k"], now["n"], before["k"], before["n"])))
    words = (
        f"{percent(before['value'])} agreed at {before['label']}, {percent(now['value'])} at "
        f"{now['label']}: {percentage_points(gap)}"
    )
    if asked.paired:
        return sentence(f"{words}; {PAIRED}")
    low, high = percentage_points(spread.low), percentage_points(spread.high)
    return sentence(f"{words}, 95 % interval {low} to {high} (Newcombe); {UNPAIRED}")
