"""What changed between two findings tables, and which uploads moved it."""

from __future__ import annotations

import numpy as np
import pandas as pd

KEY = ["indicator", "employer", "wave", "group"]
COLUMNS = (
    *KEY,
    "outcome",
    "unit",
    "what",  # moved, rated, new, gone
    "before",
    "after",
    "moved",  # after - before, in the unit
    "rating_before",
    "rating_after",
    "uploads",  # short hashes of the uploads that came in; where none did, of those that went
)
_COMPARED = ["value", "rating", "inputs", "outcome", "unit"]
_CLOSE = 1e-12  # relative; figures recomputed from the same rows may differ in the last bit


def changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the findings whose value or rating differs between two findings tables.

    ``moved`` has another value (also from or to "cannot be computed"), ``rated`` the same value
    with another rating, ``new`` and ``gone`` stand in one of the tables only. A row that says
    nothing in either table (no value, rating grey) is left out. Ordered by indicator, then by
    the size of the move.
    """
    both = before[KEY + _COMPARED].merge(
        after[KEY + _COMPARED], on=KEY, how="outer", suffixes=("_before", "_after"), indicator="in"
    )
    table = pd.DataFrame(
        {
            **{name: both[name] for name in KEY},
            "outcome": both["outcome_after"].fillna(both["outcome_before"]),
            "unit": both["unit_after"].fillna(both["unit_before"]),
            "what": _what(both),
            "before": both["value_before"],
            "after": both["value_after"],
            "moved": both["value_after"] - both["value_before"],
            "rating_before": both["rating_before"].fillna(""),
            "rating_after": both["rating_after"].fillna(""),
            "uploads": _uploads(both),
        },
        columns=list(COLUMNS),
    )
    return _ordered(table[table["what"] != ""])


def _what(both: pd.DataFrame) -> pd.Series:
    same = np.isclose(both["value_before"], both["value_after"], rtol=_CLOSE, atol=0)
    same |= both["value_before"].isna() & both["value_after"].isna()
    rated = both["rating_before"] != both["rating_after"]
    conditions = {
        "new": (both["in"] == "right_only") & _says_something(both, "after"),
        "gone": (both["in"] == "left_only") & _says_something(both, "before"),
        "moved": (both["in"] == "both") & ~same,
        "rated": (both["in"] == "both") & same & rated,
    }
    chosen = np.select(list(conditions.values()), list(conditions), default="")
    return pd.Series(chosen, index=both.index, dtype="str")


def _says_something(both: pd.DataFrame, side: str) -> pd.Series:
    return both[f"value_{side}"].notna() | ~both[f"rating_{side}"].isin(["grey"])


def _uploads(both: pd.DataFrame) -> list[str]:
    pairs = zip(both["inputs_before"].fillna(""), both["inputs_after"].fillna(""), strict=True)
    return [_responsible(set(old.split()), set(new.split())) for old, new in pairs]


def _responsible(old: set[str], new: set[str]) -> str:
    return " ".join(sorted(new - old or old - new))


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    size = table["moved"].abs().fillna(np.inf)
    order = table.assign(size=-size).sort_values(["indicator", "size", *KEY[1:]], kind="stable")
    return order.drop(columns="size").reset_index(drop=True)
