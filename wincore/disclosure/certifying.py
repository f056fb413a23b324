"""The certificate of everything that may be shown to an audience from a snapshot."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wincore.disclosure.audit import Certificate, audit_plan, named
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.letters import ids_of
from wincore.disclosure.policy import read_policy
from wincore.disclosure.published import of_findings, of_views
from wincore.disclosure.rounding import certificate
from wincore.disclosure.showing import show
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of, findings
from wincore.store.snapshot import Snapshot


def certify(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    shown: pd.DataFrame | None = None,
    *,
    earlier: Sequence[Snapshot] | None = None,
) -> Certificate:
    """Attack what an audience is shown and return the certificate.

    ``shown`` are the protected findings that go out; without them they are computed. ``earlier``
    are the snapshots that the audience has seen before, oldest first (None: those in force).
    Where counts are rounded instead of hidden, what is told of small ones is the failures. Raises
    KeyError for the evaluator, from whom nothing is hidden.
    """
    policy = read_policy()
    plan = plan_for(snapshot, framework, audience, policy, earlier)
    facts = facts_of(snapshot, framework)
    if policy.rule == "round":
        return named(certificate(plan, policy.base), facts.names)
    out = _shown(snapshot, framework, audience, earlier) if shown is None else shown
    given = of_findings(out, facts, ids_of(facts, policy.of(audience))) | of_views(
        plan, snapshot, framework
    )
    return named(audit_plan(plan, given), facts.names)


def _shown(
    snapshot: Snapshot, framework: Framework, audience: Audience, earlier: Sequence[Snapshot] | None
) -> pd.DataFrame:
    policy = read_policy()
    plan = plan_for(snapshot, framework, audience, policy, earlier)
    return show(findings(snapshot, framework), plan, policy, facts_of(snapshot, framework))
