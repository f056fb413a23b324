"""The Employers sheet: who takes part, and who has left."""

from __future__ import annotations

from wincore.demonstration.profile import STAGE_ONE, Employer, Profile
from wincore.demonstration.sheets import Row

SECTOR = "digital"


def employers(profile: Profile, wave: str) -> list[Row]:
    """Return the register: everybody takes part at baseline, and one has left by stage one."""
    return [employer_row(e, wave) for e in profile.employers]


def employer_row(employer: Employer, wave: str) -> Row:
    """Return one employer's row of the register as it stood in that wave."""
    gone = employer.withdrawn is not None and wave == STAGE_ONE
    status = "withdrawn" if gone else "participating"
    described = (employer.id, employer.name, SECTOR, status)
    return (*described, employer.joined, None, employer.sponsor)
