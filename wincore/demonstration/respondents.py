"""Who answers the surveys: the Lab's participants, a sample of staff, and one lead an employer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wincore.demonstration.chance import Chance
from wincore.demonstration.profile import BASELINE, Employer, Profile
from wincore.demonstration.staff import Person, person

STAYING = 0.8  # of the participants, between the waves
JOINING = 0.2  # newcomers at stage one, against the participants at baseline
LETTERS = "ABCDEFGHIJKLMNOPRSTUVWY"
FORGETTING = 0.1  # of those who stay and do not repeat their code


@dataclass(frozen=True)
class Respondent:
    """One fictional respondent; ``key`` names its draws, ``code`` pairs its replies."""

    key: str
    employer: Employer
    person: Person
    code: str = ""


def respondents(profile: Profile, instrument: str, wave: str) -> list[Respondent]:
    """Return who answers an instrument in a wave, employer by employer."""
    find = {"participant": participants, "lead": leads}.get(instrument, staff_sample)
    senders = profile.sending(instrument, wave)
    return [r for employer in senders for r in find(profile, employer, wave)]


def participants(profile: Profile, employer: Employer, wave: str) -> list[Respondent]:
    """Return the Lab's participants: most of them answer twice, and most of those can be paired."""
    first = [_participant(profile, employer, i) for i in range(employer.participants)]
    if wave == BASELINE:
        return first
    chance = Chance(profile.seed, "staying", employer.id)
    stayed = [_again(chance, r) for r in first if chance.happens(STAYING)]
    newcomers = range(len(first), len(first) + round(len(first) * JOINING))
    return stayed + [_participant(profile, employer, i) for i in newcomers]


def staff_sample(profile: Profile, employer: Employer, wave: str) -> list[Respondent]:
    """Return staff who answer without a name: other people in each wave, so nobody is paired."""
    return [
        _respondent(profile, employer, f"staff {wave} {i}") for i in range(employer.staff_answers)
    ]


def leads(profile: Profile, employer: Employer, wave: str) -> list[Respondent]:
    """Return the one person who leads the work at an employer."""
    return [_respondent(profile, employer, f"lead {wave}")]


def _participant(profile: Profile, employer: Employer, number: int) -> Respondent:
    r = _respondent(profile, employer, f"participant {number}")
    return replace(r, code=_code(Chance(profile.seed, "code", employer.id, str(number))))


def _code(chance: Chance) -> str:
    """Return two letters, a day of the month, two letters: the code people make up themselves."""
    first, last = ("".join(chance.choice(LETTERS) for _ in range(2)) for _ in range(2))
    return f"{first}{chance.between(1, 28):02d}{last}"


def _again(chance: Chance, r: Respondent) -> Respondent:
    """Return the same person at the next wave, perhaps without the code."""
    return replace(r, code="") if chance.happens(FORGETTING) else r


def _respondent(profile: Profile, employer: Employer, name: str) -> Respondent:
    chance = Chance(profile.seed, "respondent", employer.id, name)
    return Respondent(f"{employer.id} {name}", employer, person(chance, employer))
