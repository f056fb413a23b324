"""Single respondents: their scores on a scale, who answered twice, how a scale hangs together.

What is returned here is about single people: it is for the evaluator only, and a figure made from
it shows numbers of people, never the people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wincore.framework.instrument import Instrument
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts, rows_of
from wincore.statistics.reliability import Reliability, cronbach, flip, scale_score
from wincore.statistics.respondents import Person, RespondentChange, paired_respondents
from wincore.store.snapshot import Snapshot

UNPAIRED = (
    "The waves of “{title}” are unpaired: no code tells who answered in both, so only employers "
    "are compared with themselves."
)


@dataclass(frozen=True)
class Leaving:
    """Who of an employer answered in both waves, who only before, who only after."""

    employer: str
    both: int
    left: int
    joined: int
    uncoded: int  # answers without a code, in either wave: these cannot be matched


def scores(
    snapshot: Snapshot, instrument: Instrument, scale: str, employers: Sequence[str]
) -> pd.DataFrame:
    """Return one row per response of these employers: employer_id, wave, respondent, score.

    ``score`` is the scale mean in points, reverse items flipped, NaN under half of the items.
    """
    held = _responses(snapshot, instrument, employers)
    answers, reverse, points = _answers(held, instrument, scale)
    found = scale_score(answers, reverse, points) if len(answers.columns) else float("nan")
    return held[["employer_id", "wave", "respondent"]].assign(score=found)


def matched_change(
    snapshot: Snapshot, framework: Framework, indicator: Indicator, wave: str
) -> RespondentChange | None:
    """Return the change of those who answered in both waves, averaged within employers first.

    None where the indicator is no scale, or its questionnaire keeps no codes that match people.
    """
    if not indicator.scale or not framework.instrument(indicator.instrument).paired:
        return None
    facts, first = facts_of(snapshot, framework), framework.programme.waves[0].id
    asked = framework.instrument(indicator.instrument)
    table = scores(snapshot, asked, indicator.scale, facts.recruited)
    known = table[table["respondent"] != ""]
    before, after = (_by_person(facts, known[known["wave"] == w]) for w in (first, wave))
    return paired_respondents(before, after, indicator.direction)


def _by_person(facts: Facts, rows: pd.DataFrame) -> dict[Person, float | None]:
    # A person who sent two answers in a wave counts once, with their mean.
    means = rows.groupby(["employer_id", "respondent"])["score"].mean().reset_index()
    found = rows_of(means, "employer_id", "respondent", "score")
    return {(facts.names[employer], person): score for employer, person, score in found}


def leaving(
    snapshot: Snapshot, framework: Framework, instrument: str, wave: str
) -> list[Leaving] | None:
    """Return for each employer who answered in the first wave, in this one, in both.

    None where the questionnaire keeps no codes that match people: then nobody can say who left.
    """
    facts, first = facts_of(snapshot, framework), framework.programme.waves[0].id
    asked = framework.instrument(instrument)
    if not asked.paired:
        return None
    held = _responses(snapshot, asked, facts.recruited)
    held = held[held["wave"].isin([first, wave])]
    return [_left(facts, e, held[held["employer_id"] == e], first, wave) for e in facts.recruited]


def _left(facts: Facts, employer: str, held: pd.DataFrame, first: str, wave: str) -> Leaving:
    coded = held[held["respondent"] != ""]
    before, after = (set(coded.loc[coded["wave"] == w, "respondent"]) for w in (first, wave))
    return Leaving(
        facts.names[employer],
        both=len(before & after),
        left=len(before - after),
        joined=len(after - before),
        uncoded=len(held) - len(coded),
    )


def consistency(
    snapshot: Snapshot, framework: Framework, instrument: str, scale: str, wave: str
) -> Reliability:
    """Return Cronbach's alpha of a scale over all respondents of a wave."""
    facts = facts_of(snapshot, framework)
    asked = framework.instrument(instrument)
    held = _responses(snapshot, asked, facts.recruited)
    answers, reverse, points = _answers(held[held["wave"] == wave], asked, scale)
    return cronbach(flip(answers, reverse, points))


def _responses(
    snapshot: Snapshot, instrument: Instrument, employers: Sequence[str]
) -> pd.DataFrame:
    held = snapshot.table("responses")
    return held[(held["instrument"] == instrument.id) & held["employer_id"].isin(employers)]


def _answers(
    held: pd.DataFrame, instrument: Instrument, scale: str
) -> tuple[pd.DataFrame, list[str], int]:
    """Return the answers to the items of a scale as 1 to k, the reverse items, and k.

    An item that no file has is a column without answers, as in the scores kept with an upload.
    """
    items = instrument.scale_items(scale)
    answer_set = instrument.answer_set(items[0])
    values = answer_set.values() if answer_set else {}
    columns = {
        i.id: held[i.id].astype("str").map(values).astype(float)
        if i.id in held
        else pd.Series(float("nan"), index=held.index)
        for i in items
    }
    answers = pd.DataFrame(columns, index=held.index)
    return answers, [i.id for i in items if i.reverse], len(values)
