"""The groups that figures speak of, as masks over respondents."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.framework.categories import EVERYBODY, FIVE, Categories

Mask = npt.NDArray[np.bool_]
YOUNG = "16-24"
GROUPS: tuple[str, ...] = (
    EVERYBODY,
    *FIVE,
    "Black (broad)",
    "female",
    "male",
    "Black men",
    "Black men (broad)",
    "Black women",
    "young Black men",
    "young Black men (broad)",
    "White men",
)


def group_masks(respondents: pd.DataFrame, categories: Categories) -> dict[str, Mask]:
    """Return group -> mask; everybody counts in ``all``, whatever they declare.

    ``respondents`` has the columns ethnicity, sex and age_band with canonical values. Strict and
    broad Black follow `Categories.black`.
    """
    ethnicity, sex, age = (respondents[c] for c in ("ethnicity", "sex", "age_band"))
    of = {g: _mask(ethnicity.isin(categories.of_group(g))) for g in (*FIVE, "Black (broad)")}
    men, women, young = _mask(sex == "male"), _mask(sex == "female"), _mask(age == YOUNG)
    masks = {
        EVERYBODY: np.ones(len(respondents), dtype=bool),
        **of,
        "female": women,
        "male": men,
        "Black men": of["Black"] & men,
        "Black men (broad)": of["Black (broad)"] & men,
        "Black women": of["Black"] & women,
        "young Black men": of["Black"] & men & young,
        "young Black men (broad)": of["Black (broad)"] & men & young,
        "White men": of["White"] & men,
    }
    return {group: masks[group] for group in GROUPS}


def _mask(values: pd.Series) -> Mask:
    return values.to_numpy(dtype=bool)
