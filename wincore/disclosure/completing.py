"""Survey findings of groups, so that their presence tells nothing: all groups, or none.

The evaluator has a row for a group only where somebody of that group answered. To an audience that
does not see small groups the row itself would say "at least one". So single employers have no rows
for groups, and the programme has one for every group.
"""

from __future__ import annotations

import pandas as pd

from wincore.disclosure.reveals import scales
from wincore.findings import ALL
from wincore.indicators.facts import Facts
from wincore.indicators.groups import GROUPS

KEYS = ["indicator", "employer", "wave", "group"]
KEPT = ["outcome", "unit", "target", "expected"]


def with_every_group(findings: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Return the findings with a programme row for every group of a survey scale and wave."""
    scale = findings["indicator"].isin(scales(facts.framework))
    kept = findings[~(scale & (findings["employer"] != ALL) & (findings["group"] != ALL))]
    whole = findings[scale & (findings["employer"] == ALL) & (findings["group"] == ALL)]
    wanted = whole.merge(pd.DataFrame({"group": list(GROUPS)}), how="cross", suffixes=("", "_all"))
    missing = wanted[["indicator", "employer", "wave", "group_all", *KEPT]]
    missing = missing.rename(columns={"group_all": "group"})
    held = pd.MultiIndex.from_frame(kept[KEYS])
    missing = missing[~pd.MultiIndex.from_frame(missing[KEYS]).isin(held)]
    if missing.empty:
        return kept.reset_index(drop=True)
    words = {
        "interval": "none",
        "verdict": "",
        "rating": "grey",
        "evidence": "",
        "inputs": "",
        "note": "",
    }
    return _in_order(pd.concat([kept, missing.assign(**words)], ignore_index=True), facts)


def _in_order(table: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Return the rows in the order of indicators, waves, groups, the programme before employers."""
    order = {
        "indicator": [i.id for i in facts.framework.indicators],
        "wave": [w.id for w in facts.framework.programme.waves],
        "group": list(GROUPS),
        "employer": [ALL, *facts.names.values()],
    }
    ranks = {
        name: pd.Index(pd.unique(pd.Series(values))).get_indexer(pd.Index(table[name]))
        for name, values in order.items()
    }
    return table.iloc[
        pd.DataFrame(ranks).sort_values(list(ranks), kind="stable").index
    ].reset_index(drop=True)
