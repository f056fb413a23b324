"""What of a view about people may be shown to whom: the disclosure plan, laid over the view.

The plan is imported only where it is needed: it may be heavy, and the evaluator sees everything.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

EVALUATOR: Audience = "evaluator"


def shown_levels(
    table: pd.DataFrame,
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    wave: str,
    employer: str,
) -> pd.DataFrame:
    """Return the levels of a workforce as an audience may see them."""
    if audience == EVALUATOR:
        return table
    from wincore.disclosure.viewing import show_levels

    return show_levels(table, snapshot, framework, audience, wave, employer)


def shown_funnel(
    table: pd.DataFrame,
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    wave: str,
    employer: str,
) -> pd.DataFrame:
    """Return the stages of recruitment as an audience may see them."""
    if audience == EVALUATOR:
        return table
    from wincore.disclosure.viewing import show_funnel

    return show_funnel(table, snapshot, framework, audience, wave, employer)


def shown_answers(
    table: pd.DataFrame,
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    asked: Sequence[tuple[str, str]],
    narrow: bool,
) -> pd.DataFrame:
    """Return a distribution of answers as an audience may see it.

    ``asked`` has instrument and wave of each split; ``narrow`` tells that it is not everybody's.
    """
    if audience == EVALUATOR:
        return table
    from wincore.disclosure.surveytables import Asked
    from wincore.disclosure.viewing import show_answers

    return show_answers(table, snapshot, framework, audience, [Asked(*a) for a in asked], narrow)
