"""The certificate of everything that may be shown to an audience from a snapshot."""

from __future__ import annotations

import pandas as pd

from wincore.disclosure.audit import Certificate, audit_plan, named
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.policy import read_policy
from wincore.disclosure.published import of_findings, of_views
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.store.snapshot import Snapshot


def certify(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    shown: pd.DataFrame | None = None,
) -> Certificate:
    """Attack what an audience is shown and return the certificate.

    ``shown`` are the protected findings that go out; without them they are computed. Raises
    KeyError for the evaluator, from whom nothing is hidden.
    """
    from wincore.indicators import findings

    plan = plan_for(snapshot, framework, audience, read_policy())
    facts = facts_of(snapshot, framework)
    out = findings(snapshot, framework, audience=audience) if shown is None else shown
    given = of_findings(out, facts) | of_views(plan, snapshot, framework)
    return named(audit_plan(plan, given), facts.names)
