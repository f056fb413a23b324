"""What pages read, remembered by content: a framework, a store, a snapshot, its findings.

Nothing is ever remembered under a frame: the key is the fingerprint of the data, of the framework
and of the disclosure policy, and the audience it was made for. What is held for an audience other
than the evaluator is dressed for it first (`wincore.disclosure.seen`): letters, what it was given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from wincore.disclosure.policy import read_policy
from wincore.disclosure.seen import as_seen, framework_seen
from wincore.findings import ALL, Audience, select
from wincore.framework import Framework, read_framework
from wincore.indicators import findings as compute
from wincore.settings import settings
from wincore.store import Ledger, Snapshot, open_ledger
from wincore.store.benchmarks import with_entered_benchmarks
from wincore.store.marks import DEMONSTRATION
from wincore.store.releases import PAGES

ON_PAGES = "the pages"  # who showed it
FIRST_VISIT = "Laying out the demonstration programme; this happens once …"
REMEMBERED = 24  # tables of findings and views: some dates, three audiences


@dataclass(frozen=True)
class Held:
    """Everything a page shows figures from: one date, one audience."""

    framework: Framework
    snapshot: Snapshot
    audience: Audience
    findings: pd.DataFrame
    demonstration: bool

    def rows(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return the findings of an indicator, narrowed by employer, wave or group."""
        return select(self.findings, indicator=indicator, **where)

    def employers(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return the findings of an indicator for single employers, without the programme's."""
        found = self.rows(indicator, **where)
        return found[found["employer"] != ALL]

    def programme(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return the findings of an indicator for the programme as a whole."""
        return self.rows(indicator, employer=ALL, **where)


def framework() -> Framework:
    """Return the framework, read again when one of its files has changed."""
    return _framework(settings().programme, _stamp(settings().programme.parent))


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = [p for kind in ("*.toml", "*.csv") for p in folder.glob(f"**/{kind}")]
    return tuple((str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(files))


@st.cache_resource(show_spinner=False, max_entries=4)
def _framework(path: Path, stamp: object) -> Framework:
    return read_framework(path)


def ledger() -> Ledger:
    """Return the store, opened once; an empty one is filled with the demonstration if so wished."""
    url = settings().store_url
    opened = _ledger(url)
    if settings().demo and _was_empty(url, opened):
        _lay_out(url, opened)
    return opened


@st.cache_resource(show_spinner=False, max_entries=4)
def _ledger(url: str) -> Ledger:
    return open_ledger(url)


@st.cache_resource(show_spinner=False, max_entries=4)
def _was_empty(url: str, _opened: Ledger) -> bool:
    return not _opened.uploads()


@st.cache_resource(show_spinner=FIRST_VISIT, max_entries=4)
def _lay_out(url: str, _opened: Ledger) -> None:
    from wincore.store.demonstration import load_demonstration

    load_demonstration(_opened, framework())


def latest_day() -> dt.date:
    """Return the day the newest data describe, or today where nothing is held."""
    days = [u.described for u in ledger().uploads() if u.state == "accepted"]
    return max(days, default=dt.date.today())


def held(as_at: dt.date, audience: Audience) -> Held:
    """Return what is held as at a date, as an audience may see it."""
    return holding(ledger().snapshot(as_at), audience)


def holding(snapshot: Snapshot, audience: Audience) -> Held:
    """Return what a snapshot holds, as an audience may see it."""
    known = with_entered_benchmarks(ledger(), framework())
    shown = as_seen(snapshot, known, audience, given_before(audience, snapshot))
    found = _findings(key_of(shown, known), audience, shown, known)
    known = framework_seen(known, shown, audience)
    fictional = known.programme.demonstration or bool(ledger().mark(DEMONSTRATION))
    return Held(known, shown, audience, found, fictional)


def note_given(role: Audience, kept: Held) -> None:
    """Put into the log that the panel or the public has been shown what is held now.

    What its members have seen cannot be taken back; what is shown later is protected beside it. An
    evaluator who looks as they do has shown nothing to anybody.
    """
    if role == "evaluator" or not kept.snapshot.uploads:
        return
    noted = st.session_state.setdefault("reads.noted", set())
    if (mark := (kept.audience, kept.snapshot.fingerprint)) not in noted:
        ledger().release(kept.snapshot, kept.audience, ON_PAGES, by=PAGES)
        noted.add(mark)


def given_before(audience: Audience, snapshot: Snapshot) -> tuple[Snapshot, ...]:
    """Return the snapshots that an audience was given in packs before, oldest first."""
    return () if audience == "evaluator" else ledger().seen_before(audience, snapshot)


def key_of(shown: Snapshot, known: Framework) -> tuple[str, ...]:
    """Return what findings are remembered by: data, framework, policy, what was given before."""
    before = (s.fingerprint for s in shown.earlier)
    return shown.fingerprint, known.fingerprint, read_policy().fingerprint, *before


@st.cache_data(show_spinner="Working out the figures …", max_entries=REMEMBERED)
def _findings(
    key: tuple[str, ...], audience: Audience, _snapshot: Snapshot, _known: Framework
) -> pd.DataFrame:
    return compute(_snapshot, _known, audience=audience)


def view(make: Callable[..., Any], kept: Held, **options: Any) -> Any:
    """Return what a view of `wincore.indicators.views` makes of what is held, remembered.

    ``make`` is called with the snapshot, the framework, ``audience`` and the options.
    """
    chosen = tuple(sorted(options.items()))
    key = (make.__module__, make.__qualname__, *key_of(kept.snapshot, kept.framework))
    return _view(key, kept.audience, chosen, make, kept)


@st.cache_data(show_spinner=False, max_entries=8 * REMEMBERED)
def _view(
    key: tuple[str, ...],
    audience: Audience,
    options: tuple[tuple[str, Any], ...],
    _make: Callable[..., Any],
    _kept: Held,
) -> Any:
    return _make(_kept.snapshot, _kept.framework, audience=audience, **dict(options))
