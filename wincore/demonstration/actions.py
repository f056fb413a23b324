"""The Actions sheet: how far each employer has come with each action of the toolkit."""

from __future__ import annotations

from wincore.demonstration.chance import Chance
from wincore.demonstration.profile import BASELINE, Employer, Profile
from wincore.demonstration.sheets import Row

NOT_APPLICABLE = 0.06
LEFT_BLANK = 0.04
ALREADY = 0.6  # times the engagement: how likely an action is a stage further at baseline
FALLING_BACK = 0.05
HIGHEST_STAGE = 4


def actions(profile: Profile, numbers: list[int], wave: str) -> list[Row]:
    """Return the stage of each toolkit action at each employer; a few are blank or n/a."""
    senders = profile.sending("actions", wave)
    return [
        (e.id, wave, number, stage, "")
        for e in senders
        for number, stage in zip(numbers, _stages(profile, e, len(numbers), wave), strict=True)
    ]


def _stages(profile: Profile, employer: Employer, number: int, wave: str) -> list[str]:
    chance = Chance(profile.seed, "actions", employer.id)
    now = [_stage(chance, employer) for _ in range(number)]
    if wave == BASELINE:
        return now
    return [_moved(chance, employer, stage) for stage in now]


def _stage(chance: Chance, employer: Employer) -> str:
    if chance.happens(NOT_APPLICABLE):
        return "n/a"
    if chance.happens(LEFT_BLANK):
        return ""
    return str(chance.between(0, 1) + chance.happens(employer.engagement * ALREADY))


def _moved(chance: Chance, employer: Employer, stage: str) -> str:
    """Return the stage at the end of stage one: up by 0 to 2, and now and then one lower."""
    if stage == "n/a":
        return stage
    if chance.happens(FALLING_BACK):
        return str(max(int(stage or 0) - 1, 0))
    steps = sum(chance.happens(employer.engagement) for _ in range(2))
    return str(min(int(stage or 0) + steps, HIGHEST_STAGE))
