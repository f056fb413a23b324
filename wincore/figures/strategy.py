"""Whether strategies deal with intersecting inequalities, and whether they are carried out."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from wincore.charts import Chart, action_map, empty, listed, strategy_steps
from wincore.figures.commitment import scales
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.wording import number, out_of, sentence

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
ACTIONS = ("strategy.actions_implemented", "strategy.actions_maturity")
SOLUTIONS = ("strategy.solutions_tested", "strategy.solutions_implemented")


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
