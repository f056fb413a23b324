"""The Commitments sheet: which of the seven tests each employer meets, and since when."""

from __future__ import annotations

from datetime import date

from wincore.datasets import TESTS
from wincore.demonstration.evidence import address
from wincore.demonstration.profile import BASELINE, Profile
from wincore.demonstration.sheets import Row

UNDATED = ("yes", "planned", "no")
NOT_SENT = "-"


def commitments(profile: Profile, wave: str) -> list[Row]:
    """Return what each employer has committed to, as it was known when the wave closed."""
    return [
        _commitment(employer_id, test, _as_known(written, profile.described[wave], wave))
        for employer_id, tests in profile.commitments.items()
        for test, written in zip(TESTS, tests, strict=True)
        if written != NOT_SENT
    ]


def _as_known(written: str, closes: date, wave: str) -> str:
    """Return what could be said on the closing day: what comes later is planned."""
    if written not in UNDATED:
        return written if date.fromisoformat(written) <= closes else "planned"
    return "planned" if wave == BASELINE and written == "yes" else written


def _commitment(employer_id: str, test: str, known: str) -> Row:
    if known in UNDATED:
        return (employer_id, test, known, None, "", "C")
    when = date.fromisoformat(known)
    return (employer_id, test, "yes", when, address(employer_id, test), "A")
