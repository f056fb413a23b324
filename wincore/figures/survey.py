"""What people said: the distribution of answers to one item or a whole scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pandas as pd

from wincore.charts import Chart, empty, likert_bars, listed
from wincore.charts.agreeing import Rows
from wincore.charts.hidden import SHOWN, explained, why
from wincore.comparability import comparability, note_on
from wincore.figures.change import tallied
from wincore.figures.context import Context
from wincore.framework.instrument import AnswerSet, Instrument
from wincore.indicators import views
from wincore.summary import value_words
from wincore.wording import number, percent, sentence

By = Literal["wave", "employer", "group"]
SPLITS: dict[By, str] = {"wave": "Wave", "employer": "Employer", "group": "Group"}
COLUMNS = ["row", "answer", "n", "base", "reverse"]
EVERYBODY = "everybody, all employers together: {share} agree (n = {base})"
RANKED = (
    "Scale", "Before", "Now", "Lowest", "Highest", "Change observed", "n", "Verdict", "Caution",
)  # fmt: skip
NO_CHANGE = "Nothing was asked at this wave."
NO_RESPONSE = "No response rate can be worked out yet."
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
    if len(found) and found["base"].isna().all() and context.audience != "evaluator":
        return _hidden(context, asked, item_id, found)
    if answers is None or not answers.ordered:
        return _listed(found)
    named = found.rename(columns={"split": "row", "code": "answer"})
    drawn = _bars(named.assign(reverse=asked.item(item_id).reverse), answers, by)
    return _with_trend(context, drawn, instrument, item_id) if by == "wave" else drawn


def _hidden(context: Context, asked: Instrument, item_id: str, found: pd.DataFrame) -> Chart:
    """Say that a split is hidden, and what everybody answered at the chosen wave."""
    whole = views.distribution(
        context.snapshot, context.framework, asked.id, item_id,
        wave=context.wave, audience=context.audience,
    )  # fmt: skip
    known = whole.dropna(subset=["top_two"])
    said = why(found["note"])
    if known.empty:
        return empty(said)
    share, base = known["top_two"].iloc[0], known["base"].iloc[0]
    instead = SHOWN.format(figure=EVERYBODY.format(share=percent(share), base=number(base)))
    return empty(f"{said} {sentence(instead)}")


def _with_trend(context: Context, chart: Chart, instrument: str, item_id: str) -> Chart:
    """Say where the waves cannot be compared, because the question or its answers changed."""
    notes = [note for _, note in trend_notes(context, instrument, item_id)]
    if not notes or chart.figure is None:
        return chart
    said = " ".join(notes)
    return replace(chart, sentence=f"{chart.sentence} {said}", alt=f"{chart.alt} {said}")


def trend_notes(context: Context, instrument: str, item_id: str) -> list[tuple[str, str]]:
    """Return (wave, note) of each later wave whose trend since the first is broken or refused."""
    cube = context.snapshot.table("cube")
    held = set(cube.loc[cube["instrument"] == instrument, "wave"])
    waves = [w.id for w in context.framework.programme.waves if w.id in held]
    found = []
    for wave in waves[1:]:
        verdict = comparability(
            context.snapshot, context.framework, instrument, item_id, before=waves[0], after=wave
        )
        found.append((wave, note_on([verdict], waves[0])))
    return [(wave, note) for wave, note in found if note]


def scale(context: Context, instrument: str, scale_id: str) -> Chart:
    """Draw the answers to every item of a scale at the chosen wave."""
    asked = context.framework.instrument(instrument)
    items = asked.scale_items(scale_id)
    frames = [_of_item(context, asked, i.id, i.text, i.reverse) for i in items]
    answers = asked.answer_set(items[0])
    found = pd.concat(frames, ignore_index=True)
    if not answers:
        return _listed(found)
    # All items hidden: say so, and not that nobody answered.
    gone = len(found) and found["base"].isna().all()
    return explained(empty(NO_ANSWER_SET), found["note"]) if gone else _bars(found, answers)


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
    return found.assign(row=label, answer=found["code"], reverse=reverse)


def _bars(found: pd.DataFrame, answers: AnswerSet, of: Rows = "item") -> Chart:
    return likert_bars(found[COLUMNS], answers, of=of)


def _listed(found: pd.DataFrame, names: Sequence[str] = ("split", "label", "n", "share")) -> Chart:
    held = found[[c for c in names if c in found]]
    return Chart(None, NO_ANSWER_SET, held, NO_ANSWER_SET) if len(held) else empty(NO_ANSWER_SET)


def instruments(context: Context) -> dict[str, str]:
    """Return questionnaire id -> title, those with answers first."""
    asked = set(context.snapshot.table("cube")["instrument"])
    known = sorted(context.framework.instruments, key=lambda i: i.id not in asked)
    return {i.id: i.title for i in known}


def items(context: Context, instrument: str) -> dict[str, str]:
    """Return item id -> wording, of the items whose answers are counted."""
    found = context.framework.instrument(instrument).items
    counted = ("likert", "single", "multiple")
    return {i.id: i.text for i in found if i.kind in counted and not i.demographic}


def scales(context: Context, instrument: str) -> list[str]:
    """Return the ids of a questionnaire's scales."""
    return [s.id for s in context.framework.instrument(instrument).scales]


def feeds(context: Context, instrument: str, scale: str) -> str:
    """Return the indicator that a scale feeds, or "" where it feeds none."""
    found = context.framework.instrument(instrument).scales
    return next((s.indicator for s in found if s.id == scale), "")


def fed(context: Context, instrument: str) -> tuple[str, ...]:
    """Return the indicators that the scales of a questionnaire feed."""
    return tuple(s.indicator for s in context.framework.instrument(instrument).scales)


def ranked(context: Context, instrument: str) -> Chart:
    """List the scales of a questionnaire by the change observed, the largest first."""
    feeds = [s.indicator for s in context.framework.instrument(instrument).scales]
    found = context.findings[
        context.findings["indicator"].isin(feeds)
        & (context.findings["employer"] == "all")
        & (context.findings["wave"] == context.wave)
        & (context.findings["group"] == context.group)
    ]
    if found.empty:
        return empty(NO_CHANGE)
    ordered = found.sort_values("change", ascending=False, na_position="last")
    rows = [_change(context, row) for _, row in ordered.iterrows()]
    return listed(
        pd.DataFrame(rows, columns=list(RANKED)), tallied(ordered["verdict"].tolist(), "scale")
    )


def _change(context: Context, row: pd.Series) -> tuple[str, ...]:
    indicator = context.framework.indicator(row["indicator"])
    return (
        indicator.title,
        value_words(row["baseline"], indicator),
        value_words(row["value"], indicator),
        value_words(row["low"], indicator),
        value_words(row["high"], indicator),
        value_words(row["change"], indicator, signed_=True),
        number(row["n"]),
        row["verdict"],
        _caution(row),
    )


def _caution(row: pd.Series) -> str:
    """Return what the interval of a mean is worth: a bootstrap of few values is too narrow."""
    return next((p for p in str(row["note"]).split("; ") if "bootstrap" in p), "")


def response(context: Context) -> Chart:
    """List response rates by employer for the chosen wave."""
    frames = [
        context.rows(f"survey.response_rate_{name}", group="all").assign(name=name)
        for name in ("participant", "inclusion")
    ]
    found = pd.concat(frames, ignore_index=True)
    if found.empty:
        return empty(NO_RESPONSE)
    table = pd.DataFrame(
        {
            "Questionnaire": found["name"].map(
                {i.id: i.title for i in context.framework.instruments}
            ),
            "Employer": found["employer"].replace("all", "All employers"),
            "Responses": found["numerator"],
            "Asked": found["denominator"],
            "Response rate": found["value"],
            "Note": found["note"],
        }
    )
    formats = {"Responses": "count", "Asked": "count", "Response rate": "share"}
    return listed(table, "Response rate of each questionnaire, by employer.", formats)
