"""Plans, kept by what they are made from: the same data and policy give the same plan.

They are kept in memory and, as bare patterns of what is hidden, in files beside the key of the
store: a server that starts again need not find them again.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import RLock

import pandas as pd

from wincore.disclosure.inforce import seen_before
from wincore.disclosure.patterns import read_patterns, write_patterns
from wincore.disclosure.plan import Plan
from wincore.disclosure.planning import make_plan
from wincore.disclosure.policy import Policy
from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.settings import settings
from wincore.store.snapshot import Snapshot

REMEMBERED = 16
FOLDER = "plans"
# Who sees the figures of an audience beside its own: members of the panel read what is public.
READS_BOTH: dict[Audience, Audience] = {"public": "panel"}
TABLES = ("employers", "workforce", "recruitment", "responses", "scores")
_kept: OrderedDict[str, Plan] = OrderedDict()
_prints: OrderedDict[int, tuple[Snapshot, str]] = OrderedDict()
_lock = RLock()


def plan_for(
    snapshot: Snapshot,
    framework: Framework,
    audience: Audience,
    policy: Policy,
    earlier: Sequence[Snapshot] | None = None,
) -> Plan:
    """Return the plan of an audience, made once; who asks meanwhile waits for it.

    ``earlier`` are the snapshots that the audience has seen before, oldest first (None: those that
    are in force).
    """
    earlier = (snapshot.earlier or seen_before()) if earlier is None else earlier
    snapshot = snapshot.origin or snapshot  # employers' letters change nothing about the counts
    with _lock:
        prints = [_fingerprint(s) for s in (snapshot, *earlier)]
        parts = (audience, _about_counts(policy), framework.fingerprint, _code(), *prints)
        key = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
        if key not in _kept:
            _kept[key] = _make(key, snapshot, framework, audience, policy, earlier)
        _kept.move_to_end(key)
        while len(_kept) > REMEMBERED:
            _kept.popitem(last=False)
        return _kept[key]


def _make(
    key: str,
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
    ][::-1]
    file = settings().key_file.parent / FOLDER / f"{key}.npz"
    known = read_patterns(file)
    plan = make_plan(
        snapshot, framework, audience, policy, within=within, before=before, known=known
    )
    if not known:
        write_patterns(file, plan)
    return plan


def _fingerprint(snapshot: Snapshot) -> str:
    """Return a hash of what a snapshot holds about people, made once for each snapshot."""
    held = _prints.get(id(snapshot))
    if held is None or held[0] is not snapshot:
        _prints[id(snapshot)] = snapshot, _content(snapshot)
    while len(_prints) > REMEMBERED:
        _prints.popitem(last=False)
    return _prints[id(snapshot)][1]


def _content(snapshot: Snapshot) -> str:
    found = hashlib.sha256(snapshot.fingerprint.encode())
    for name in TABLES:
        table = snapshot.table(name).astype(str)
        found.update("\x1f".join([name, *table.columns]).encode())
        found.update(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes())
    return found.hexdigest()


def _about_counts(policy: Policy) -> str:
    """Return a hash of what a policy says about counts: letters hide names, and no count."""
    named = {"letters": False}
    panel, public = (rule.model_copy(update=named) for rule in (policy.panel, policy.public))
    return policy.model_copy(update={"panel": panel, "public": public}).fingerprint


@lru_cache(maxsize=1)
def _code() -> str:
    """Return a hash of this room's code: another version may find another plan."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
