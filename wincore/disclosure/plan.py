"""One plan for everything shown to an audience: which figures about people are open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from wincore.disclosure.family import Family, Mask
from wincore.disclosure.figure import Figure
from wincore.disclosure.layout import NOWHERE, Laid, lay
from wincore.disclosure.peopletables import RECRUITMENT, WORKFORCE, recruitment, workforce
from wincore.disclosure.policy import AudienceRule, Policy
from wincore.disclosure.protection import Protection, protect
from wincore.disclosure.surveytables import SURVEY, Asked, employers_shown, layout
from wincore.findings import ALL, Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.store.snapshot import Snapshot

Whom = tuple[str, str]  # employer, group


@dataclass(frozen=True)
class Section:
    """Tables that share cells, protected together: one table of people at one wave."""

    name: tuple[str, ...]
    laid: Laid
    protection: Protection
    released: Mask

    @property
    def family(self) -> Family:
        """The cells and equations."""
        return self.laid.family

    def is_open(self, figure: Figure) -> bool:
        """Return whether a figure of this section may be shown."""
        at = self.laid.places[figure]
        return at == NOWHERE or not self.protection.hidden[at]


@dataclass(frozen=True)
class Plan:
    """What one audience may see about people; what is not in it cannot be asked for."""

    audience: Audience
    minimum: int
    sections: Mapping[tuple[str, ...], Section]
    lost: pd.DataFrame = field(repr=False)  # what earlier releases have given away already

    def holds(self, figure: Figure) -> bool:
        """Return whether the plan has a place for a figure."""
        return figure in self._places

    def is_open(self, figure: Figure) -> bool:
        """Return whether a figure may be shown; one outside the plan may not."""
        name = self._places.get(figure)
        return name is not None and self.sections[name].is_open(figure)

    def value(self, figure: Figure) -> float:
        """Return the true count of a figure of the plan."""
        section = self.sections[self._places[figure]]
        at = section.laid.places[figure]
        return 0.0 if at == NOWHERE else float(section.family.values[at])

    @property
    def cells(self) -> int:
        """The number of cells that tables have a place for."""
        return int(sum(s.family.shown.sum() for s in self.sections.values()))

    @property
    def hidden(self) -> int:
        """The number of those that are hidden."""
        kept = (s.protection.hidden & s.family.shown for s in self.sections.values())
        return int(sum(mask.sum() for mask in kept))

    @cached_property
    def _places(self) -> dict[Figure, tuple[str, ...]]:
        return {f: name for name, s in self.sections.items() for f in s.laid.places}


def make_plan(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    policy: Policy,
    *,
    within: Plan | None = None,
    before: Sequence[tuple[Snapshot, Plan]] = (),
) -> Plan:
    """Return the plan of an audience.

    ``within`` is the plan of an audience that sees this one's figures too: what is hidden there is
    hidden here, so that nobody gains by looking at both. ``before`` are snapshots that the audience
    has seen earlier, newest first, with their plans: what was shown then stays known, and is
    protected together with what is shown now. Raises KeyError for the evaluator, from whom nothing
    is hidden.
    """
    rule = policy.of(audience)
    editions = [facts_of(s, framework) for s in (snapshot, *(s for s, _ in before))]
    sections = dict(_people(editions, rule, policy, within, [plan for _, plan in before]))
    sections |= dict(_surveys(editions[0], rule, within))
    lost = [s.protection.given_away.assign(section=str(n)) for n, s in sections.items()]
    return Plan(audience, rule.minimum, sections, pd.concat(lost) if lost else pd.DataFrame())


def _people(
    editions: Sequence[Facts],
    rule: AudienceRule,
    policy: Policy,
    within: Plan | None,
    before: Sequence[Plan],
) -> Iterator[tuple[tuple[str, ...], Section]]:
    for table, lay_out in ((WORKFORCE, workforce), (RECRUITMENT, recruitment)):
        for wave in dict.fromkeys(w for facts in editions for w in facts.waves_of(table)):
            laid = lay(lay_out(editions, wave, rule), rule.minimum)
            if laid.places:
                out = _released(laid, before)
                shut = _shut(laid, within)
                done = protect(
                    laid.family, rule.minimum, released=out, also=shut, tries=policy.tries
                )
                yield (table, wave), Section((table, wave), laid, done, out)


def _shut(laid: Laid, within: Plan | None) -> Mask:
    """Return the cells at which figures stand that another plan does not open."""
    found = np.zeros(len(laid.family.cells), dtype=bool)
    if within is not None:
        now = ((f, at) for f, at in laid.places.items() if at != NOWHERE and not f.edition)
        found[[at for figure, at in now if not within.is_open(figure)]] = True
    return found


def _released(laid: Laid, before: Sequence[Plan]) -> Mask:
    """Return the cells at which figures stand that were shown in an earlier edition."""
    out = np.zeros(len(laid.family.cells), dtype=bool)
    for figure, at in laid.places.items():
        if figure.edition and at != NOWHERE:
            out[at] |= before[figure.edition - 1].is_open(figure._replace(edition=0))
    return out


def _surveys(
    facts: Facts, rule: AudienceRule, within: Plan | None
) -> Iterator[tuple[tuple[str, ...], Section]]:
    for instrument in facts.framework.instruments:
        for wave in facts.waves:
            asked = Asked(instrument.id, wave)
            scales = ("", *(s.id for s in instrument.scales))
            laid = {s: lay(layout(facts, asked, s), rule.minimum) for s in scales}
            yield from _tied(
                facts, asked, rule, within, {s: x for s, x in laid.items() if x.places}
            )


def _tied(
    facts: Facts,
    asked: Asked,
    rule: AudienceRule,
    within: Plan | None,
    laid: Mapping[str, Laid],
) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Yield the scales of an instrument; who is hidden in one of them is hidden in all."""
    shown = employers_shown(facts, asked, rule.minimum)
    closed = {(e, ALL) for e in facts.recruited if e not in shown}
    for one in laid.values():
        shut = _shut(one, within)
        closed |= {_whom(f) for f, at in one.places.items() if at != NOWHERE and shut[at]}
    done: dict[str, tuple[set[Whom], Protection]] = {}
    for _ in range(2):  # once to find whom each scale hides, once with all of them hidden
        for scale, one in laid.items():
            if scale not in done or done[scale][0] != closed:
                shut = _hidden_already(one, closed)
                found = protect(one.family, rule.minimum, also=shut, tries=0)
                closed |= {_whom(f) for f, at in one.places.items() if at >= 0 and found.hidden[at]}
                done[scale] = set(closed), found
    for scale, one in laid.items():
        name = (SURVEY, asked.instrument, scale, asked.wave)
        yield name, Section(name, one, done[scale][1], np.zeros(len(one.family.cells), dtype=bool))


def _whom(figure: Figure) -> Whom:
    return figure.employer, figure.group


def _hidden_already(laid: Laid, closed: set[Whom]) -> Mask:
    found = np.zeros(len(laid.family.cells), dtype=bool)
    at = [at for figure, at in laid.places.items() if _whom(figure) in closed]
    found[[a for a in at if a != NOWHERE]] = True
    return found
