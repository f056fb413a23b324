"""The plan's tables of survey respondents: how many of each group answered, and at which employer.

Respondents answer the evaluator, not their employer: no employer knows its own rows here, so the
outsider is the one reader. Who left an item blank is not a trait of a person; such counts are shown
wherever the base may be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wincore.disclosure.figure import Figure, cost_of
from wincore.disclosure.layout import Layout
from wincore.disclosure.people import Display, Sheet
from wincore.disclosure.views import view
from wincore.findings import ALL
from wincore.framework.instrument import Instrument
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS
from wincore.indicators.responses import answered
from wincore.indicators.surveys import scales

SURVEY = "survey"
NARROWEST = 1.0  # points that a hidden mean must be able to vary
ONE = np.ones((1, 1))


@dataclass(frozen=True)
class Asked:
    """An instrument at a wave."""

    instrument: str
    wave: str

    def figure(self, scale: str, employer: str, group: str) -> Figure:
        """Return the name of the number of respondents to a scale."""
        return Figure(SURVEY, self.wave, employer, group, "members", f"{self.instrument}.{scale}")


def respondents(facts: Facts, asked: Asked) -> pd.DataFrame:
    """Return the responses of an instrument at a wave as a table of people, one each."""
    held = facts.held("responses")
    kept = (held["instrument"] == asked.instrument) & (held["wave"] == asked.wave)
    return held[kept].assign(employer_id="", people=1).reset_index(drop=True)


def layout(facts: Facts, asked: Asked, scale: str) -> Layout:
    """Lay out the respondents to a scale: by employer, and programme-wide by every group.

    Scale "" is everybody who sent an answer. Without any respondent the layout is empty.
    """
    found, frame = Layout(("",)), respondents(facts, asked)
    own = sizes(facts, asked, scale)
    if not sum(own.values()):
        return found
    if scale:
        frame["people"] = _answered(frame, facts.framework.instrument(asked.instrument), scale)
    atoms = {e: found.atom(np.array([n])) for e, n in own.items()}
    for employer, atom in atoms.items():
        _place(facts, found, asked.figure(scale, employer, ALL), {atom})
    _by_group(facts, found, frame[frame["people"] > 0].reset_index(drop=True), asked, scale)
    everybody = asked.figure(scale, ALL, ALL)
    if not found.figures[everybody] or sum(own.values()) != frame["people"].sum():
        _place(facts, found, everybody, atoms.values())
    else:
        found.alike.append((found.figures[everybody], frozenset(atoms.values())))
    return found


def sizes(facts: Facts, asked: Asked, scale: str) -> dict[str, float]:
    """Return employer -> respondents to a scale, or to any question for scale ""."""
    if scale:
        held = scales(facts).get((asked.instrument, scale), {}).get((asked.wave, ALL), {})
        return {e: float(held[e].n) for e in facts.recruited if e in held}
    sent = answered(facts, asked.instrument)
    at = sent[sent["wave"] == asked.wave]
    return {str(e): float(n) for e, n in zip(at["employer_id"], at["responses"], strict=True)}


def _by_group(facts: Facts, layout: Layout, frame: pd.DataFrame, asked: Asked, scale: str) -> None:
    displays = tuple(Display(g) for g in GROUPS)
    sheet = Sheet(frame, facts.framework.categories, displays, ("people",), "people")
    rows = {row.employer: row for row in sheet.classes()} if len(frame) else {}
    seen = view(layout, displays, rows, [("",)] if rows else [], ONE)
    for display in displays:
        name = asked.figure(scale, ALL, display.group)
        _place(facts, layout, name, seen.atoms(display, "members", [""]))


def _place(facts: Facts, layout: Layout, name: Figure, atoms: Iterable[int]) -> None:
    programme = facts.framework.programme
    layout.figure(name, atoms, cost_of(name, programme.target_group, programme.waves[0].id))


def _answered(frame: pd.DataFrame, instrument: Instrument, scale: str) -> pd.Series:
    """Return 1 for each respondent who answered at least half of the items of a scale, else 0."""
    items = instrument.scale_items(scale)
    answers = instrument.answer_set(items[0])
    codes = list(answers.values()) if answers else []
    counts = sum(
        (frame[i.id].astype(str).isin(codes).astype(int) for i in items if i.id in frame),
        start=pd.Series(0, index=frame.index),
    )
    return ((counts > 0) & (2 * counts >= len(items))).astype(int)


def employers_shown(facts: Facts, asked: Asked, minimum: int) -> frozenset[str]:
    """Return the employers whose own survey figures may be shown, for all scales alike.

    An employer is hidden where any scale has fewer respondents than the minimum. Since a programme
    mean gives back the mean of the only employer left out, and little room to two, the smallest
    others are hidden with it until every hidden count could reach the minimum and every hidden mean
    could vary by a point.
    """
    instrument = facts.framework.instrument(asked.instrument)
    tables = [sizes(facts, asked, scale) for scale in ("", *(s.id for s in instrument.scales))]
    least: dict[str, float] = {}
    for table in tables:
        for employer, n in table.items() if sum(table.values()) else ():
            least[employer] = min(n, least.get(employer, n))
    hidden = [e for e in least if least[e] < minimum]
    rest = sorted((e for e in least if least[e] >= minimum), key=lambda e: (least[e], e))
    while hidden and rest and not _roomy(facts, asked, hidden, minimum):
        hidden.append(rest.pop(0))
    return frozenset(least) - frozenset(hidden)


def _roomy(facts: Facts, asked: Asked, hidden: list[str], minimum: int) -> bool:
    instrument = facts.framework.instrument(asked.instrument)
    for (name, scale), held in scales(facts).items():
        answers = held.get((asked.wave, ALL), {}) if name == asked.instrument else {}
        own = [answers[e] for e in hidden if e in answers and answers[e].n]
        if own and sum(a.n for a in own) < minimum:
            return False
        means = [a.total / a.n for a in own]
        if own and _room(means, *_ends(instrument, scale)) < NARROWEST:
            return False
    return True


def _ends(instrument: Instrument, scale: str) -> tuple[float, float]:
    answers = instrument.answer_set(instrument.scale_items(scale)[0])
    values = list(answers.values().values()) if answers else [1.0, 5.0]
    return float(min(values)), float(max(values))


def _room(means: list[float], lowest: float, highest: float) -> float:
    """Return how far each of some means could vary whose sum is known."""
    others, total = len(means) - 1, sum(means)
    low = max(lowest, total - others * highest)
    high = min(highest, total - others * lowest)
    return high - low
