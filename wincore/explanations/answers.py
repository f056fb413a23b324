"""Why this share of answers: one question split as its chart is, or every question of a scale."""

from __future__ import annotations

from functools import partial

import pandas as pd

from wincore.cells.questions import Part as Whose
from wincore.cells.questions import of_question
from wincore.explanations.explanation import (
    ASKED,
    IN_FIGURES,
    MEANS,
    NOTE,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
    told,
)
from wincore.figures.context import Context
from wincore.figures.surveyed import surveyed
from wincore.findings import ALL
from wincore.framework.instrument import AnswerSet, Instrument, Item
from wincore.indicators import views
from wincore.indicators.computing import facts_of
from wincore.indicators.views.answers import STATE_LABELS, By
from wincore.lineage import quoted
from wincore.origins import Place
from wincore.parts import Part
from wincore.statistics import wilson
from wincore.wording import absent, listing, number, out_of, percent, sentence

FAVOURABLE = "The share of favourable answers ({top}) among the answers that count."
EACH = "How often each answer was given, among the answers that count."
FORMULA = (
    "favourable answers ÷ all answers on the scale of {count}; a middle one stays in the base; "
    "those to a reverse-worded statement are shown as they were given"
)
FORMULA_OF_EACH = "answers of one kind ÷ answers that count"
FORMULA_OF_TICKS = "people who ticked an answer ÷ people who ticked any"
TITLE, EVERYBODY = "“{item}”, {split}", "everybody"
SHARE = "{share}: {top} favourable. "
HIDDEN = "hidden"
SPREAD = "{low} to {high} ({method})"
WHY = "{spread}. Taken as the people asked: {why}."
CAUTIOUS = "{spread}. {why}"
UNORDERED = "none: an interval is worked out for the share of favourable answers only"
NO_FIGURE = "none: no share can be shown"


def of_item(context: Context, instrument: str, item: str, by: By) -> tuple[Explanation, ...]:
    """Return an explanation for each bar of a question's chart, that of the chosen wave first."""
    asked = context.framework.instrument(instrument)
    question = asked.item(item)
    splits = _splits(context, asked, question, by)
    return tuple(
        _explanation(context, asked, question, by, s, EVERYBODY if s == ALL else s) for s in splits
    )


def of_items(context: Context, instrument: str, scale: str) -> tuple[Explanation, ...]:
    """Return an explanation for each question of a scale, at the chosen wave."""
    asked = context.framework.instrument(instrument)
    return tuple(
        _explanation(context, asked, i, "wave", context.wave, i.text)
        for i in asked.scale_items(scale)
    )


def _splits(context: Context, asked: Instrument, item: Item, by: By) -> list[str]:
    found = _counted(context, asked, item, by)
    names = [str(name) for name in dict.fromkeys(found["split"])]
    return sorted(names, key=lambda name: name != context.wave) if by == "wave" else names


def _counted(context: Context, asked: Instrument, item: Item, by: By) -> pd.DataFrame:
    return views.distribution(
        context.snapshot, context.framework, asked.id, item.id,
        by=by, wave=None if by == "wave" else context.wave, group=context.group,
        audience=context.audience,
    )  # fmt: skip


def _explanation(
    context: Context, asked: Instrument, item: Item, by: By, split: str, label: str
) -> Explanation:
    key = (asked.id, item.id, by, split, context.wave, context.group)
    make = partial(_told, context, asked, item, by, split)
    whose = EVERYBODY if split == ALL else split
    title = TITLE.format(item=item.text, split=whose)
    return Explanation(title, key, make, label=label)


def _told(context: Context, asked: Instrument, item: Item, by: By, split: str, whose: str) -> Told:
    """Explain the answers to a question in one part of its chart."""
    table = _counted(context, asked, item, by)
    part = table[table["split"] == split]
    answers = asked.answer_set(item)
    top = answers.top if answers and answers.ordered else []
    where = {"wave": context.wave, "group": context.group} | {by: split}
    facts = facts_of(context.snapshot, context.framework)
    chosen = of_question(facts, Whose(asked.id, **where), item, top)
    figure = [
        *_meaning(item, answers, top),
        Part(IN_FIGURES, _in_figures(part, top)),
        Part(RANGE, _range(context, asked, part, top, by, split)),
        Part(NOTE, next((str(n) for n in part["note"] if n), "")),
    ]
    place = Place(where["wave"], where.get("employer", ALL))
    return told(context, figure, chosen, left_out(part), place=place)


def _meaning(item: Item, answers: AnswerSet | None, top: list[str]) -> list[Part]:
    labels = {a.code: a.label for a in answers.answers} if answers else {}
    chose = " or ".join(f"“{labels[c]}”" for c in top if c in labels)
    ticked = FORMULA_OF_TICKS if item.kind == "multiple" else FORMULA_OF_EACH
    return [
        Part(MEANS, FAVOURABLE.format(top=chose) if top else EACH),
        Part(WORKED_OUT, FORMULA.format(count=len(labels)) if top else ticked),
        Part(ASKED, quoted(item)),
    ]


def _in_figures(part: pd.DataFrame, top: list[str]) -> str:
    base = part["base"].iloc[0]
    if absent(base):
        return ""
    counts = part[~part["state"]]
    each = listing(
        f"{label} {HIDDEN if absent(n) else number(n)}"
        for label, n in zip(counts["label"], counts["n"], strict=True)
    )
    favourable = counts.set_index("code")["n"].reindex(top).sum(skipna=False) if top else None
    share = ""
    if base and not absent(favourable):
        share = SHARE.format(share=percent(favourable / base, 1), top=out_of(favourable, base))
    return f"{share}{sentence(f'{each}; {number(base)} answers count')}"


def _range(
    context: Context, asked: Instrument, part: pd.DataFrame, top: list[str], by: By, split: str
) -> str:
    base = part["base"].iloc[0]
    favourable = part.set_index("code")["n"].reindex(top).sum(skipna=False)
    if not top:
        return UNORDERED
    if absent(base) or absent(favourable) or not base:
        return NO_FIGURE
    whom = surveyed(context, asked.id, split, by)
    found = wilson(float(favourable), float(base), whom.people)
    spread = SPREAD.format(
        low=percent(found.low, 1), high=percent(found.high, 1), method=found.note or whom.method
    )
    if whom.people:
        return WHY.format(spread=spread, why=whom.why)
    return CAUTIOUS.format(spread=spread, why=sentence(whom.why)) if whom.why else spread


def left_out(part: pd.DataFrame) -> str:
    """Write the four kinds of answers that are outside the base, each with its count."""
    states = part[part["state"]].set_index("code")["n"].reindex(list(STATE_LABELS))
    if states.isna().any():
        return ""
    words = (f"{label.lower()} {number(states[code])}" for code, label in STATE_LABELS.items())
    return sentence(listing(words))
