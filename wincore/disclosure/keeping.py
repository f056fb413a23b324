"""Plans, kept by what they are made from: the same data, framework and policy give the same plan."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from wincore.disclosure.plan import Plan, make_plan
from wincore.disclosure.policy import Policy
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

REMEMBERED = 16
Key = tuple[str, ...]
_kept: OrderedDict[Key, Plan] = OrderedDict()
_locks: dict[Key, Lock] = {}
_guard = Lock()


def plan_for(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    policy: Policy,
    earlier: Sequence[Snapshot] = (),
) -> Plan:
    """Return the plan of an audience, made once; who asks meanwhile waits for it."""
    prints = (s.fingerprint for s in (snapshot, *earlier))
    key = (audience, policy.fingerprint, framework.fingerprint, *prints)
    with _guard:
        lock = _locks.setdefault(key, Lock())
    with lock:
        if key not in _kept:
            _kept[key] = make_plan(snapshot, framework, audience, policy, earlier=earlier)
        with _guard:
            _kept.move_to_end(key)
            while len(_kept) > REMEMBERED:
                old, _ = _kept.popitem(last=False)
                _locks.pop(old, None)
            return _kept[key]
