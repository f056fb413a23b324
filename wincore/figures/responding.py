"""Staff who answered beside staff who are counted, employer by employer."""

from __future__ import annotations

import pandas as pd

from wincore.charts.hidden import is_hidden
from wincore.figures.context import Context
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY

RATE, HEADCOUNT = "survey.response_rate_inclusion", "workforce.headcount"


def responding(context: Context, wave: str, group: str = EVERYBODY) -> pd.DataFrame:
    """Return answers, answered and people by employer, as far as the audience is shown them.

    ``answers`` are those of everybody, NaN where nobody answered or their number is hidden;
    ``answered`` is whether anybody did, or may have; ``people`` is the headcount of the group, NaN
    where the employer returned none that tells the group apart, or it is hidden.
    """
    rate = _of_employers(context, RATE, wave=wave, group=EVERYBODY)
    staff = _of_employers(context, HEADCOUNT, wave=wave, group=group)
    answers = rate["numerator"].where(rate["numerator"] > 0).astype(float)
    answered = answers.notna() | rate["note"].map(is_hidden).astype(bool)
    people = staff["value"].astype(float)
    found = pd.DataFrame({"answers": answers, "answered": answered, "people": people})
    return found.assign(answered=found["answered"].eq(True))


def _of_employers(context: Context, name: str, **where: str) -> pd.DataFrame:
    rows = context.rows(name, **where)
    return rows[rows["employer"] != ALL].set_index("employer")
