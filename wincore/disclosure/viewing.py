"""The plan laid over views: levels of a workforce, the recruitment funnel, answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wincore.disclosure import notes
from wincore.disclosure.family import Mask, Numbers
from wincore.disclosure.figure import Figure
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.peopletables import RECRUITMENT, WORKFORCE
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import Policy, read_policy
from wincore.disclosure.rollups import WIDER
from wincore.disclosure.roundedviews import rounded_answers, rounded_view
from wincore.disclosure.rounding import rounded
from wincore.disclosure.surveytables import Asked
from wincore.findings import ALL, Audience
from wincore.framework.model import Framework
from wincore.indicators.recruitment import STAGES
from wincore.indicators.rows import joined
from wincore.store.snapshot import Snapshot
from wincore.wording import count_of

LEVEL_FIELDS = {"people": "members", "known": "known", "low": "total", "high": "total"}
FUNNEL_FIELDS = {"people": "members", "known": "known"}
EVALUATOR: Audience = "evaluator"
ANSWERS = ("n", "base", "share", "top_two", "net", "median")


def plan_of(snapshot: Snapshot, framework: Framework, audience: Audience) -> Plan:
    """Return the plan in force for an audience."""
    return plan_for(snapshot, framework, audience, read_policy())


def level_figure(wave: str, group: str, level: str, part: str) -> Figure:
    """Return the name of a count at one level of the programme's workforce."""
    return Figure(WORKFORCE, wave, ALL, group, part, level)


def funnel_figure(wave: str, group: str, stage: str, part: str) -> Figure:
    """Return the name of a count at one stage of the programme's recruitment."""
    return Figure(RECRUITMENT, wave, ALL, group, part, stage)


def show_levels(
    table: pd.DataFrame,
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    wave: str,
    employer: str,
) -> pd.DataFrame:
    """Return the levels of a workforce as an audience may see them: the programme's only."""
    if audience == EVALUATOR or table.empty:
        return table
    plan, policy = plan_of(snapshot, framework, audience), read_policy()
    names = [(g, x) for g, x in zip(table["group"], table["level"], strict=True)]
    open_ = {
        part: [_is(plan, policy, employer, level_figure(wave, g, x, part)) for g, x in names]
        for part in ("members", "known", "total")
    }
    shown = _laid_over(table, plan, employer, open_, ("low", "high"))
    wholes = [_levels_together(plan, policy, wave, g) for g, _ in names]
    return rounded_view(with_instead(shown, wholes), policy)


def show_funnel(
    table: pd.DataFrame,
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    wave: str,
    employer: str,
) -> pd.DataFrame:
    """Return the stages of recruitment as an audience may see them: the programme's only."""
    if audience == EVALUATOR or table.empty:
        return table
    plan, policy = plan_of(snapshot, framework, audience), read_policy()
    names = [(g, s) for g, s in zip(table["group"], table["stage"], strict=True)]
    open_ = {
        part: [_is(plan, policy, employer, funnel_figure(wave, g, s, part)) for g, s in names]
        for part in ("members", "known")
    }
    shown = _laid_over(table, plan, employer, open_, ())
    wider = [_wider_stage(plan, policy, wave, g, s) for g, s in names]
    shown = with_instead(shown, wider)
    before = shown.groupby("group", sort=False)["people"].shift()
    first = shown["stage"] == STAGES[0]
    rate = shown["rate"].mask((before.isna() & ~first) | shown["people"].isna())
    return rounded_view(shown.assign(rate=rate), policy)


def with_instead(shown: pd.DataFrame, instead: Sequence[str]) -> pd.DataFrame:
    """Return a view with what is shown in place of each hidden figure added to its note."""
    told = [
        joined(note, words or notes.NOTHING_WIDER) if note.startswith(notes.MARK) else note
        for note, words in zip(shown["note"].astype(str), instead, strict=True)
    ]
    return shown.assign(note=told)


def _levels_together(plan: Plan, policy: Policy, wave: str, group: str) -> str:
    """Return the words for a group at all levels together, "" where that is hidden too."""
    parts = [Figure(WORKFORCE, wave, ALL, group, part) for part in ("members", "known")]
    return _words(plan, policy, parts, group, notes.ALL_LEVELS)


def _wider_stage(plan: Plan, policy: Policy, wave: str, group: str, stage: str) -> str:
    """Return the words for the nearest wider group at a stage, "" where none is shown."""
    wider = WIDER.get(group)
    while wider:
        parts = [funnel_figure(wave, wider, stage, part) for part in ("members", "known")]
        found = _words(plan, policy, parts, wider, notes.TOGETHER)
        if found:
            return found
        wider = WIDER.get(wider)
    return ""


def _words(plan: Plan, policy: Policy, parts: Sequence[Figure], group: str, where: str) -> str:
    if not all(_is(plan, policy, ALL, figure) for figure in parts):
        return ""
    members, known = (plan.value(figure) for figure in parts)
    if policy.rule == "round":
        members, known = (float(rounded(np.array([n]), policy.base)[0]) for n in (members, known))
    return notes.instead(group, where, count_of(members, known, "person"))


def _is(plan: Plan, policy: Policy, employer: str, figure: Figure) -> bool:
    """Return whether a figure is shown; where counts are rounded, every one of the plan is."""
    if employer != ALL:
        return False
    return plan.holds(figure) if policy.rule == "round" else plan.is_open(figure)


def _laid_over(
    table: pd.DataFrame,
    plan: Plan,
    employer: str,
    open_: dict[str, list[bool]],
    spread: Sequence[str],
) -> pd.DataFrame:
    members, known = np.array(open_["members"]), np.array(open_["known"])
    total = np.array(open_.get("total", known))
    there = table["people"].notna().to_numpy() | (table["note"] == "").to_numpy()
    emptied = {
        "people": table["people"].where(members),
        "known": table["known"].where(known),
        "share": table["share"].where(members & known),
        **{name: table[name].where(members & known & total) for name in spread},
    }
    why = notes.SMALL.format(minimum=plan.minimum) if employer == ALL else notes.NOT_PLANNED
    note = table["note"].where(~(there & ~(members & known)), why)
    return table.assign(**emptied, note=note)


def show_answers(
    table: pd.DataFrame,
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    asked: Sequence[Asked],
    narrow: bool,
) -> pd.DataFrame:
    """Return the distribution of answers as an audience may see it.

    Only everybody's answers, programme-wide, are in the plan. Answers given by few are hidden with
    as many others as it takes; what they add up to is said. Who gave no answer is no trait of a
    person: those counts stay. ``asked`` are the waves behind each split, in order.
    """
    if audience == EVALUATOR or table.empty:
        return table
    plan, policy = plan_of(snapshot, framework, audience), read_policy()
    splits, parts = list(dict.fromkeys(table["split"])), []
    for split, wave in zip(splits, asked, strict=True):
        part = table[table["split"] == split]
        if narrow or not _is(plan, policy, ALL, wave.figure("", ALL, ALL)):
            parts.append(_withheld(part, plan))
        elif policy.rule == "round":
            parts.append(rounded_answers(part, policy))
        else:
            parts.append(_answers(part, plan))
    return pd.concat(parts, ignore_index=True)


def _withheld(part: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    emptied = dict.fromkeys(ANSWERS, np.nan)
    return part.assign(**emptied, note=notes.SMALL.format(minimum=plan.minimum))


def _answers(part: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    answer = ~part["state"].to_numpy(bool)
    base = float(part["base"].iloc[0])
    exclusive = part.loc[answer, "n"].sum() == base
    hidden = _few(part["n"].to_numpy(float), answer, base, plan.minimum, exclusive)
    if base < plan.minimum or hidden[answer].all():
        return _withheld(part, plan)
    if not hidden.any():
        return part
    rest = base - part.loc[answer & ~hidden, "n"].sum()
    together = notes.TOGETHER_ANSWERS.format(count=int(rest)) if exclusive else ""
    why = joined(notes.SMALL.format(minimum=plan.minimum), together)
    # What sums up the answers would give a hidden one away.
    emptied = dict.fromkeys(("top_two", "net", "median"), np.nan)
    shown = {name: part[name].mask(hidden) for name in ("n", "share")}
    return part.assign(**emptied, **shown, note=part["note"].mask(hidden, why))


def _few(n: Numbers, answer: Mask, base: float, minimum: int, exclusive: bool) -> Mask:
    """Return which answers to hide: those of few, and more until nothing gives them away.

    Answers that exclude each other add up to the base: hidden ones must together be enough people
    that any of them could have the minimum, and there must be two. Where several may be ticked each
    stands alone, and those who did not tick it count as well.
    """
    if not exclusive:
        found: Mask = answer & ((n < minimum) | (base - n < minimum))
        return found
    hidden = answer & (n < minimum)
    order = [at for at in np.argsort(n, kind="stable") if answer[at] and not hidden[at]]
    while hidden.any() and order and (hidden.sum() < 2 or n[hidden].sum() < minimum):
        hidden[order.pop(0)] = True
    return hidden
