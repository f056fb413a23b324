"""The groups that findings speak of, and who of a table belongs to them.

A person is *known* for a group when every dimension the group uses is declared. "Ethnic minorities,
as supplied" is not a group of five: nobody can say who of them is Black, so they count as unknown.
"Mixed, not specified" may or may not be one of the two Mixed groups of the broad definition, so it
is unknown for the broad groups and for those only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import ALL, EVERYBODY, FIVE, UNKNOWN, Categories

Mask = npt.NDArray[np.bool_]
DIMENSIONS = ("ethnicity", "sex", "age_band")
YOUNG = "16-24"
MIXED_NOT_SPECIFIED = "Mixed, not specified"


@dataclass(frozen=True)
class Group:
    """One group: its ethnic part, sex and age band; "" where it does not use a dimension."""

    name: str
    ethnic: str = ""
    sex: str = ""
    age_band: str = ""

    @property
    def broad(self) -> bool:
        """True for the broad definition of Black."""
        return "(broad)" in self.ethnic

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that must be known to tell who belongs to the group."""
        used = (self.ethnic, self.sex, self.age_band)
        return tuple(d for d, value in zip(DIMENSIONS, used, strict=True) if value)


BROAD = "Black (broad)"
AS_BROAD = " (broad)"
_groups = (
    Group(EVERYBODY),
    *(Group(name, name) for name in FIVE),
    Group(BROAD, BROAD),
    Group("female", sex="female"),
    Group("male", sex="male"),
    Group("Black men", "Black", "male"),
    Group("Black men (broad)", BROAD, "male"),
    Group("Black women", "Black", "female"),
    Group("young Black men", "Black", "male", YOUNG),
    Group("young Black men (broad)", BROAD, "male", YOUNG),
    Group("White men", "White", "male"),
)
GROUPS: dict[str, Group] = {g.name: g for g in _groups}

# Whom a group is compared with. Young Black men are compared with White men of all ages: younger
# White men are not one of the groups.
_reference = {
    **dict.fromkeys(("Asian", "Black", "Mixed", "Other", BROAD), "White"),
    **dict.fromkeys(("Black men", "Black men (broad)"), "White men"),
    **dict.fromkeys(("young Black men", "young Black men (broad)"), "White men"),
}
PAIRS: dict[str, tuple[str, str]] = {g: (g, other) for g, other in _reference.items()}
# Groups among which the highest rate is looked for; none of them overlap.
FAMILIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(FIVE, FIVE),
    BROAD: (BROAD, "Asian", "White", "Other"),
    **dict.fromkeys(("female", "male"), ("female", "male")),
    **{group: pair for group, pair in PAIRS.items() if pair[1] == "White men"},
}


def other_definition(group: str) -> str:
    """Return the group under the other definition of Black; "" for a group that has but one."""
    found = group.removesuffix(AS_BROAD) if group.endswith(AS_BROAD) else group + AS_BROAD
    return found if found in GROUPS else ""


class People:
    """The people of a table, one row per cell, ready to be asked which rows belong to a group."""

    def __init__(self, frame: pd.DataFrame, categories: Categories) -> None:
        self._coded = {d: pd.factorize(frame[d]) for d in DIMENSIONS}
        self._categories = categories
        ethnic = [c for c in categories.categories if c.dimension == "ethnicity"]
        self._no_group = {c.id for c in ethnic if not c.group} - {ALL}

    def _within(self, dimension: str, values: set[str]) -> Mask:
        codes, uniques = self._coded[dimension]
        found: Mask = np.isin(np.asarray(uniques, dtype=object), list(values))[codes]
        return found

    def belonging(self, group: Group) -> Mask:
        """Return the rows of people who belong to the group."""
        mask = np.ones(len(self._coded["sex"][0]), dtype=bool)
        if group.ethnic:
            mask &= self._within("ethnicity", self._categories.of_group(group.ethnic))
        if group.sex:
            mask &= self._within("sex", {group.sex})
        if group.age_band:
            mask &= self._within("age_band", {group.age_band})
        return mask

    def known(self, group: Group) -> Mask:
        """Return the rows whose every dimension used by the group is declared."""
        mask = np.ones(len(self._coded["sex"][0]), dtype=bool)
        for dimension in group.dimensions:
            mask &= ~self._within(dimension, self._unknown(dimension, group.broad) | {ALL})
        return mask

    def only_as_supplied(self) -> Mask:
        """Return the rows supplied as ethnic minorities without saying which."""
        return self._within("ethnicity", self._no_group - set(UNKNOWN))

    def _unknown(self, dimension: str, broad: bool) -> set[str]:
        if dimension != "ethnicity":
            return set(UNKNOWN)
        return self._no_group | ({MIXED_NOT_SPECIFIED} if broad else set())
