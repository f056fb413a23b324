"""The fictional programme as written down in profile.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from wincore.framework.strict import Strict

PROFILE = Path(__file__).with_name("profile.toml")
BASELINE, STAGE_ONE = "baseline", "stage one"


class Employer(Strict):
    """One fictional employer: its size, its make-up, and how it behaves.

    ``shares`` are Asian, Black, Mixed, White, Other of those known; ``unknown`` not declared and
    prefer not to say, of all; ``without`` the files ("table wave") it did not send.
    """

    id: str
    name: str
    headcount: int
    shares: tuple[float, float, float, float, float]
    unknown: tuple[float, float]
    men: float
    detail: Literal["full", "no level", "no age", "broad"]
    wording: str
    engagement: float
    joined: date
    sponsor: str
    participants: int
    staff_answers: int
    growth: float
    withdrawn: date | None = None
    without: tuple[str, ...] = ()

    def sends(self, what: str, wave: str) -> bool:
        """Return whether the employer takes part in that table or survey in that wave."""
        return f"{what} {wave}" not in self.without


class Challenge(Strict):
    """A priority challenge and what became of it by the end of stage one."""

    employer: str
    challenge: str
    area: str
    solution: str
    tested: str
    implemented: str
    result: str


class Session(Strict):
    """One session of the Lab."""

    id: str
    date: date
    kind: str
    title: str


class Champion(Strict):
    """One thing an employer did for others."""

    employer: str
    date: date
    kind: str
    title: str


class Resource(Strict):
    """One resource captured from the Lab."""

    id: str
    title: str
    kind: str
    captured: str
    published: str
    audience: str
    downloads: int | None = None


class Cost(Strict):
    """One line of the stage-one account, in pounds."""

    item: str
    budget: float
    actual: float


class Risk(Strict):
    """One line of the risk register."""

    id: str
    risk: str
    likelihood: int
    impact: int
    owner: str
    mitigation: str
    trend: str


class Reworded(Strict):
    """Which scale's first item is put in other words, and which words take the place of which."""

    scale: str
    words: dict[str, str]


class Profile(Strict):
    """Everything about the fictional programme that is written down and not drawn."""

    seed: str
    described: dict[str, date]
    employers: list[Employer]
    commitments: dict[str, list[str]]
    strategies: dict[str, dict[str, list[str]]]
    challenges: list[Challenge]
    sessions: list[Session]
    links: dict[str, dict[str, list[str]]]
    champions: list[Champion]
    resources: list[Resource]
    costs: list[Cost]
    risks: list[Risk]
    separate: str  # id of the one that sends its own workbook at baseline
    asked: dict[str, tuple[date, date]]  # "instrument wave": first and last day
    not_yet: tuple[str, ...]  # items that are not applicable at baseline
    means: dict[str, dict[str, tuple[float, float]]]  # instrument, scale: baseline, stage one
    comments: dict[str, list[str]]  # item: what is written into it
    weights: dict[str, dict[str, float]]  # item: answer code -> weight
    reworded: Reworded
    wordings: dict[str, dict[str, str]]

    def employer(self, employer_id: str) -> Employer:
        """Return the employer of that id; raise KeyError if there is none."""
        return {e.id: e for e in self.employers}[employer_id]

    def sending(self, what: str, wave: str) -> list[Employer]:
        """Return the employers that take part in a table or survey in a wave."""
        return [e for e in self.employers if e.sends(what, wave)]


@cache
def read_profile() -> Profile:
    """Return the profile that lies beside this module."""
    return Profile.model_validate(tomllib.loads(PROFILE.read_text(encoding="utf-8")))
