"""The return workbooks of the fictional programme."""

from __future__ import annotations

from collections.abc import Sequence

from wincore.demonstration import activity, strategies
from wincore.demonstration.actions import actions
from wincore.demonstration.commitments import commitments
from wincore.demonstration.profile import BASELINE, STAGE_ONE, Employer, Profile
from wincore.demonstration.recruitment import progression_of, recruitment_of
from wincore.demonstration.register import employer_row, employers
from wincore.demonstration.sheets import Row, return_workbook
from wincore.demonstration.wording import Wording
from wincore.demonstration.workforce import workforce_of
from wincore.framework.model import Framework

Sheets = dict[str, Sequence[Row]]


def baseline_return(profile: Profile, framework: Framework, wording: Wording) -> bytes:
    """Return the combined workbook at baseline, without one employer's counts."""
    others = [e for e in profile.employers if e.id != profile.separate]
    return return_workbook(
        _programme(profile, framework, BASELINE) | _counts(profile, wording, others, BASELINE)
    )


def separate_return(profile: Profile, wording: Wording) -> bytes:
    """Return the workbook of the one employer that sends its own counts at baseline."""
    employer = profile.employer(profile.separate)
    register: Sheets = {"employers": [employer_row(employer, BASELINE)]}
    return return_workbook(register | _counts(profile, wording, [employer], BASELINE))


def stage_one_return(profile: Profile, framework: Framework, wording: Wording) -> bytes:
    """Return the combined workbook at the end of stage one."""
    return return_workbook(
        _programme(profile, framework, STAGE_ONE)
        | {"resources": activity.resources(profile)}
        | _counts(profile, wording, profile.employers, STAGE_ONE)
    )


def _programme(profile: Profile, framework: Framework, wave: str) -> Sheets:
    stage = framework.programme.stages[0].id
    numbers = [a.id for a in framework.actions]
    return {
        "employers": employers(profile, wave),
        "commitments": commitments(profile, wave),
        "strategy": strategies.strategies(profile, wave),
        "challenges": strategies.challenges(profile, wave),
        "actions": actions(profile, numbers, wave),
        "sessions": activity.sessions(profile, wave),
        "attendance": activity.attendance(profile, wave),
        "links": activity.links(profile, wave),
        "champions": activity.champions(profile, wave),
        "costs": activity.costs(profile, stage, wave),
        "risks": activity.risks(profile, wave),
    }


def _counts(profile: Profile, wording: Wording, senders: list[Employer], wave: str) -> Sheets:
    """Return the sheets that count people, of those employers that send them."""
    makers = {
        "workforce": workforce_of,
        "recruitment": recruitment_of,
        "progression": progression_of,
    }
    return {
        table: [
            row
            for employer in senders
            if employer.sends(table, wave)
            for row in maker(profile, wording, employer, wave)
        ]
        for table, maker in makers.items()
    }
