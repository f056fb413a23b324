"""Whether strategies deal with intersecting inequalities, and whether they are carried out."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from wincore.charts import (
    Chart,
    action_map,
    dots_with_ranges,
    empty,
    listed,
    recruitment_funnel,
    strategy_steps,
)
from wincore.charts.hidden import explained
from wincore.figures.commitment import scales
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.wording import listing, number, out_of, sentence

STEPS = ["developed", "approved", "implemented"]
View = Literal["now", "baseline", "change"]
VIEWS: dict[View, str] = {"now": "Now", "baseline": "At baseline", "change": "Change observed"}
UNDERSTANDING = ("strategy.understanding", "strategy.intersectionality", "strategy.inclusion")
NO_CHALLENGE = "No employer has named a priority challenge."
CHALLENGES = {
    "area": "Area",
    "employer": "Employer",
    "challenge": "Challenge",
    "solution": "Solution",
    "tested": "Tested",
    "implemented": "Implemented",
    "result": "Result",
    "evidence": "Evidence",
}
FUNNEL = ("Black", "White", "Asian", "Mixed", "Other")
ACTIONS = ("strategy.actions_implemented", "strategy.actions_maturity")
SOLUTIONS = ("strategy.solutions_tested", "strategy.solutions_implemented")
SELECTION = (
    "recruitment.relative_likelihood", "recruitment.four_fifths", "recruitment.appointed_share",
)  # fmt: skip


def steps(context: Context) -> Chart:
    """Draw how far each employer's strategy has come."""
    found = views.strategy_steps(context.snapshot, context.framework, audience=context.audience)
    now = context.only_chosen(found[found["wave"] == context.wave])
    wide = now.pivot_table(index="employer", columns="step", values="answer", aggfunc="first")
    wide = wide.reindex(columns=STEPS).fillna("").reset_index()
    return strategy_steps(wide)


def actions(context: Context, view: View = "now") -> Chart:
    """Draw the toolkit's actions by employers: their stage, or how far they have moved."""
    titles = {a.id: a.title for a in context.framework.actions}
    before, now = (_actions(context, wave) for wave in (context.first_wave, context.wave))
    return action_map(before, now, titles, view=view)


def _actions(context: Context, wave: str) -> pd.DataFrame:
    found = views.actions_matrix(
        context.snapshot, context.framework, wave, audience=context.audience
    )
    return context.only_chosen(found.assign(stage=_stage_words(found)))


def _stage_words(found: pd.DataFrame) -> list[str]:
    """Write stages as the map reads them: "0" to "4", "n/a", or "" where nothing was returned."""
    pairs = zip(found["stage"], found["applies"], strict=True)
    return [_stage_word(stage, applies) for stage, applies in pairs]


def _stage_word(stage: float, applies: object) -> str:
    if pd.notna(stage):
        return str(int(stage))
    return "" if pd.isna(applies) or applies else "n/a"


def funnel(context: Context) -> Chart:
    """Draw applied, shortlisted, appointed for each ethnic group and the target group."""
    broad = context.group.endswith("(broad)")
    names = tuple(f"{g} (broad)" if broad and g == "Black" else g for g in FUNNEL)
    found = views.funnel(
        context.snapshot,
        context.framework,
        groups=names,
        wave=context.wave,
        employer=context.employer,
        audience=context.audience,
    )
    wide = found.pivot_table(
        index="group", columns="stage", values="people", sort=False, dropna=False
    )
    wide = wide.reindex(index=list(names), columns=["applied", "shortlisted", "appointed"])
    return explained(recruitment_funnel(wide.reset_index(), target=context.target), found["note"])


def challenges(context: Context) -> Chart:
    """List priority challenges by area, with what was tried and what came of it."""
    found = views.challenge_board(context.snapshot, context.framework, audience=context.audience)
    found = context.only_chosen(found)
    if found.empty:
        return empty(NO_CHALLENGE, tuple(CHALLENGES.values()))
    tested, done = ((found[c] == "yes").sum() for c in ("tested", "implemented"))
    words = (
        f"{out_of(tested, len(found), 'challenge')} have a solution tested, "
        f"{number(done)} have one implemented"
    )
    return listed(found[list(CHALLENGES)].rename(columns=CHALLENGES), sentence(words))


def understanding(context: Context) -> Chart:
    """Draw how well intersecting inequalities are understood and felt, before and after."""
    return scales(context, UNDERSTANDING)


def compared(context: Context) -> tuple[str, ...]:
    """Return the groups whose likelihood of appointment is held against White people's."""
    found = context.programme(SELECTION[0])["group"]
    return tuple(dict.fromkeys((FUNNEL[0], *(g for g in found if g != "White"))))


def likelihood(context: Context) -> Chart:
    """Draw how likely White people are to be appointed relative to others; 1 is no difference."""
    found = context.programme("recruitment.relative_likelihood")
    found = found[found["group"] != "White"].assign(label=found["group"])
    known = found.dropna(subset=["value"])
    above = known[known["low"] > 1]["group"]
    words = (
        f"White people are more likely to be appointed from the shortlist than {listing(above)}, "
        "by more than chance explains"
        if len(above)
        else "No group's likelihood of appointment differs from White people's by more than chance"
        " explains"
    )
    rows = found.assign(base=[out_of(r.numerator, r.denominator) for r in found.itertuples()])
    return dots_with_ranges(
        rows,
        sentence(words),
        kind="ratio",
        axis="Relative likelihood, White to the group, 95 % interval",
        line=1.0,
        line_name="no difference",
        target=context.target,
    )
