"""What the Lab did: the Sessions, Attendance, Links, Champions, Resources, Costs, Risks sheets."""

from __future__ import annotations

from wincore.demonstration.chance import Chance
from wincore.demonstration.evidence import address
from wincore.demonstration.profile import BASELINE, Employer, Profile, Resource, Session
from wincore.demonstration.sheets import Row

PLACES = {"symposium": 4, "workshop": 3, "expert talk": 4, "one-to-one": 2, "peer learning": 3}


def sessions(profile: Profile, wave: str) -> list[Row]:
    """Return the sessions held by the end of the wave."""
    return [(s.id, s.date, s.kind, s.title) for s in _held(profile, wave)]


def attendance(profile: Profile, wave: str) -> list[Row]:
    """Return places offered and people who came, session by session."""
    return [
        _attended(profile, session, employer)
        for session in _held(profile, wave)
        for employer in profile.employers
        if employer.withdrawn is None or session.date <= employer.withdrawn
    ]


def links(profile: Profile, wave: str) -> list[Row]:
    """Return who named whom in that wave: the tie, from one employer to another."""
    return [
        (wave, giver, *named.split(" ", 1))
        for giver, ties in profile.links[wave].items()
        for named in ties
    ]


def champions(profile: Profile, wave: str) -> list[Row]:
    """Return what employers had done for others by the end of the wave."""
    return [
        (c.employer, c.date, c.kind, c.title, address("events", c.date.isoformat()))
        for c in profile.champions
        if c.date <= profile.described[wave]
    ]


def resources(profile: Profile) -> list[Row]:
    """Return the resources of the Lab; only a published one has an address."""
    return [(*_described(r), r.audience, _where(r), r.downloads) for r in profile.resources]


def costs(profile: Profile, stage: str, wave: str) -> list[Row]:
    """Return the stage's account: the budget at baseline, and later what was spent."""
    return [
        (stage, c.item, c.budget, None if wave == BASELINE else c.actual) for c in profile.costs
    ]


def risks(profile: Profile, wave: str) -> list[Row]:
    """Return the risk register; trends are known only after the first wave."""
    later = wave != BASELINE
    return [
        (r.id, r.risk, r.likelihood, r.impact, r.owner, r.mitigation, r.trend if later else "")
        for r in profile.risks
    ]


def _described(r: Resource) -> tuple[str, ...]:
    return (r.id, r.title, r.kind, r.captured, r.published)


def _where(r: Resource) -> str:
    return address("resources", r.id) if r.published == "yes" else ""


def _held(profile: Profile, wave: str) -> list[Session]:
    return [s for s in profile.sessions if s.date <= profile.described[wave]]


def _attended(profile: Profile, session: Session, employer: Employer) -> Row:
    chance = Chance(profile.seed, "attendance", session.id, employer.id)
    places = PLACES[session.kind]
    came = sum(chance.happens(0.35 + 0.6 * employer.engagement) for _ in range(places))
    return (session.id, employer.id, places, came)
