"""The Strategy and Challenges sheets: what employers set out to do, and what they tried."""

from __future__ import annotations

from wincore.demonstration.evidence import address
from wincore.demonstration.profile import BASELINE, Challenge, Profile
from wincore.demonstration.sheets import Row


def strategies(profile: Profile, wave: str) -> list[Row]:
    """Return how far each employer's strategy has come in that wave."""
    rows = profile.strategies[wave].items()
    return [(e, wave, *states, *_strategy_evidence(e, states)) for e, states in rows]


def _strategy_evidence(employer_id: str, states: list[str]) -> tuple[str, str]:
    if states[1] == "yes":
        return address(employer_id, "strategy"), "A"
    return "", "B" if states[0] == "yes" else "C"


def challenges(profile: Profile, wave: str) -> list[Row]:
    """Return the priority challenges; at baseline nothing has been tried yet."""
    return [_challenge(c, wave) for c in profile.challenges]


def _challenge(c: Challenge, wave: str) -> Row:
    named = (c.employer, c.challenge, c.area)
    if wave == BASELINE:
        return (*named, "", "no", "no", "", "C")
    return (*named, c.solution, c.tested, c.implemented, c.result, "B" if c.result else "C")
