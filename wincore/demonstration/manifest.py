"""Which files the demonstration consists of, in the order in which they are loaded, with dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wincore.demonstration.profile import BASELINE, STAGE_ONE, read_profile


@dataclass(frozen=True)
class Entry:
    """One file: the date its data describe, its wave, and its instrument if it is a survey."""

    file: str
    described: date
    wave: str
    instrument: str | None
    kind: Literal["baseline", "survey"]


def _manifest() -> tuple[Entry, ...]:
    first, second = (read_profile().described[wave] for wave in (BASELINE, STAGE_ONE))
    return (
        Entry("baseline-return-all-employers.xlsx", first, BASELINE, None, "baseline"),
        Entry("baseline-return-single-employer.xlsx", first, BASELINE, None, "baseline"),
        Entry("participant-survey-baseline.xlsx", first, BASELINE, "participant", "survey"),
        Entry("inclusion-survey-baseline.csv", first, BASELINE, "inclusion", "survey"),
        Entry("lead-survey-baseline.csv", first, BASELINE, "lead", "survey"),
        Entry("stage-one-return-all-employers.xlsx", second, STAGE_ONE, None, "baseline"),
        Entry("participant-survey-stage-one.xlsx", second, STAGE_ONE, "participant", "survey"),
        Entry("inclusion-survey-stage-one.csv", second, STAGE_ONE, "inclusion", "survey"),
        Entry("lead-survey-stage-one.csv", second, STAGE_ONE, "lead", "survey"),
    )


MANIFEST: tuple[Entry, ...] = _manifest()
