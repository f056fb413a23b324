"""The people of a fictional employer, one by one, at each wave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from wincore.demonstration.chance import Chance
from wincore.demonstration.profile import STAGE_ONE, Employer
from wincore.framework.categories import NOT_DECLARED, PREFER_NOT

GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
WITHIN: dict[str, dict[str, float]] = {  # categories inside a group, roughly as in London
    "Asian": {
        "Indian": 0.42,
        "Pakistani": 0.16,
        "Bangladeshi": 0.12,
        "Chinese": 0.14,
        "Other Asian": 0.16,
    },
    "Black": {"African": 0.58, "Caribbean": 0.3, "Other Black": 0.12},
    "Mixed": {
        "White and Asian": 0.3,
        "White and Black African": 0.16,
        "White and Black Caribbean": 0.26,
        "Other Mixed": 0.28,
    },
    "White": {
        "White British": 0.7,
        "White Irish": 0.05,
        "Gypsy or Irish Traveller": 0.002,
        "Roma": 0.003,
        "Other White": 0.245,
    },
    "Other": {"Arab": 0.4, "Any other": 0.6},
}
GROUP_OF = {category: group for group, inside in WITHIN.items() for category in inside}
AGES = {
    "16-24": 0.12,
    "25-34": 0.39,
    "35-49": 0.34,
    "50-64": 0.1385,
    "65+": 0.01,
    NOT_DECLARED: 0.0015,
}
LEVELS: dict[str, dict[str, float]] = {
    "16-24": {"entry": 0.6, "junior": 0.37, "middle": 0.03},
    "25-34": {"entry": 0.14, "junior": 0.44, "middle": 0.33, "senior": 0.09},
    "35-49": {"entry": 0.07, "junior": 0.24, "middle": 0.4, "senior": 0.25, "executive": 0.04},
    "50-64": {"entry": 0.07, "junior": 0.22, "middle": 0.38, "senior": 0.27, "executive": 0.06},
}
LESS_SENIOR = {"Black": 0.45, "Asian": 0.8, "Mixed": 0.75, "Other": 0.8}  # against White
ANOTHER_STATE = 0.0015  # of people: sex not declared, or they prefer not to say
LEAVING = 0.04  # of the staff, between the waves


@dataclass(frozen=True)
class Person:
    """One fictional member of staff, in canonical categories."""

    ethnicity: str
    sex: str
    age_band: str
    level: str


@lru_cache(maxsize=64)
def staff(seed: str, employer: Employer, wave: str) -> tuple[Person, ...]:
    """Return the staff of an employer: drawn at baseline, then some leave, join and declare."""
    chance = Chance(seed, "staff", employer.id)
    people = tuple(person(chance, employer) for _ in range(employer.headcount))
    if wave != STAGE_ONE:
        return people
    later = Chance(seed, "staff", employer.id, wave)
    stayed = [_declare(later, employer, p) for p in people if not later.happens(LEAVING)]
    size = round(employer.headcount * (1 + employer.growth))
    return (*stayed, *(person(later, employer) for _ in range(size - len(stayed))))


def person(chance: Chance, employer: Employer) -> Person:
    """Return somebody drawn from the employer's make-up."""
    group = ethnicity(chance, employer)
    band = chance.pick(AGES)
    return Person(group, sex(chance, employer), band, _level(chance, group, band))


def ethnicity(chance: Chance, employer: Employer, unknown: float = 1.0) -> str:
    """Return a category drawn from the employer's shares; ``unknown`` scales the undeclared."""
    roll = chance.unit()
    silent, refused = (share * unknown for share in employer.unknown)
    if roll < silent:
        return NOT_DECLARED
    if roll < silent + refused:
        return PREFER_NOT
    group = chance.pick(dict(zip(GROUPS, employer.shares, strict=True)))
    return chance.pick(WITHIN[group])


def sex(chance: Chance, employer: Employer) -> str:
    """Return female or male, and now and then another state."""
    if chance.happens(ANOTHER_STATE):
        return chance.pick({PREFER_NOT: 0.6, NOT_DECLARED: 0.4})
    return "male" if chance.happens(employer.men) else "female"


def _level(chance: Chance, category: str, band: str) -> str:
    weights = LEVELS.get(band, LEVELS["50-64"])
    level = chance.pick(weights)
    keeps = LESS_SENIOR.get(GROUP_OF.get(category, ""), 1.0)
    if level in ("senior", "executive") and not chance.happens(keeps):
        return "middle"
    return level


def _declare(chance: Chance, employer: Employer, who: Person) -> Person:
    """Let some who had not declared do so; the more engaged the employer, the more of them."""
    if who.ethnicity != NOT_DECLARED or not chance.happens(0.3 * employer.engagement):
        return who
    return replace(who, ethnicity=ethnicity(chance, employer, unknown=0.1))
