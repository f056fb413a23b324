"""Replies to a survey: who answered when, from which address, and what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wincore.demonstration.answers import Answering, Value
from wincore.demonstration.chance import Chance
from wincore.demonstration.profile import Profile
from wincore.demonstration.respondents import Respondent, respondents

FRIDAY = 4
SHORTEST, LONGEST = 120, 1500  # seconds spent on a reply


@dataclass(frozen=True)
class Reply:
    """One reply as a survey tool holds it; ``address`` is from the block kept for documentation."""

    number: int
    started: datetime
    ended: datetime
    address: str
    values: dict[str, Value]


def replies(answering: Answering) -> list[Reply]:
    """Return the replies of a survey in the order in which they came in, numbered from 1."""
    profile, instrument, wave = answering.profile, answering.instrument.id, answering.wave
    days = profile.asked[f"{instrument} {wave}"]
    found = respondents(profile, instrument, wave)
    timed = sorted(
        (_times(Chance(profile.seed, "times", wave, r.key), days), r.key, r) for r in found
    )
    return [
        Reply(number, *times, _address(profile, r), answering.values(r))
        for number, (times, _, r) in enumerate(timed, start=1)
    ]


def _times(chance: Chance, days: tuple[date, date]) -> tuple[datetime, datetime]:
    """Return when somebody began and sent, in the day and on a weekday."""
    day = days[0] + timedelta(days=chance.between(0, (days[1] - days[0]).days))
    if day.weekday() > FRIDAY:
        day -= timedelta(days=day.weekday() - FRIDAY)
    began = datetime.combine(day, time(chance.between(8, 18), chance.between(0, 59)))
    began += timedelta(seconds=chance.between(0, 59))
    return began, began + timedelta(seconds=chance.between(SHORTEST, LONGEST))


def _address(profile: Profile, respondent: Respondent) -> str:
    return f"192.0.2.{Chance(profile.seed, 'address', respondent.key).between(1, 254)}"
