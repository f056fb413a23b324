"""Themes of free text as an audience may see them.

A theme of few people, or of all but few, is hidden; every other number is rounded, so that one
text more or less between two releases does not show.
"""

from __future__ import annotations

import pandas as pd

from wincore.disclosure.policy import read_policy
from wincore.disclosure.rounding import rounded
from wincore.findings import Audience

HIDDEN = "[c] confidential: fewer than {minimum} people, or all but fewer than {minimum}"
ABOUT = "rounded to {base}"


def show_themes(table: pd.DataFrame, audience: Audience) -> pd.DataFrame:
    """Return counted themes for an audience, with a column note; the evaluator's as they are."""
    if audience == "evaluator" or table.empty:
        return table.assign(note="")
    policy = read_policy()
    least, base = policy.of(audience).minimum, table["base"]
    few = (table["texts"] < least) | (base - table["texts"] < least)
    about = table.assign(
        texts=pd.Series(rounded(table["texts"], policy.base), index=table.index).mask(few),
        base=pd.Series(rounded(base, policy.base), index=table.index).mask(base < least),
        note=ABOUT.format(base=policy.base),
    )
    about.loc[few, "note"] = HIDDEN.format(minimum=least)
    # A theme hidden stands among the others without a place that tells its size.
    return about.sort_values(["texts", "theme"], ascending=[False, True], ignore_index=True)
