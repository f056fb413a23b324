"""From a snapshot to the findings table."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from threading import Lock

import pandas as pd

from wincore.findings import FINDINGS, Audience
from wincore.framework.benchmark import Benchmark
from wincore.framework.model import Framework
from wincore.framework.outcomes import Indicator
from wincore.indicators.completion import completed
from wincore.indicators.facts import Facts
from wincore.indicators.registry import rules
from wincore.indicators.rows import NO_DATA, NO_RULE, Row, Rule, assemble, nothing
from wincore.store.snapshot import Snapshot

UNKNOWN_EMPLOYER = "no employer recruited is called {employer!r}"
EVALUATOR: Audience = "evaluator"
REMEMBERED = 6  # snapshots whose counts are kept
_kept: deque[Facts] = deque(maxlen=REMEMBERED)
_lock = Lock()


def facts_of(
    snapshot: Snapshot, framework: Framework, benchmarks: Sequence[Benchmark] | None = None
) -> Facts:
    """Return the facts that indicators and views read.

    Of the framework's benchmarks those count that it names as default for a group; of rows given
    instead, the first one for a group.
    """
    if benchmarks is None:
        return _by_default(snapshot, framework)
    given = {g: b for b in reversed(benchmarks) for g in (b.group, *b.default_for)}
    return Facts(snapshot, framework, given)


def _by_default(snapshot: Snapshot, framework: Framework) -> Facts:
    """Return the facts of a snapshot, the same for all who ask: what they count is counted once."""
    with _lock:
        for facts in _kept:
            if facts.snapshot is snapshot and facts.framework is framework:
                return facts
        default = {g: b for b in reversed(framework.benchmarks) for g in b.default_for}
        _kept.append(Facts(snapshot, framework, default))
        return _kept[-1]


def findings(
    snapshot: Snapshot,
    framework: Framework,
    *,
    audience: Audience = EVALUATOR,
    employer: str | None = None,
    benchmarks: Sequence[Benchmark] | None = None,
) -> pd.DataFrame:
    """Compute every indicator of the framework, per employer and for the programme, per wave.

    ``employer`` (id, name, or "all" for the programme) keeps the rows of one; ``benchmarks`` stand
    in for the framework's rows, the first one for a group is used. Each indicator has at least one
    row: an empty one with a note where nothing is held. For "panel" and "public" the table has been
    through the disclosure rule.

    Returns a table that satisfies `wincore.findings.FINDINGS`, in the order of the framework's
    indicators, of waves, of groups, and the programme before its employers. Raises KeyError for an
    unknown employer.
    """
    facts = facts_of(_seen(snapshot, framework, audience), framework, benchmarks)
    wanted = None if employer is None else name_of(facts, employer)
    found = completed(assemble(_parts(facts), facts), facts)
    shown = protected(FINDINGS.validate(found), facts, audience)
    return shown if wanted is None else shown[shown["employer"] == wanted].reset_index(drop=True)


def _seen(snapshot: Snapshot, framework: Framework, audience: Audience) -> Snapshot:
    if audience == EVALUATOR:
        return snapshot
    from wincore.disclosure.seen import as_seen

    return as_seen(snapshot, framework, audience)


def protected(found: pd.DataFrame, facts: Facts, audience: Audience) -> pd.DataFrame:
    """Return what an audience may see of the findings."""
    if audience == EVALUATOR:
        return found
    from wincore.disclosure import protect_findings  # only where it is needed: it may be heavy

    return protect_findings(found, facts.snapshot, facts.framework, audience)


def name_of(facts: Facts, employer: str) -> str:
    """Return the name as shown of an employer given by id or name; raise KeyError if unknown."""
    if employer in facts.names:
        return facts.names[employer]
    if employer in facts.names.values():
        return employer
    raise KeyError(UNKNOWN_EMPLOYER.format(employer=employer))


def _parts(facts: Facts) -> dict[str, list[Row]]:
    known = rules(facts.framework)
    return {i.id: _part(facts, i, known.get(i.id)) for i in facts.framework.indicators}


def _part(facts: Facts, indicator: Indicator, rule: Rule | None) -> list[Row]:
    if rule is None:
        return [nothing(facts, NO_RULE)]
    found = list(rule(facts, indicator))
    return found or [nothing(facts, NO_DATA)]
