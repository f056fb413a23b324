"""The Recruitment and Progression sheets: who applied, was chosen, rose and left."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from wincore.demonstration.chance import Chance
from wincore.demonstration.profile import BASELINE, STAGE_ONE, Employer, Profile
from wincore.demonstration.sheets import Row
from wincore.demonstration.staff import GROUP_OF, Person, ethnicity, sex, staff
from wincore.demonstration.wording import Wording
from wincore.demonstration.workforce import coarsened, in_five
from wincore.framework.categories import ALL

APPLICANTS = {BASELINE: 0.5, STAGE_ONE: 0.2}  # of the headcount: a year, then four months
YOUNG = {"16-24": 0.31, "25-34": 0.45, "35-49": 0.19, "50-64": 0.05}
SECOND_DRAW = 0.15  # White applicants drawn again: applicants are more mixed than staff
CHOSEN: dict[str, dict[str, tuple[float, float]]] = {  # shortlisted; of those, appointed
    BASELINE: {"White": (0.3, 0.31), "Black": (0.2, 0.19), "": (0.26, 0.26)},
    STAGE_ONE: {"White": (0.3, 0.31), "Black": (0.22, 0.2), "": (0.27, 0.27)},
}
PROMOTED: dict[str, float] = {"White": 0.11, "Black": 0.07, "": 0.09}
LEFT: dict[str, float] = {"White": 0.1, "Black": 0.14, "": 0.11}


def recruitment_of(profile: Profile, wording: Wording, employer: Employer, wave: str) -> list[Row]:
    """Return one employer's rows, ending in applied, shortlisted, appointed."""
    chance = Chance(profile.seed, "recruitment", employer.id, wave)
    reached: list[Counter[Person]] = [Counter(), Counter(), Counter()]
    for _ in range(round(employer.headcount * APPLICANTS[wave])):
        person = coarsened(_applicant(chance, employer), employer)
        for stage in range(_stages(chance, person, wave)):
            reached[stage][person] += 1
    return [
        (*_who(wording, employer, wave, p), *(stage[p] for stage in reached))
        for p in sorted(reached[0], key=wording.order)
    ]


def progression_of(profile: Profile, wording: Wording, employer: Employer, wave: str) -> list[Row]:
    """Return one employer's rows by the five groups, ending in promoted and left."""
    chance = Chance(profile.seed, "progression", employer.id, wave)
    promoted, left = Counter[Person](), Counter[Person]()
    for member in staff(profile.seed, employer, wave):
        person = replace(member, ethnicity=in_five(member.ethnicity), age_band=ALL, level=ALL)
        promoted[person] += chance.happens(_rate(PROMOTED, person))
        left[person] += chance.happens(_rate(LEFT, person))
    return [
        (*_who(wording, employer, wave, p), promoted[p], left[p])
        for p in sorted(promoted, key=wording.order)
    ]


def _applicant(chance: Chance, employer: Employer) -> Person:
    category = ethnicity(chance, employer, unknown=0.5)
    if GROUP_OF.get(category) == "White" and chance.happens(SECOND_DRAW):
        category = ethnicity(chance, employer, unknown=0.5)
    band = chance.pick(YOUNG) if employer.detail == "full" else ALL
    return Person(category, sex(chance, employer), band, ALL)


def _stages(chance: Chance, person: Person, wave: str) -> int:
    """Return how many of applied, shortlisted, appointed the person reached."""
    rates = CHOSEN[wave]
    shortlisted, appointed = rates.get(_group(person), rates[""])
    if not chance.happens(shortlisted):
        return 1
    return 3 if chance.happens(appointed) else 2


def _who(wording: Wording, employer: Employer, wave: str, person: Person) -> tuple[str, ...]:
    return (employer.id, wave, *wording.person(employer.wording, person)[:3])


def _rate(rates: dict[str, float], person: Person) -> float:
    return rates.get(_group(person), rates[""])


def _group(person: Person) -> str:
    """Return the group of five, also of a category such as "Black, not specified"."""
    return GROUP_OF.get(person.ethnicity, person.ethnicity.partition(",")[0])
