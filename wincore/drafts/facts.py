"""What a file was recognised as, in words."""

from __future__ import annotations

import pandas as pd

from wincore.framework.model import Framework
from wincore.ingest.check import UNKNOWN_FIX
from wincore.ingest.result import Checked
from wincore.ingest.surveys.comparability import Verdict
from wincore.ingest.surveys.dialects import TITLES
from wincore.problems import blocking
from wincore.wording import counted, listing

RETURNS = {
    "return": "Employer return",
    "cross-tab": "Workforce cross-tab",
    "eeo-1": "EEO-1 return",
    "workforce-list": "Workforce list",
}
NOT_RECOGNISED = "Neither an employer return nor a survey"
VERDICTS: dict[Verdict, str] = {
    "same": "asked the same (trend drawn)",
    "reworded": "reworded (trend broken)",
    "scale changed": "with other answers (no trend)",
    "new": "new (no trend)",
    "dropped": "not asked (no trend)",
}
NO_INSTRUMENT = "survey of no known instrument"


def tool(checked: Checked) -> str:
    """Return the name of the tool or form a file came from."""
    return RETURNS.get(checked.dialect) or TITLES.get(checked.dialect, checked.dialect)


def _unread(checked: Checked) -> str:
    first = next(iter(blocking(list(checked.problems))), None)
    return NOT_RECOGNISED if first is None or first.fix == UNKNOWN_FIX else first.what.rstrip(".")


def facts(checked: Checked, framework: Framework) -> list[str]:
    """Return what a file was recognised as, part by part; what is not known is left out."""
    if checked.kind == "unknown":
        return [_unread(checked)]
    survey = checked.kind == "survey"
    titles = {i.id: i.title for i in framework.instruments}
    waves = {w.id: w.title for w in framework.programme.waves}
    parts = [tool(checked)]
    parts += [titles.get(checked.instrument, NO_INSTRUMENT)] if survey else []
    parts += [listing(waves.get(w, w) for w in checked.waves)] if checked.waves else []
    parts += [counted(checked.rows, "response" if survey else "row")]
    parts += [counted(len(checked.employers), "employer")] if checked.employers else []
    return parts


def verdicts(checked: Checked) -> str:
    """Say how a survey's items were asked against the instrument, and which trends are drawn."""
    said = [
        f"{counted(n, 'item')} {words}"
        for verdict, words in VERDICTS.items()
        if (n := sum(c.verdict == verdict for c in checked.comparisons))
    ]
    return f"Against the questionnaire: {listing(said)}." if said else ""


def unlike(checked: Checked, framework: Framework) -> pd.DataFrame:
    """Return the items not asked as the questionnaire asks them.

    Columns item, wording (of the questionnaire), verdict, trend, asked (the wording found), why.
    """
    instruments = {i.id: i for i in framework.instruments}
    instrument = instruments.get(checked.instrument)
    wording = {i.id: i.text for i in instrument.items} if instrument else {}
    rows = [
        (c.item, wording.get(c.item, c.item), c.verdict, c.trend, c.asked, c.why)
        for c in checked.comparisons
        if c.verdict != "same"
    ]
    return pd.DataFrame(rows, columns=["item", "wording", "verdict", "trend", "asked", "why"])
