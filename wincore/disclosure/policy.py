"""The disclosure policy: which minimum, for which audience, over which tables."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from wincore.disclosure.inforce import policy_in_force
from wincore.findings import Audience
from wincore.framework.categories import EVERYBODY
from wincore.framework.strict import Strict
from wincore.indicators.groups import GROUPS
from wincore.settings import settings

FILE = "disclosure.toml"  # beside the programme file
UNKNOWN_GROUP = "not a group that findings speak of: {names}"


FIVE_GROUPS = ("Asian", "Black", "Mixed", "White", "Other")
MEN = ("Black men", "White men")


class AudienceRule(Strict):
    """What one audience may see: the minimum count, and the groups that the plan has tables for."""

    minimum: int = Field(gt=1)
    letters: bool = False
    employer_groups: tuple[str, ...] = ("Black", "Black (broad)", "Black men", "young Black men")
    level_groups: tuple[str, ...] = (*FIVE_GROUPS, *MEN)
    recruitment_groups: tuple[str, ...] = (
        *FIVE_GROUPS, "Black (broad)", "female", "male", "young Black men", *MEN
    )  # fmt: skip

    @field_validator("employer_groups", "level_groups", "recruitment_groups")
    @classmethod
    def _known(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [g for g in groups if g not in GROUPS or g == EVERYBODY]
        if unknown:
            raise ValueError(UNKNOWN_GROUP.format(names=", ".join(unknown)))
        return tuple(dict.fromkeys(groups))


class Policy(Strict):
    """The rule of each audience and what is common to both; see `data/disclosure.toml`."""

    rule: Literal["suppress", "round"] = "suppress"
    base: int = Field(default=5, gt=1)
    least_base: int = Field(default=10, ge=0)
    warn_below: int = Field(default=50, ge=0)
    tries: int = Field(default=10, ge=0)
    panel: AudienceRule = AudienceRule(minimum=5)
    public: AudienceRule = AudienceRule(
        minimum=10,
        employer_groups=("Black",),
        level_groups=FIVE_GROUPS,
        recruitment_groups=(*FIVE_GROUPS, "female", "male", *MEN),
    )

    def of(self, audience: Audience) -> AudienceRule:
        """Return the rule of an audience; raise KeyError for the evaluator, who has none."""
        return {"panel": self.panel, "public": self.public}[audience]

    @property
    def fingerprint(self) -> str:
        """A hash of everything the policy says."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def read_policy(path: Path | None = None) -> Policy:
    """Return the policy beside the programme file, the built-in one where there is no such file.

    Without a path, one that is in force (`inforce`) stands in its place. Raises pydantic's
    ValidationError for a file that says something else than a policy may.
    """
    instead = policy_in_force() if path is None else None
    if instead is not None:
        return instead
    chosen = path or settings().programme.parent / FILE
    if not chosen.exists():
        return Policy()
    return _read(chosen, chosen.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Policy:
    return Policy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
