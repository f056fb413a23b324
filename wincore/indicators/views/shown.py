"""What of a view about people may be shown to whom.

This is a plain rule for one table at a time: it does not look at what a reader could work out from
several tables together, which is the work of `wincore.disclosure`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.findings import Audience

MINIMUM: dict[Audience, int] = {"evaluator": 0, "panel": 5, "public": 10}
CONFIDENTIAL = "[c] confidential: small numbers of people, or a single employer's"


def withheld(
    table: pd.DataFrame,
    numbers: Sequence[str],
    audience: Audience,
    *,
    by: Sequence[str],
    count: str,
    always: bool = False,
) -> pd.DataFrame:
    """Empty the numbers of every part of a table in which a count of people is too small.

    A part is the rows that agree in ``by``: one small count in it hides all of them, so that no
    count can be taken from a total. With ``always`` every part is emptied. The evaluator sees all.
    """
    least = MINIMUM[audience]
    if not least or table.empty:
        return table
    small = table[count].between(1, least - 1)
    hide = small.groupby([table[c] for c in by]).transform("any") | always
    emptied = table[list(numbers)].astype(float).mask(hide)
    note = table["note"].mask(hide, CONFIDENTIAL)
    return table.assign(**{c: emptied[c] for c in numbers}, note=note)
