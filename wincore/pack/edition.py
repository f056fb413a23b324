"""What a pack is made from: one context, its date, its freeze and the panel's record."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

import pandas as pd
from pydantic import ValidationError

from wincore import __version__
from wincore.disclosure.inforce import in_force
from wincore.disclosure.policy import Policy, read_policy
from wincore.disclosure.seen import as_seen, framework_seen, names_of, without_names
from wincore.figures import Context
from wincore.findings import Audience
from wincore.framework import Framework, Programme
from wincore.indicators import findings
from wincore.store import Condition, Freeze, Kept, Ledger, NotReopened, PanelRecord, Snapshot
from wincore.store.benchmarks import with_entered_benchmarks
from wincore.store.errors import GONE, OTHER_POLICY
from wincore.store.marks import DEMONSTRATION
from wincore.store.records import open_conditions

MARK = "Demonstration: a fictional programme"


@dataclass(frozen=True)
class Edition:
    """One edition of the pack; equal editions make equal bytes.

    ``written`` stands in all files as the moment of writing: that of the freeze, or the as-at date.
    ``carried`` are the conditions of earlier reviews that were open then.
    """

    context: Context
    written: datetime
    demonstration: bool = False
    freeze: Freeze | None = None
    kept: Kept | None = None
    carried: tuple[Condition, ...] = ()
    version: str = __version__
    policy: Policy = field(default_factory=read_policy)

    @property
    def programme(self) -> Programme:
        """The programme that is reviewed."""
        return self.context.framework.programme

    @property
    def record(self) -> PanelRecord:
        """What evaluator and panel have entered, empty where nothing is."""
        return self.kept.content if self.kept else PanelRecord()

    @property
    def mark(self) -> str:
        """The mark that every slide, page and sheet bears, or ""."""
        return MARK if self.demonstration else ""

    def by(self, who: str) -> str:
        """Return who did something as words with "by" before; the public is not told."""
        return "" if self.context.audience == "public" else f" by {who}"

    def in_force(self) -> AbstractContextManager[None]:
        """Return what everything shown of it is made within: the policy it was frozen with."""
        return in_force(self.policy)


def edition(
    ledger: Ledger,
    framework: Framework | None = None,
    *,
    as_at: date | None = None,
    freeze: str | None = None,
    audience: Audience = "panel",
) -> Edition:
    """Return the edition of a freeze, or of what counts as at a date (default: today).

    ``framework`` is not needed for a freeze, which has its own. Raise KeyError without both, and
    NotReopened for a freeze that cannot be brought back exactly.
    """
    if freeze is not None:
        return _frozen(ledger, freeze, audience)
    if framework is None:
        raise KeyError("framework")
    day = as_at or date.today()
    known = with_entered_benchmarks(ledger, framework)
    snapshot = ledger.snapshot(day)
    made = Edition(
        context=context_of(snapshot, known, audience, ledger.seen_before(audience, snapshot)),
        written=datetime.combine(day, time(), UTC),
        demonstration=_demonstration(ledger, known),
    )
    return with_record(made, ledger)


def _frozen(ledger: Ledger, name: str, audience: Audience) -> Edition:
    frozen, policy = ledger.frozen(name), policy_of(ledger.frozen(name))
    snapshot, known = ledger.reopen(name)
    with in_force(policy):
        context = context_of(snapshot, known, audience, ledger.seen_before(audience, snapshot))
        made = Edition(
            context=context,
            written=frozen.at,
            demonstration=_demonstration(ledger, known),
            freeze=frozen,
            policy=policy,
        )
        return with_record(made, ledger)


def policy_of(frozen: Freeze) -> Policy:
    """Return the policy a freeze was made with; raise NotReopened where it cannot be read."""
    try:
        return Policy.model_validate_json(json.dumps(frozen.policy))
    except ValidationError as unread:
        raise NotReopened(GONE.format(name=frozen.name, why=OTHER_POLICY)) from unread


def context_of(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    earlier: tuple[Snapshot, ...] = (),
) -> Context:
    """Return the context of a snapshot as an audience sees it, under the policy in force."""
    shown = as_seen(snapshot, framework, audience, earlier)
    found = findings(shown, framework, audience=audience)
    known = framework_seen(framework, shown, audience)
    return Context(found, shown, known, audience, latest_wave(found, framework.programme))


def with_record(made: Edition, ledger: Ledger) -> Edition:
    """Return an edition with the panel's record as it is now, its names as the audience sees them.

    A draft has no record, only the conditions of earlier reviews that are open.
    """
    frozen = made.freeze
    kept = None if frozen is None else ledger.record_of(frozen.name)
    carried = open_conditions(ledger, before=frozen.at if frozen else None)
    held = made.context.snapshot.origin
    if held is not None:  # employers are letters
        names = names_of(held, made.context.framework)
        kept = kept and replace(kept, content=without_names(kept.content, names))
        carried = tuple(without_names(c, names) for c in carried)
    return replace(made, kept=kept, carried=carried)


def latest_wave(found: pd.DataFrame, programme: Programme) -> str:
    """Return the last wave for which there is any figure, or the first wave."""
    held = set(found.loc[found["value"].notna(), "wave"])
    waves = [w.id for w in programme.waves]
    return next((w for w in reversed(waves) if w in held), waves[0])


def _demonstration(ledger: Ledger, framework: Framework) -> bool:
    return framework.programme.demonstration or bool(ledger.mark(DEMONSTRATION))
