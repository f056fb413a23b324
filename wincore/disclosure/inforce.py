"""What is in force while figures are made: the programme's policy, or that of a freeze.

A freeze reopens under its own policy, and beside what its audience had seen before it. Both hold
for everything made inside `in_force`: findings, views, plan and audit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wincore.disclosure.policy import Policy
    from wincore.store.snapshot import Snapshot

_policy: ContextVar[Policy | None] = ContextVar("policy", default=None)
_earlier: ContextVar[tuple[Snapshot, ...]] = ContextVar("earlier", default=())


@contextmanager
def in_force(policy: Policy | None = None, earlier: Sequence[Snapshot] = ()) -> Iterator[None]:
    """Let a policy (None: the programme's) and snapshots seen before, oldest first, be in force."""
    kept = _policy.set(policy), _earlier.set(tuple(earlier))
    try:
        yield
    finally:
        _policy.reset(kept[0])
        _earlier.reset(kept[1])


def policy_in_force() -> Policy | None:
    """Return the policy that stands in for the programme's, None where that one counts."""
    return _policy.get()


def seen_before() -> tuple[Snapshot, ...]:
    """Return the snapshots that the audience has seen before, oldest first."""
    return _earlier.get()
