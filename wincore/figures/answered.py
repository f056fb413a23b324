"""How people answered whole scales, at the first wave and now: the distribution before any mean.

The answers to all items of a scale are put together, reverse-worded items turned round. So the
unit is an answer, not a person: who answered four items counts four times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from wincore.charts import Chart, empty, likert_bars
from wincore.charts.hidden import why
from wincore.charts.text import wrap
from wincore.figures.context import Context
from wincore.findings import ALL
from wincore.framework import Indicator
from wincore.framework.instrument import Answer, AnswerSet, Instrument, Item
from wincore.indicators import views
from wincore.wording import counted, percent, sentence

NO_SCALES = "No answers to scales are held."
AXIS = "Answers to all items of a scale, least to most favourable; reverse items turned round"
BETWEEN = "Favourable answers at {wave}: from {least} to {most}"
MOVED = (
    "Favourable answers are more frequent than at {first} on {more} of {scales}{less}; "
    "the largest difference: {scale} ({before} → {now})"
)
LESS = ", less frequent on {less}"
NOT_DRAWN = "Not drawn, since answers of few people are hidden: {scales}"
LINE = 44  # letters in a line of the axis title: what a phone has room for
ENDS = ("least favourable", "most favourable")
ROW = "{scale}, {wave}"
COLUMNS = ["row", "answer", "n", "base", "note"]


def answered(context: Context, indicators: Sequence[str]) -> Chart:
    """Draw the answers to all items of each scale, at the first wave and at the chosen one.

    Scales of the most usual number of answers are drawn; an indicator that is no scale, or that the
    framework does not have, is left out.
    """
    known = {i.id: i for i in context.framework.indicators}
    scales = [known[name] for name in indicators if name in known and known[name].scale]
    points = {i.id: len(_turned(context, i)) for i in scales}
    if not points:
        return empty(NO_SCALES)
    most = max(points.values(), key=list(points.values()).count)
    drawn = [i for i in scales if points[i.id] == most]
    found = pd.concat([_rows(context, i) for i in drawn])
    asked = found[found.groupby("row")["base"].transform("max") != 0]  # hidden ones stay: NaN
    if asked.empty:
        return empty(why(found["note"]) or NO_SCALES)
    chart = likert_bars(asked[COLUMNS], _ladder(most))
    if chart.figure is None:
        return empty(why(asked["note"]) or chart.sentence)
    chart.figure.update_xaxes(title_text=wrap(AXIS, LINE))
    return replace(chart, sentence=_said(context, chart, drawn))


def _rows(context: Context, scale: Indicator) -> pd.DataFrame:
    """Return row, answer, n, base and note of a scale, its items added up, at each wave."""
    asked = context.framework.instrument(scale.instrument)
    waves = list(dict.fromkeys((context.first_wave, context.wave)))
    places = _turned(context, scale)
    frames = [
        _of_item(context, asked, item.id, places if not item.reverse else places[::-1])
        for item in asked.scale_items(scale.scale)
    ]
    table = pd.concat(frames)
    table = table[table["wave"].isin(waves)]
    table["row"] = [ROW.format(scale=scale.title, wave=w) for w in table["wave"]]
    summed = table.groupby(["row", "answer"], sort=False)
    found = summed.agg(n=("n", _sum), base=("base", _sum), note=("note", "max")).reset_index()
    order = [ROW.format(scale=scale.title, wave=w) for w in waves]
    return found.sort_values("row", key=lambda rows: rows.map(order.index), kind="stable")


def _sum(counts: pd.Series) -> float:
    return float(counts.sum()) if counts.notna().all() else np.nan  # hidden in one, hidden in all


def _of_item(context: Context, asked: Instrument, item: str, places: Sequence[str]) -> pd.DataFrame:
    """Return the answers to an item, wave by wave; ``places`` are codes by what they count as."""
    found = views.distribution(
        context.snapshot, context.framework, asked.id, item, by="wave", group=context.group,
        employer=None if context.employer == ALL else context.employer, audience=context.audience,
    )  # fmt: skip
    ladder = {code: str(place) for place, code in enumerate(places, start=1)}
    return found.assign(answer=found["code"].replace(ladder), wave=found["split"])


def _turned(context: Context, scale: Indicator) -> list[str]:
    """Return the codes of a scale's answers, from the least to the most favourable."""
    asked = context.framework.instrument(scale.instrument)
    answers = asked.answer_set(asked.scale_items(scale.scale)[0])
    codes = [a.code for a in answers.answers] if answers else []
    return codes[::-1] if scale.direction == "down" else codes


def favourable(context: Context, scale: Indicator, item: Item) -> list[str]:
    """Return the codes that count as favourable answers to an item of a scale."""
    codes = _turned(context, scale)
    places = codes[::-1] if item.reverse else codes
    return places[len(places) - len(places) // 2 :]


def _ladder(points: int) -> AnswerSet:
    """Return answers by their place alone: scales in one chart are worded in different ways."""
    ends = {1: f"1, {ENDS[0]}", points: f"{points}, {ENDS[1]}"}
    names = [ends.get(place, str(place)) for place in range(1, points + 1)]
    answers = [Answer(code=str(at), label=name) for at, name in enumerate(names, start=1)]
    low, high = points // 2, points - points // 2 + 1
    return AnswerSet(
        id="ladder",
        answers=answers,
        bottom=[a.code for a in answers[:low]],
        top=[a.code for a in answers[high - 1 :]],
    )


def _said(context: Context, chart: Chart, scales: Sequence[Indicator]) -> str:
    shares = chart.table.set_index("Row")["Top two"]
    rows = {i.title: _in_both(context, i.title) for i in scales}
    known = {
        title: [float(shares[r]) for r in both if r in shares.index]
        for title, both in rows.items()
        if not any(pd.isna(shares.get(r, 0.0)) for r in both)
    }
    known = {title: held for title, held in known.items() if held}
    words = _moved(context, known) or _least_and_most(context, known)
    hidden = [title for title, both in rows.items() if any(pd.isna(shares.get(r, 0)) for r in both)]
    lacking = sentence(NOT_DRAWN.format(scales="; ".join(hidden))) if hidden else ""
    return " ".join(w for w in (sentence(words) if words else "", lacking) if w)


def _in_both(context: Context, title: str) -> list[str]:
    waves = dict.fromkeys((context.first_wave, context.wave))
    return [ROW.format(scale=title, wave=w) for w in waves]


def _moved(context: Context, known: dict[str, list[float]]) -> str:
    pairs = {title: held for title, held in known.items() if len(held) == 2}
    if not pairs:
        return ""
    apart = {title: now - before for title, (before, now) in pairs.items()}
    scale = max(apart, key=lambda title: abs(apart[title]))
    before, now = (percent(share) for share in pairs[scale])
    less = sum(d < 0 for d in apart.values())
    return MOVED.format(
        first=context.first_wave,
        more=sum(d > 0 for d in apart.values()),
        less=LESS.format(less=less) if less else "",
        scales=counted(len(apart), "scale"),
        scale=scale, before=before, now=now,
    )  # fmt: skip


def _least_and_most(context: Context, known: dict[str, list[float]]) -> str:
    if not known:
        return ""
    ends = (f(known, key=lambda title: known[title][-1]) for f in (min, max))
    least, most = (f"{percent(known[title][-1])} ({title})" for title in ends)
    return BETWEEN.format(wave=context.wave, least=least, most=most)
