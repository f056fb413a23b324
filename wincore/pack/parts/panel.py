"""Parts 13 and 14: what the evaluator writes for the panel, and what the panel decides."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.charts import Chart, listed
from wincore.charts.palette import RATINGS
from wincore.pack.content import Exhibit, Points, Section, Words
from wincore.pack.edition import Edition
from wincore.wording import british_date, counted, sentence

DUTY = (
    "Section 149 of the Equality Act 2010 asks the panel to have due regard to the need to "
    "eliminate discrimination, to advance equality of opportunity and to foster good relations."
)
REGARD = "Due regard, and the options before the panel"
NO_NOTE = "The evaluator has not written the equality note yet."
NO_OPTIONS = "The evaluator has not written options yet."
NO_RECORD, TO_FILL_IN = "No decision is recorded yet", "To be filled in at the review"
BLANKS = (
    "Decision: Go · Go with conditions · Pause/repeat · Stop",
    "Reasons",
    "Ratings changed by the panel, and why",
    "Conditions: what, owner, by when, evidence",
    "Actions",
)
NONE = "none"
Blocks = tuple[Words | Points | Exhibit, ...]


def choices(edition: Edition, number: str) -> Section:
    """Give the equality note, the options with their consequences, and conditions proposed."""
    record = edition.record
    rows = [(o.title, o.consequences or NONE) for o in record.options]
    said = sentence(f"{counted(len(rows), 'option')} before the panel")
    options = _listed(rows, ("Option", "Consequences"), said)
    blocks: Blocks = (
        Words(DUTY),
        Points("Equality note", (record.equality or NO_NOTE,)),
        Exhibit("options", "Options", options) if rows else Words(NO_OPTIONS),
        *_conditions(edition),
    )
    return Section(number, "Equality note, options, conditions", blocks, finding=REGARD)


def _conditions(edition: Edition) -> list[Exhibit]:
    record = edition.record
    rows = [
        (c.id, c.what, c.owner, british_date(c.by_when), c.evidence, c.state)
        for c in record.conditions
    ]
    columns = ("Id", "Condition", "Owner", "By when", "Evidence", "State")
    still_open = sum(c.state == "open" for c in record.conditions)
    found = _listed(rows, columns, sentence(f"{counted(still_open, 'condition')} open"))
    return [Exhibit("conditions", "Conditions", found)] if rows else []


def record(edition: Edition, number: str) -> Section:
    """Give the panel's decision, its reasons, the ratings it changed, and its actions."""
    if edition.kept is None or not edition.record.decision:
        blank = (Points(TO_FILL_IN, BLANKS),)
        return Section(number, "Record of the panel", blank, finding=NO_RECORD)
    kept, content = edition.kept, edition.record
    when = f"Version {kept.version}, entered by {kept.who} on {british_date(kept.at)}."
    blocks: Blocks = (
        Words(content.reasons),
        Words(when),
        *_overrides(edition),
        *_actions(edition),
    )
    return Section(number, "Record of the panel", blocks, finding=f"Decision: {content.decision}")


def _overrides(edition: Edition) -> list[Exhibit]:
    framework = edition.context.framework
    titles = {i.id: i.title for i in framework.indicators}
    titles |= {str(o.id): o.title for o in framework.outcomes}
    rows = [
        (titles.get(o.of, o.of), _rating(o.suggested), _rating(o.rating), o.reason)
        for o in edition.record.overrides
    ]
    said = sentence(f"The panel changed {counted(len(rows), 'rating')}")
    found = _listed(rows, ("Of", "Suggested", "Panel", "Reason"), said)
    return (
        [Exhibit("overrides", "Ratings changed by the panel", found, None, "rating")]
        if rows
        else []
    )


def _rating(word: str) -> str:
    return f"{RATINGS[word].icon} {RATINGS[word].word}"


def _actions(edition: Edition) -> list[Exhibit]:
    rows = [
        (a.what, a.owner or NONE, british_date(a.by_when) if a.by_when else "no date")
        for a in edition.record.actions
    ]
    said = sentence(f"{counted(len(rows), 'action')} agreed")
    found = _listed(rows, ("Action", "Owner", "By when"), said)
    return [Exhibit("actions_agreed", "Actions", found)] if rows else []


def _listed(rows: Sequence[tuple[str, ...]], columns: Sequence[str], said: str) -> Chart:
    return listed(pd.DataFrame(list(rows), columns=list(columns)), said)
