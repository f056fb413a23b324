"""The plan's tables of people: workforces, their levels, and the stages of recruitment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wincore.disclosure.figure import Figure, cost_of
from wincore.disclosure.layout import Layout
from wincore.disclosure.people import PARTS, Display
from wincore.disclosure.policy import AudienceRule
from wincore.disclosure.returns import Returns
from wincore.disclosure.views import View, tie, view
from wincore.findings import ALL
from wincore.indicators.facts import Facts
from wincore.indicators.groups import FAMILIES, GROUPS, PAIRS
from wincore.indicators.progression import JUNIOR, SENIOR
from wincore.indicators.recruitment import STAGES
from wincore.indicators.views.people import LEVELS

WORKFORCE, RECRUITMENT = "workforce", "recruitment"
# applied, shortlisted, appointed -> no further than applying, no further than the shortlist, in
LAYERS = np.array([[1.0, 0.0, 0.0], [-1.0, 1.0, 0.0], [0.0, -1.0, 1.0]])
WHOLE = np.ones((1, 1))
# What is left of a group when its parts are known: nobody shows it, and it is people too.
REMNANTS = (
    ("Black", "members", ("Black men", "Black women")),
    ("female", "known", ("female", "male")),
)


@dataclass(frozen=True)
class Count:
    """A count that the plan shows: a display at a stratum, and who is pooled for it."""

    display: Display
    stratum: str = ""
    pool: tuple[str, ...] = ()  # groups that must all be told apart; () for the display's own
    layers: tuple[int, ...] = (0,)

    @property
    def needed(self) -> tuple[Display, ...]:
        """The displays that an employer must have supplied to be counted in."""
        return tuple(Display(g, self.display.levels) for g in self.pool) or (self.display,)


def stratum(levels: Sequence[str]) -> str:
    """Return the name of some levels taken together."""
    return "+".join(levels)


def workforce(editions: Sequence[Facts], wave: str, rule: AudienceRule) -> Layout:
    """Lay out headcounts of a wave: employers by some groups, the programme by group and level."""
    plain = tuple(Display(g) for g in GROUPS)
    own = tuple(Display(g) for g in (ALL, *rule.employer_groups))
    by_level = list(_by_level(rule))
    split = tuple(dict.fromkeys(Display(g) for g in (ALL, *rule.level_groups)))
    levelled = (*split, *dict.fromkeys(c.display for c in by_level))
    fine = _returns(editions, WORKFORCE, wave, ("headcount",), plain)
    layout = _empty(editions)
    if not fine.rows:
        return layout
    coarse, deep = (_returns(editions, WORKFORCE, wave, ("headcount",), d) for d in (own, levelled))
    counts = [Count(d) for d in plain]
    groups = _groups([fine, deep], [counts, by_level])
    each = view(layout, own, coarse.rows, [(name,) for name in coarse.rows], WHOLE)
    everybody = view(layout, plain, fine.rows, groups, WHOLE)
    levels = view(layout, levelled, deep.rows, groups, WHOLE)
    tie(layout, everybody, each, own)
    tie(layout, everybody, levels, split)
    _employers(layout, coarse, each)
    _programme(layout, fine, everybody, counts)
    _programme(layout, deep, levels, by_level)
    _remnants(layout, fine, everybody)
    return layout


def recruitment(editions: Sequence[Facts], wave: str, rule: AudienceRule) -> Layout:
    """Lay out applicants, shortlisted and appointed people of a wave, for the programme."""
    displays = tuple(Display(g) for g in rule.recruitment_groups)
    held = _returns(editions, RECRUITMENT, wave, STAGES, displays)
    layout = _empty(editions)
    if not held.rows:
        return layout
    nested = all((row.people @ LAYERS >= 0).all() for row in held.rows.values())
    layers = LAYERS if nested else np.eye(len(STAGES))
    counts = list(_by_stage(rule, nested))
    stages = view(layout, displays, held.rows, _groups([held], [counts]), layers)
    _programme(layout, held, stages, counts)
    return layout


def _by_level(rule: AudienceRule) -> Iterator[Count]:
    shown = tuple(dict.fromkeys((ALL, *rule.level_groups)))
    for group in shown:
        yield from (Count(Display(group, (level,)), level) for level in LEVELS)
    for pair in PAIRS.values():
        if set(pair) <= set(shown):
            for levels in (JUNIOR, SENIOR):
                yield from (Count(Display(g, levels), stratum(levels), pair) for g in pair)


def _by_stage(rule: AudienceRule, nested: bool) -> Iterator[Count]:
    shown = rule.recruitment_groups
    pools = [(g,) for g in shown] + [
        tuple(p) for p in dict.fromkeys((*PAIRS.values(), *FAMILIES.values())) if {*p} <= {*shown}
    ]
    for pool in dict.fromkeys(pools):
        for at, stage in enumerate(STAGES):
            layers = tuple(range(at, len(STAGES))) if nested else (at,)
            together = pool if len(pool) > 1 else ()
            yield from (Count(Display(g), stage, together, layers) for g in pool)


def _returns(
    editions: Sequence[Facts],
    table: str,
    wave: str,
    measures: tuple[str, ...],
    displays: tuple[Display, ...],
) -> Returns:
    return Returns(editions, table, wave, measures, displays)


def _empty(editions: Sequence[Facts]) -> Layout:
    return Layout(tuple(sorted({e for facts in editions for e in facts.recruited})))


def _groups(held: Sequence[Returns], counts: Sequence[Sequence[Count]]) -> list[tuple[str, ...]]:
    """Return groups of returns that every count has wholly or not at all, in every view."""
    pools = [
        returns.pool(edition, count.needed)
        for returns, wanted in zip(held, counts, strict=True)
        for edition in range(len(returns.editions))
        for count in wanted
    ]
    distinct = list(dict.fromkeys([*pools, *(p for r in held for p in r.groups([]))]))
    return held[0].groups(distinct)


def _employers(layout: Layout, held: Returns, each: View) -> None:
    for edition in range(len(held.editions)):
        for display in each.displays:
            told = held.pool(edition, [display])
            for employer, name in held.names[edition].items():
                if name in told:
                    _place(layout, held, each, edition, employer, Count(display), (name,))


def _programme(layout: Layout, held: Returns, seen: View, counts: Sequence[Count]) -> None:
    for edition in range(len(held.editions)):
        for count in counts:
            pool = held.pool(edition, count.needed)
            if pool:
                _place(layout, held, seen, edition, ALL, count, pool)


def _place(
    layout: Layout,
    held: Returns,
    seen: View,
    edition: int,
    employer: str,
    count: Count,
    pool: tuple[str, ...],
) -> None:
    programme = held.editions[edition].framework.programme
    for part in PARTS:
        name = Figure(
            held.table, held.wave, employer, count.display.group, part,
            count.stratum, "+".join(count.pool), edition,
        )  # fmt: skip
        atoms = seen.atoms(count.display, part, pool, count.layers)
        cost = cost_of(name, programme.target_group, programme.waves[0].id)
        layout.figure(name, atoms, cost)


def _remnants(layout: Layout, held: Returns, seen: View) -> None:
    for edition in range(len(held.editions)):
        for whole, part, pieces in REMNANTS:
            pool = held.pool(edition, [Display(g) for g in (whole, *pieces)])
            left = seen.atoms(Display(whole), part, pool)
            for piece in pieces:
                left -= seen.atoms(Display(piece), "members", pool)
            layout.remnants.append(frozenset(left))
