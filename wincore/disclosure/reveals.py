"""Which counts each field of a finding gives away.

A share with its base is two counts; so is a ratio, a gap or a shortfall against a known benchmark.
A finding is shown only when every count behind it is open. Fields that rest on further counts (the
range for people of unknown group) are shown when these are open too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from wincore.disclosure.figure import Figure
from wincore.disclosure.peopletables import RECRUITMENT, WORKFORCE, stratum
from wincore.disclosure.surveytables import Asked
from wincore.findings import ALL
from wincore.framework.model import Framework
from wincore.indicators.groups import FAMILIES, PAIRS
from wincore.indicators.progression import JUNIOR, SENIOR
from wincore.indicators.recruitment import APPLIED, APPOINTED, SHORTLISTED
from wincore.indicators.responses import INCLUSION, PARTICIPANT
from wincore.indicators.surveys import rules as survey_rules
from wincore.indicators.workforce import ETHNICITY

Fields = Mapping[str, tuple[Figure, ...]]  # field, or "" for all others -> counts behind it
RANGE = ("low", "high", "missing")


@dataclass(frozen=True)
class Row:
    """What tells which counts a finding is made of; ``employer`` is an id or "all"."""

    employer: str
    wave: str
    group: str


Rule = Callable[[Row], Fields]


NOTHING: dict[str, tuple[Figure, ...]] = {"": ()}  # a row without numbers


def rules(framework: Framework) -> dict[str, Rule]:
    """Return indicator -> the counts behind its fields, for every indicator about people."""
    found: dict[str, Rule] = {
        "workforce.representation": _share,
        "workforce.representation_gap": _share,
        "workforce.representation_ratio": _share,
        "workforce.shortfall": _share,
        "workforce.declaration_rate": _declared,
        "workforce.headcount": _headcount,
        "recruitment.appointed_share": partial(_share, table=RECRUITMENT, at=APPOINTED),
        "recruitment.conversion": _conversion,
        "recruitment.relative_likelihood": _likelihood,
        "recruitment.four_fifths": _screen,
        "progression.ratio": _progression,
    }
    found |= {name: partial(_responses, i) for name, i in RESPONSE_RATES.items()}
    return found | {name: partial(_scale, *key) for name, key in scales(framework).items()}


def scales(framework: Framework) -> dict[str, tuple[str, str]]:
    """Return indicator -> instrument and scale, of every indicator made from a survey."""
    return {
        name: (rule.keywords["instrument"], rule.keywords["scale"])  # type: ignore[attr-defined]
        for name, rule in survey_rules(framework).items()
    }


RESPONSE_RATES = {
    "survey.response_rate_participant": PARTICIPANT,
    "survey.response_rate_inclusion": INCLUSION,
}


def _counts(
    row: Row, parts: str, table: str = WORKFORCE, at: str = "", pool: tuple[str, ...] = (),
    group: str = "",
) -> tuple[Figure, ...]:  # fmt: skip
    name = group or row.group
    return tuple(
        Figure(table, row.wave, row.employer, name, part, at, "+".join(pool))
        for part in parts.split()
    )


def _share(row: Row, table: str = WORKFORCE, at: str = "") -> Fields:
    return {"": _counts(row, "members known", table, at)} | _range(_counts(row, "total", table, at))


def _range(
    counts: tuple[Figure, ...], fields: tuple[str, ...] = RANGE
) -> dict[str, tuple[Figure, ...]]:
    return dict.fromkeys(fields, counts)


def _declared(row: Row) -> Fields:
    group = ETHNICITY if row.group == ALL else row.group
    return {"": _counts(row, "known total", group=group)}


def _headcount(row: Row) -> Fields:
    return {"": _counts(row, "members"), "missing": _counts(row, "known total")}


def _conversion(row: Row) -> Fields:
    both = [_counts(row, "members known", RECRUITMENT, at) for at in (APPLIED, APPOINTED)]
    return {"": (*both[0], *both[1])} | _range(
        _counts(row, "total", RECRUITMENT, APPLIED), ("missing",)
    )


def _likelihood(row: Row) -> Fields:
    return _selected(row, PAIRS[row.group], SHORTLISTED) if row.group in PAIRS else NOTHING


def _screen(row: Row) -> Fields:
    # Which group has the highest rate says something of the rates of all the others.
    return _selected(row, FAMILIES[row.group], APPLIED) if row.group in FAMILIES else NOTHING


def _selected(row: Row, pool: tuple[str, ...], base: str) -> Fields:
    needed = [
        figure
        for group in pool
        for at in (base, APPOINTED)
        for figure in _counts(row, "members", RECRUITMENT, at, pool, group)
    ]
    return {"": tuple(needed)} | _range(
        _counts(row, "known total", RECRUITMENT, base, pool), ("missing",)
    )


def _progression(row: Row) -> Fields:
    if row.group not in PAIRS:  # nothing was returned: the row stands for everybody
        return NOTHING
    pool, at = PAIRS[row.group], [stratum(levels) for levels in (JUNIOR, SENIOR)]
    needed = [f for g in pool for x in at for f in _counts(row, "members", WORKFORCE, x, pool, g)]
    return {"": tuple(needed)} | _range(
        _counts(row, "known total", WORKFORCE, at[0], pool), ("missing",)
    )


def _scale(instrument: str, scale: str, row: Row) -> Fields:
    return {"": (Asked(instrument, row.wave).figure(scale, row.employer, row.group),)}


def _responses(instrument: str, row: Row) -> Fields:
    sent = Asked(instrument, row.wave).figure("", row.employer, ALL)
    staff = instrument == INCLUSION and row.employer != ALL
    return {"": (sent, *(_counts(row, "members") if staff else ()))}
