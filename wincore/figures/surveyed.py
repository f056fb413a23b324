"""How many people the answers to a question were drawn from, and whence that is known."""

from __future__ import annotations

from typing import NamedTuple

from wincore.figures.context import Context
from wincore.figures.responding import responding
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY
from wincore.indicators.responses import AT_MOST, INCLUSION, PARTICIPANT
from wincore.indicators.views.answers import By
from wincore.wording import absent, counted

SAMPLED = "95 % interval, Wilson, finite population correction for {people:,} people"
UNCOUNTED = (
    "95 % interval, Wilson, without finite population correction: no headcount is shown of "
    "{employers} from which people answered"
)
UNLIMITED = "95 % interval, Wilson; the number of people surveyed is not known"
AT_LEAST = (
    "95 % interval, Wilson, without finite population correction: {people} or more were asked, "
    "just how many is not known"
)
HEADCOUNT = "the headcount at the wave, of the employers from which somebody answered"
OFFERED = "the places that were offered"
CAUTIOUS = (
    "the people known to have been asked are those who answered at some time; to take them for all "
    "would make the interval too narrow"
)


class Surveyed(NamedTuple):
    """The people asked, None where their number is not known; the method; why it is that one."""

    people: float | None
    method: str
    why: str = ""


UNKNOWN = Surveyed(None, UNLIMITED)


def surveyed(context: Context, instrument: str, split: str, by: By) -> Surveyed:
    """Return how many people the answers of a part were drawn from, where that is held."""
    where = {"wave": context.wave, "group": context.group, "employer": ALL} | {by: split}
    if instrument == INCLUSION:
        return _staff(context, where)
    return _participants(context, where) if instrument == PARTICIPANT else UNKNOWN


def _staff(context: Context, where: dict[str, str]) -> Surveyed:
    """Return the people of the employers from which somebody answered.

    Where one of these is not counted their number is not known, and the interval is left as wide as
    for any number.
    """
    found = responding(context, where["wave"], where["group"])
    one = where["employer"]
    whole = found[found["answered"]] if one == ALL else found[found.index == one]
    lacking = int((whole["answers"].isna() | ~(whole["people"] > 0)).sum())
    if whole.empty or lacking:
        employers = counted(max(1, lacking), "employer")
        return Surveyed(None, UNCOUNTED.format(employers=employers))
    people = float(whole["people"].sum())
    return Surveyed(people, SAMPLED.format(people=int(people)), HEADCOUNT)


def _participants(context: Context, where: dict[str, str]) -> Surveyed:
    """Return the people of the response rate, unless those are no more than the least possible."""
    rows = context.rows("survey.response_rate_participant", **where)
    if where["group"] != EVERYBODY or rows.empty or absent(rows["denominator"].iloc[0]):
        return UNKNOWN
    people, note = float(rows["denominator"].iloc[0]), str(rows["note"].iloc[0])
    if AT_MOST in note:
        return Surveyed(None, AT_LEAST.format(people=counted(people, "person")), CAUTIOUS)
    return Surveyed(people, SAMPLED.format(people=int(people)), OFFERED)
