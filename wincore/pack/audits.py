"""Audits, kept by what was attacked: the same figures under the same plan fail or pass alike.

An attack takes longer than all of a pack's files together. What it found is kept in a file beside
the key of the store, under a hash of every figure shown, of the plan, and of the code that attacks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

import wincore.disclosure
from wincore.disclosure.certifying import certify
from wincore.disclosure.keeping import plan_for
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import read_policy
from wincore.exporting import records
from wincore.figures import Context
from wincore.settings import settings

FOLDER = "audits"
NAMED = 20  # failures told by name


def audited(context: Context) -> dict[str, Any]:
    """Return the certificate of what a context shows, with the first failures by name."""
    policy = read_policy()
    plan = plan_for(context.snapshot, context.framework, context.audience, policy)
    key = hashlib.sha256(b"\x1f".join(_attacked(plan, context))).hexdigest()
    file = settings().key_file.parent / FOLDER / f"{key}.json"
    if file.exists():
        known: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return known
    found = _found(context)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return found


def _found(context: Context) -> dict[str, Any]:
    made = certify(context.snapshot, context.framework, context.audience, context.findings)
    failures = made.failures
    columns = [c for c in ("table", "reader", "cell") if c in failures]
    named = failures.reindex(columns=columns).head(NAMED).fillna("").astype(str)
    return made.as_dict() | {"failures": records(named), "earlier": len(context.snapshot.earlier)}


def _attacked(plan: Plan, context: Context) -> Iterator[bytes]:
    """Yield everything an audit's outcome depends on."""
    yield _code().encode()
    yield f"{context.audience} {plan.minimum} {read_policy().fingerprint}".encode()
    for name, section in sorted(plan.sections.items()):
        yield "\x1e".join(name).encode()
        yield section.family.values.tobytes() + section.protection.hidden.tobytes()
        yield repr(sorted(section.laid.places.items())).encode()
    shown = context.findings.astype(str)
    yield pd.util.hash_pandas_object(shown, index=False).to_numpy().tobytes()


@lru_cache(maxsize=1)
def _code() -> str:
    """Return a hash of the rooms that decide what is shown and attack it."""
    room = Path(wincore.disclosure.__file__).parent
    files = sorted([*room.glob("*.py"), *(room.parent / "indicators").glob("*.py")])
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
