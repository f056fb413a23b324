"""Views under the rounding policy."""

from __future__ import annotations

import numpy as np
import pandas as pd

from wincore.disclosure.policy import Policy
from wincore.disclosure.rounding import rounded


def rounded_view(table: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return levels or stages with counts rounded where the policy says so, shares made anew."""
    if policy.rule != "round":
        return table
    counts = {name: rounded(table[name], policy.base) for name in ("people", "known")}
    shown = table.assign(**counts)
    gone = {name: np.nan for name in ("low", "high", "rate") if name in table}
    known = shown["known"].where(shown["known"] > 0)
    return shown.assign(share=shown["people"] / known, **gone)


def rounded_answers(part: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Return a distribution of answers with counts rounded, and shares made from them."""
    n, base = rounded(part["n"], policy.base), rounded(part["base"], policy.base)
    share = pd.Series(n / np.where(base > 0, base, np.nan), index=part.index)
    gone = dict.fromkeys(("top_two", "net", "median"), np.nan)
    return part.assign(n=n, base=base, share=share.mask(part["state"]), **gone)
