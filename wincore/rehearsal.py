"""What a checked file would do if it were accepted; nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from wincore.changes import changes
from wincore.completeness import completeness
from wincore.exporting import records
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY
from wincore.framework.model import Framework
from wincore.ingest.result import Checked
from wincore.movements import rerated
from wincore.store.accepting import Mode
from wincore.store.errors import AlreadyHeld, NotAcceptable
from wincore.store.holding import Candidate
from wincore.store.ledger import Ledger
from wincore.store.replacing import combinations
from wincore.store.snapshot import Snapshot

if TYPE_CHECKING:
    from wincore.disclosure.subtracting import Subtraction

OVERLAP = ("table", "scope", "held", "coming", "uploads")
RATES = ("employer", "wave", "responses", "asked", "before", "after", "note")
RATE = "survey.response_rate_"


@dataclass(frozen=True)
class Rehearsal:
    """The consequences of accepting one file.

    ``rows`` are those read; ``left_out`` counts those that do not count, by reason. ``refused``
    says why the store would not take the file (it is held already); "" where it would.
    ``overlaps``: where rows are held already, to which ``mode`` applies. ``repeated``: respondents
    held already for the same instrument and wave. ``rates``: response rates of the file's survey
    before and after. ``moved``: findings as `changes` gives them. ``missing``: what is asked for
    and still not there afterwards.
    """

    file: str
    rows: int
    employers: tuple[str, ...]
    waves: tuple[str, ...]
    repeated: int
    overlaps: pd.DataFrame = field(repr=False)
    moved: pd.DataFrame = field(repr=False)
    missing: pd.DataFrame = field(repr=False)
    rates: pd.DataFrame = field(repr=False)
    left_out: Mapping[str, int] = field(default_factory=dict)
    mode: Mode = "replace"
    refused: str = ""

    @property
    def ratings(self) -> pd.DataFrame:
        """The findings whose rating would change, those of the programme first."""
        return rerated(self.moved)

    def as_dict(self) -> dict[str, Any]:
        """Return the rehearsal as plain JSON values."""
        return {
            "refused": self.refused,
            "rows": self.rows,
            "left_out": dict(self.left_out),
            "counted": self.rows - sum(self.left_out.values()),
            "mode": self.mode,
            "employers": list(self.employers),
            "waves": list(self.waves),
            "repeated": self.repeated,
            "overlaps": records(self.overlaps),
            "rates": records(self.rates),
            "ratings": records(self.ratings),
            "moved": records(self.moved),
            "missing": records(self.missing),
        }


def rehearse(
    ledger: Ledger,
    checked: Checked,
    framework: Framework,
    *,
    described: date,
    as_at: date | None = None,
    replace: Mode = "replace",
) -> Rehearsal:
    """Return what accepting a file would change, as at a date (default: the day it describes)."""
    candidate = (checked, described, replace)
    return rehearse_in_turn(ledger, [candidate], framework, as_at=as_at)[0]


def rehearse_in_turn(
    ledger: Ledger,
    candidates: Sequence[Candidate],
    framework: Framework,
    *,
    as_at: date | None = None,
) -> list[Rehearsal]:
    """Return what accepting each file would change, those before it being accepted already.

    All are seen as at one day: that given, or the last day that one of them describes if later.
    """
    from wincore.indicators import findings

    day = max([d for _, d, _ in candidates] + ([as_at] if as_at else []))
    done: list[Candidate] = []
    held = ledger.snapshot(day)
    figures = findings(held, framework)
    found = []
    for candidate in candidates:
        refused = _refusal(ledger, candidate)
        done += [] if refused else [candidate]
        after = ledger.rehearsed(day, done)
        then = findings(after, framework) if not refused else figures
        found.append(_consequences(candidate, held, after, figures, then, framework, refused))
        held, figures = after, then
    return found


def give_away(
    ledger: Ledger,
    candidates: Sequence[Candidate],
    framework: Framework,
    *,
    as_at: date | None = None,
) -> tuple[Subtraction, ...]:
    """Return what the files would give away, all accepted, beside what was shown before.

    One for the panel and one for the public. It takes as long as making their plans anew.
    """
    from wincore.disclosure.subtracting import subtractions

    day = max([d for _, d, _ in candidates] + ([as_at] if as_at else []))
    return subtractions(ledger, ledger.rehearsed(day, candidates), framework)


def _refusal(ledger: Ledger, candidate: Candidate) -> str:
    checked, described, _ = candidate
    try:
        ledger.would_accept(checked, described=described)
    except (AlreadyHeld, NotAcceptable) as refused:
        return str(refused)
    return ""


def _consequences(
    candidate: Candidate,
    held: Snapshot,
    after: Snapshot,
    figures: pd.DataFrame,
    then: pd.DataFrame,
    framework: Framework,
    refused: str,
) -> Rehearsal:
    checked, _, mode = candidate
    table = completeness(after, framework)
    return Rehearsal(
        file=checked.file,
        rows=checked.rows,
        employers=checked.employers,
        waves=checked.waves,
        repeated=repeated_respondents(held, checked),
        overlaps=overlaps(held, checked),
        moved=changes(figures, then),
        missing=table[table["state"] == "missing"].reset_index(drop=True),
        rates=response_rates(figures, then, checked),
        left_out=checked.left_out,
        mode=mode,
        refused=refused,
    )


def response_rates(before: pd.DataFrame, after: pd.DataFrame, checked: Checked) -> pd.DataFrame:
    """Return the response rates of a survey for its employers and waves, before and after.

    ``responses`` out of ``asked``: people invited or headcount, as the indicator's note says; both
    rates are empty where that number is not known.
    """
    keys = ["employer", "wave"]
    sides = [_rates(table, checked).set_index(keys) for table in (before, after)]
    found = sides[1].rename(
        columns={"numerator": "responses", "denominator": "asked", "value": "after"}
    )
    found["before"] = sides[0]["value"].reindex(found.index)
    moved = found[found["after"].notna() | found["responses"].notna()].reset_index()
    first = (moved["employer"] != ALL).sort_values(kind="stable").index
    return moved.loc[first, list(RATES)].reset_index(drop=True)


def _rates(findings: pd.DataFrame, checked: Checked) -> pd.DataFrame:
    own = (findings["indicator"] == RATE + checked.instrument) & (findings["group"] == EVERYBODY)
    rows = findings[own & findings["wave"].isin(checked.waves)]
    return rows[["employer", "wave", "numerator", "denominator", "value", "note"]]


def overlaps(snapshot: Snapshot, checked: Checked) -> pd.DataFrame:
    """Return each scope of the file for which rows are held: table, scope, row counts, uploads."""
    rows = []
    for name, coming in sorted(checked.tables.items()):
        held = snapshot.tables.get(name)
        if held is None or coming.empty:
            continue
        counts = combinations(coming, name).value_counts()
        keys = combinations(held, name)
        for key in sorted(set(counts.index) & set(keys.unique())):
            theirs = held[keys == key]
            shorts = " ".join(sorted(theirs["upload"].unique()))
            scope = " · ".join(part for part in key.split("\x1f") if part)
            rows.append((name, scope, len(theirs), int(counts[key]), shorts))
    return pd.DataFrame(rows, columns=list(OVERLAP))


def repeated_respondents(snapshot: Snapshot, checked: Checked) -> int:
    """Count the respondents of the file who are held for the same instrument and wave already."""
    coming = checked.tables.get("responses")
    held = snapshot.tables.get("responses")
    if coming is None or held is None:
        return 0
    key = ["instrument", "wave", "respondent"]
    known = set(held.loc[held["respondent"] != "", key].itertuples(index=False, name=None))
    named = coming.loc[coming["respondent"] != "", key].itertuples(index=False, name=None)
    return len(known & set(named))
