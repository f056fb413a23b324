"""Does a verdict hang on one employer, on what is missing, on who answered, on a definition?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import pandas as pd

from wincore.charts import Chart, empty, listed
from wincore.figures.change import FIRST_WAVE, NOT_JUDGED, NOTHING
from wincore.figures.comparing import Compared, compared
from wincore.figures.context import Context
from wincore.findings import ALL, select
from wincore.framework.categories import EVERYBODY
from wincore.indicators.judging import Judged
from wincore.statistics import leave_one_out, missing_either_way, verdict
from wincore.statistics.sensitivity import ALL_NO, ALL_YES
from wincore.statistics.verdicts import ALPHA
from wincore.wording import MISSING, counted, listing, sentence

ONE, NO, YES, SAME, OTHER = (
    "Without one employer",
    "Missing counted as no",
    "Missing counted as yes",
    "Same people only",
    "Other definition of Black",
)
TRIED = (ONE, NO, YES, SAME, OTHER)
COLUMNS = ("Indicator", "Verdict", *TRIED, "Depends on")
BRIEF = ("Indicator", "Verdict", "Depends on", "What was tried")
NOT_TESTED = "not tested, so nothing to try"
NAMED = 3  # beyond, employers are counted and not named
WITHOUT = "{word} without {names}"
WITHOUT_ANY = "{word}, whichever employer is left out"
STANDS, NOTHING_MISSING, NO_CODES = "the same", "nothing missing", MISSING
NOT_TRIED = (f": {MISSING}", f": {NOTHING_MISSING}")
FEW = "how few employers there are"
REASONS = {
    ONE: "single employers",
    NO: "what is missing",
    YES: "what is missing",
    SAME: "who answered",
    OTHER: "the definition of Black",
}


def table(context: Context, indicators: Sequence[str]) -> Chart:
    """List what each verdict becomes under other choices, and on which of them it depends.

    Repeats every exact test without each employer in turn: a second or so for ten indicators.
    """
    if context.wave == context.first_wave:
        return empty(FIRST_WAVE.format(wave=context.wave.capitalize()), COLUMNS)
    found = compared(context, indicators)
    if not found:
        return empty(NOTHING, COLUMNS)
    rows = [_row(context, one) for one in found]
    return listed(pd.DataFrame(rows, columns=list(COLUMNS)), _said(rows))


def brief(table: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of `table` in four columns, to be read on a narrow screen."""
    lines = [
        (row["Indicator"], row["Verdict"], f"depends on {row['Depends on']}", _told(row))
        for row in table.to_dict("records")
    ]
    return pd.DataFrame(lines, columns=list(BRIEF))


def _told(row: Mapping[Hashable, str]) -> str:
    tried = (f"{_lower(name)}: {row[name]}" for name in TRIED)
    return sentence("; ".join(words for words in tried if not words.endswith(NOT_TRIED)))


def _said(rows: Sequence[Mapping[str, str]]) -> str:
    depend = [r["Indicator"] for r in rows if r["Depends on"] not in ("nothing tried", MISSING)]
    if not depend:
        return sentence(f"None of {counted(len(rows), 'verdict')} depends on what was tried")
    verb = "depends" if len(depend) == 1 else "depend"
    words = f"{len(depend)} of {counted(len(rows), 'verdict')} {verb} on a choice"
    return sentence(f"{words}: {listing(depend)}")


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _row(context: Context, one: Compared) -> dict[str, str]:
    head = {"Indicator": one.indicator.title, "Verdict": one.verdict or NOT_JUDGED}
    if one.employers is None or one.employers.change.untested:
        why = one.reason or NOT_TESTED
        note = {"Depends on": MISSING, ONE: why}
        return dict.fromkeys(COLUMNS, MISSING) | head | note
    word, left = one.employers.verdict.word, _left(one.employers)
    any_one, without = _without_one(one.employers)
    tried = {
        ONE: without,
        **_missing(context, one, left),
        SAME: _people(one, left),
        OTHER: verdict(one.other, alpha=left).word if one.other else MISSING,
    }
    cells = {name: STANDS if found == word else found for name, found in tried.items()}
    asked = [n for n in TRIED if tried[n] not in (word, NOTHING_MISSING, MISSING)]
    reasons = REASONS | ({ONE: FEW} if any_one else {})
    on = listing(dict.fromkeys(reasons[name] for name in asked))
    return head | cells | {"Depends on": on or "nothing tried"}


def _without_one(found: Judged) -> tuple[bool, str]:
    """Return what the verdict becomes without some employer, and without which.

    First, whether it is not the employer that matters but their number: it falls whichever of those
    that changed is left out.
    """
    word, change = found.verdict.word, found.change
    other: dict[str, list[str]] = {}
    for name, then in leave_one_out(change, alpha=_left(found)).verdicts[1:]:
        if then != word:
            other.setdefault(then, []).append(name.removeprefix("without "))
    moved = {e for e, d in change.differences if d}
    for then, names in other.items():
        if len(other) == 1 and moved <= set(names):
            return True, WITHOUT_ANY.format(word=then)
    told = (WITHOUT.format(word=then, names=_some(names)) for then, names in other.items())
    return False, "; ".join(told) or word


def _some(names: Sequence[str]) -> str:
    return (
        listing(names) if len(names) <= NAMED else f"any one of {counted(len(names), 'employer')}"
    )


def _left(found: Judged) -> float:
    """Return what is left of 5 % for this one test, as the p leaves it that allows for others."""
    own, allowed = found.change.p_permutation, found.p
    return ALPHA * own / allowed if own and allowed else ALPHA


def _missing(context: Context, one: Compared, alpha: float) -> dict[str, str]:
    """Return the verdict with every missing yes or no counted as no, and as yes."""
    if one.indicator.unit != "employers":
        return {NO: MISSING, YES: MISSING}
    before, after = (
        _states(context, one.indicator.id, w) for w in (context.first_wave, context.wave)
    )
    if None not in (*before.values(), *after.values()):
        return {NO: NOTHING_MISSING, YES: NOTHING_MISSING}
    tried = missing_either_way(before, after, one.indicator.direction, alpha=alpha)
    words = dict(tried.verdicts)
    return {NO: words[ALL_NO], YES: words[ALL_YES]}


def _states(context: Context, indicator: str, wave: str) -> dict[str, bool | None]:
    rows = select(context.findings, indicator=indicator, wave=wave, group=EVERYBODY)
    own = rows[rows["employer"] != ALL]
    pairs = zip(own["employer"], own["value"], strict=True)
    return {str(e): None if pd.isna(v) else bool(v) for e, v in pairs}


def _people(one: Compared, alpha: float) -> str:
    if one.people is None or not one.people.matched:
        return NO_CODES
    return verdict(one.people.employers, alpha=alpha).word
