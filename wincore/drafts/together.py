"""What accepting several files at once would change; nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from wincore.changes import changes
from wincore.completeness import completeness
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY
from wincore.framework.model import Framework
from wincore.movements import from_earlier_waves
from wincore.rehearsal import overlaps, repeated_respondents
from wincore.store.holding import Candidate
from wincore.store.ledger import Ledger
from wincore.store.replacing import combinations, family
from wincore.store.snapshot import Snapshot

RATE = "survey.response_rate_"


@dataclass(frozen=True)
class FileEffect:
    """What one of the files brings: rows, rows left out by reason, what it meets in the store."""

    file: str
    rows: int
    left_out: Mapping[str, int]
    repeated: int
    overlaps: pd.DataFrame = field(repr=False)


@dataclass(frozen=True)
class Together:
    """The consequences of accepting files.

    ``moved`` are findings as `movements.from_earlier_waves` gives them, ``rates`` the response
    rates afterwards of the waves the files are about, ``missing`` what is still not there,
    ``names`` short hash -> file, ``rivals`` files with rows of the same scope -> the tables, in
    which the last file counts.
    """

    as_at: date
    files: tuple[FileEffect, ...]
    moved: pd.DataFrame = field(repr=False)
    rates: pd.DataFrame = field(repr=False)
    missing: pd.DataFrame = field(repr=False)
    names: Mapping[str, str] = field(default_factory=dict)
    rivals: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)


def rehearse_together(
    ledger: Ledger, candidates: Sequence[Candidate], framework: Framework, as_at: date
) -> Together:
    """Return what accepting the files in this order would change, as at a date.

    The date is moved on to the last day that one of them describes.
    """
    from wincore.indicators import findings

    day = max([as_at, *(described for _, described, _ in candidates)])
    before, after = ledger.snapshot(day), ledger.rehearsed(day, candidates)
    now, then = findings(before, framework), findings(after, framework)
    held = completeness(after, framework)
    return Together(
        as_at=day,
        files=tuple(_effect(before, candidate) for candidate in candidates),
        moved=from_earlier_waves(changes(now, then), now, framework),
        rates=_rates(then, candidates),
        missing=held[held["state"] == "missing"].reset_index(drop=True),
        names={u.short: u.file for u in (*before.uploads, *after.uploads)},
        rivals=_rivals(candidates),
    )


def _rivals(candidates: Sequence[Candidate]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return files that speak of the same thing on the same day -> the tables in which they do."""
    claims: dict[tuple[date, str, str], list[str]] = {}
    for checked, described, mode in candidates:
        for table, frame in checked.tables.items():
            for key in combinations(frame, table).unique() if mode == "replace" else ():
                files = claims.setdefault((described, family(table), key), [])
                files += [checked.file] if checked.file not in files else []
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for (_, table, _), files in claims.items():
        if len(files) > 1:
            found.setdefault(tuple(files), {})[table] = None
    return {files: tuple(tables) for files, tables in found.items()}


def _effect(before: Snapshot, candidate: Candidate) -> FileEffect:
    checked = candidate[0]
    return FileEffect(
        checked.file,
        checked.rows,
        checked.left_out,
        repeated_respondents(before, checked),
        overlaps(before, checked),
    )


def _rates(findings: pd.DataFrame, candidates: Sequence[Candidate]) -> pd.DataFrame:
    surveys = {(c.instrument, wave) for c, _, _ in candidates for wave in c.waves if c.instrument}
    rows = findings[findings["indicator"].str.startswith(RATE) & (findings["group"] == EVERYBODY)]
    about = [
        (indicator.removeprefix(RATE), wave) in surveys
        for indicator, wave in zip(rows["indicator"], rows["wave"], strict=True)
    ]
    own = rows[about]
    order = own.assign(first=own["employer"] != ALL)
    return order.sort_values(["indicator", "wave", "first", "employer"]).drop(columns="first")
