"""The Workforce sheet: headcounts, in the detail each employer keeps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from wincore.demonstration.profile import Employer, Profile
from wincore.demonstration.sheets import Row
from wincore.demonstration.staff import GROUP_OF, Person, staff
from wincore.demonstration.wording import Wording
from wincore.framework.categories import ALL


def workforce_of(profile: Profile, wording: Wording, employer: Employer, wave: str) -> list[Row]:
    """Return one employer's rows: employer_id, wave, four categories, headcount."""
    people = Counter(coarsened(p, employer) for p in staff(profile.seed, employer, wave))
    return [
        (employer.id, wave, *wording.person(employer.wording, person), number)
        for person, number in sorted(people.items(), key=lambda item: wording.order(item[0]))
    ]


def coarsened(person: Person, employer: Employer) -> Person:
    """Return the person in the detail the employer keeps."""
    match employer.detail:
        case "no level":
            return replace(person, level=ALL)
        case "no age":
            return replace(person, age_band=ALL)
        case "broad":
            return replace(person, level=ALL, ethnicity=in_five(person.ethnicity))
    return person


def in_five(category: str) -> str:
    """Return the category of a source that knows the five groups only."""
    group = GROUP_OF.get(category)
    return f"{group}, not specified" if group else category
