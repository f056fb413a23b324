"""What may be shown to whom, so that nobody can be found in it.

An audience's *plan* holds every count about people that any page, table, download or pack may show
it. Small counts are hidden, and beside them so many others that nobody can work them out: not from
margins, shares, waves or groups within groups, and not an employer that knows its own rows. The
*audit* attacks what is shown and certifies that nothing gives way. See docs/disclosure.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wincore.findings import Audience

if TYPE_CHECKING:
    import pandas as pd

    from wincore.framework.model import Framework
    from wincore.store.snapshot import Snapshot


def protect_findings(
    findings: pd.DataFrame,
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    *,
    earlier: Sequence[Snapshot] | None = None,
) -> pd.DataFrame:
    """Return the findings as an audience may see them; the evaluator's as they are.

    ``earlier`` are snapshots whose figures the audience has seen before, oldest first (None: those
    in force). Protecting twice hides no more. Where the policy says so, employers are letters.
    """
    if audience == "evaluator":
        return findings
    from wincore.disclosure.keeping import plan_for
    from wincore.disclosure.letters import as_letters
    from wincore.disclosure.policy import read_policy
    from wincore.disclosure.showing import show
    from wincore.indicators.computing import facts_of

    policy, facts = read_policy(), facts_of(snapshot, framework)
    plan = plan_for(snapshot, framework, audience, policy, earlier)
    return as_letters(show(findings, plan, policy, facts), facts, policy.of(audience))


__all__ = ["protect_findings"]
