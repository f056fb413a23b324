"""Plans, kept by what they are made from: the same data and policy give the same plan."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import RLock

from wincore.disclosure.plan import Plan, make_plan
from wincore.disclosure.policy import Policy
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

REMEMBERED = 16
# Who sees the figures of an audience beside its own: members of the panel read what is public.
READS_BOTH: dict[Audience, Audience] = {"public": "panel"}
Key = tuple[str, ...]
_kept: OrderedDict[Key, Plan] = OrderedDict()
_lock = RLock()


def plan_for(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    policy: Policy,
    earlier: Sequence[Snapshot] = (),
) -> Plan:
    """Return the plan of an audience, made once; who asks meanwhile waits for it.

    ``earlier`` are the snapshots that the audience has seen before, oldest first.
    """
    prints = (s.fingerprint for s in (snapshot, *earlier))
    key = (audience, policy.fingerprint, framework.fingerprint, *prints)
    with _lock:
        if key not in _kept:
            _kept[key] = _make(snapshot, framework, audience, policy, earlier)
        _kept.move_to_end(key)
        while len(_kept) > REMEMBERED:
            _kept.popitem(last=False)
        return _kept[key]


def _make(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    policy: Policy,
    earlier: Sequence[Snapshot],
) -> Plan:
    beside = READS_BOTH.get(audience)
    within = plan_for(snapshot, framework, beside, policy, earlier) if beside else None
    before = [
        (seen, plan_for(seen, framework, audience, policy, earlier[:i]))
        for i, seen in enumerate(earlier)
    ]
    return make_plan(snapshot, framework, audience, policy, within=within, before=before[::-1])
