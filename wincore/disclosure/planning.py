"""Making a plan: lay out every table that an audience may be shown, and protect them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from wincore.disclosure.family import Mask, content
from wincore.disclosure.figure import Figure
from wincore.disclosure.layout import NOWHERE, Laid, lay
from wincore.disclosure.peopletables import RECRUITMENT, WORKFORCE, recruitment, workforce
from wincore.disclosure.plan import Name, Plan, Section
from wincore.disclosure.policy import AudienceRule, Policy
from wincore.disclosure.protection import Protection, protect
from wincore.disclosure.surveytables import SURVEY, Asked, employers_shown, layout
from wincore.findings import ALL, Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.store.snapshot import Snapshot

Whom = tuple[str, str]  # employer, group
Known = Mapping[Name, Protection]  # protections found before, for the same figures


def make_plan(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    policy: Policy,
    *,
    within: Plan | None = None,
    before: Sequence[tuple[Snapshot, Plan]] = (),
    known: Known | None = None,
) -> Plan:
    """Return the plan of an audience.

    ``within`` is the plan of an audience that sees this one's figures too: what is hidden there is
    hidden here, so that nobody gains by looking at both. ``before`` are snapshots that the audience
    has seen earlier, newest first, with their plans: what was shown then stays known, and is
    protected together with what is shown now. ``known`` spares finding a protection again. Raises
    KeyError for the evaluator, from whom nothing is hidden.
    """
    rule = policy.of(audience)
    editions = [facts_of(s, framework) for s in (snapshot, *(s for s, _ in before))]
    plans = [plan for _, plan in before]
    sections = dict(_people(editions, rule, policy, within, plans, known or {}))
    sections |= dict(_surveys(editions[0], rule, within, plans, known or {}))
    lost = [s.protection.given_away.assign(section=str(n)) for n, s in sections.items()]
    return Plan(audience, rule.minimum, sections, pd.concat(lost) if lost else pd.DataFrame())


def _people(
    editions: Sequence[Facts],
    rule: AudienceRule,
    policy: Policy,
    within: Plan | None,
    before: Sequence[Plan],
    known: Known,
) -> Iterator[tuple[Name, Section]]:
    for table, lay_out in ((WORKFORCE, workforce), (RECRUITMENT, recruitment)):
        for wave in dict.fromkeys(w for facts in editions for w in facts.waves_of(table)):
            laid, name = lay(lay_out(editions, wave, rule), rule.minimum), (table, wave)
            if laid.places:
                out = _released(laid, before)
                done = _fitting(known, name, laid) or protect(
                    laid.family, rule.minimum,
                    released=out, also=_shut(laid, within), tries=policy.tries,
                )  # fmt: skip
                yield name, Section(name, laid, done, out)


def _fitting(known: Known, name: Name, laid: Laid) -> Protection | None:
    found = known.get(name)
    fits = found is not None and len(found.hidden) == len(laid.family.cells)
    return found if fits else None


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
    facts: Facts, rule: AudienceRule, within: Plan | None, before: Sequence[Plan], known: Known
) -> Iterator[tuple[Name, Section]]:
    for instrument in facts.framework.instruments:
        for wave in facts.waves:
            asked = Asked(instrument.id, wave)
            scales = ("", *(s.id for s in instrument.scales))
            every = {s: lay(layout(facts, asked, s), rule.minimum) for s in scales}
            laid: dict[Name, Laid] = {
                (SURVEY, asked.instrument, s, wave): x for s, x in every.items() if x.places
            }
            done = {name: _fitting(known, name, x) for name, x in laid.items()}
            closed = _closed(facts, asked, rule, within, before, laid)
            for name, found in _tied(laid, closed, rule, done).items():
                nothing = np.zeros(len(found.hidden), dtype=bool)
                yield name, Section(name, laid[name], found, nothing)


def _closed(
    facts: Facts,
    asked: Asked,
    rule: AudienceRule,
    within: Plan | None,
    before: Sequence[Plan],
    laid: Mapping[Name, Laid],
) -> set[Whom]:
    """Return the employers and groups whose answers to an instrument are hidden from the start."""
    shown = employers_shown(facts, asked, rule.minimum)
    closed = {(e, ALL) for e in facts.recruited if e not in shown}
    for one in laid.values():
        shut = _shut(one, within)
        held = [(f, at) for f, at in one.places.items() if at != NOWHERE]
        closed |= {_whom(f) for f, at in held if shut[at]}
        values = one.family.values
        closed |= {_whom(f) for f, at in held if _told_before(f, values[at], before, rule.minimum)}
    return closed


def _told_before(figure: Figure, value: float, before: Sequence[Plan], minimum: int) -> bool:
    """Return whether an earlier release forbids a number of respondents.

    What was hidden then stays hidden; what changed by few people would tell of these few.
    """
    seen = [plan for plan in before if plan.holds(figure)]
    return any(
        not plan.is_open(figure) or 0 < abs(plan.value(figure) - value) < minimum for plan in seen
    )


def _tied(
    laid: Mapping[Name, Laid],
    closed: set[Whom],
    rule: AudienceRule,
    known: Mapping[Name, Protection | None],
) -> dict[Name, Protection]:
    """Return the protection of each scale of an instrument: hidden in one is hidden in all."""
    if all(known.values()):
        return {name: found for name, found in known.items() if found is not None}
    done: dict[Name, Protection] = {}
    found: dict[str, Protection] = {}  # scales that everybody answered have the same cells
    while open_ := [n for n, x in laid.items() if _lacks(x, closed, done.get(n))]:
        for name in open_:
            one = laid[name]
            shut = _hidden_already(one, closed)
            same = content(one.family, shut)
            if same not in found:
                found[same] = protect(one.family, rule.minimum, also=shut, tries=0)
            done[name] = found[same]
            held = [(f, at) for f, at in one.places.items() if at != NOWHERE]
            closed |= {_whom(f) for f, at in held if done[name].hidden[at]}
    return done


def _lacks(laid: Laid, closed: set[Whom], done: Protection | None) -> bool:
    """Return whether something is closed that a protection does not hide."""
    return done is None or bool((_hidden_already(laid, closed) & ~done.hidden).any())


def _whom(figure: Figure) -> Whom:
    return figure.employer, figure.group


def _hidden_already(laid: Laid, closed: set[Whom]) -> Mask:
    found = np.zeros(len(laid.family.cells), dtype=bool)
    at = [at for figure, at in laid.places.items() if _whom(figure) in closed]
    found[[a for a in at if a != NOWHERE]] = True
    return found
