"""Whether a pack may be written at all: its figures are protected, and the audit says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wincore.figures import Context
from wincore.pack.audits import audited

Certify = Callable[[Context], Mapping[str, Any]]
UNPROTECTED = "A pack is for the panel or the public: the evaluator's own figures do not go round."
NOT_HIDDEN = (
    "The pack is not written: {count} of {cells} figures about people could be told more closely "
    "than the policy allows{example}. Nothing went out. Run “python -m wincore disclosure audit” "
    "to see them all."
)
EXAMPLE = ", for example {table} ({reader})"


class PackRefused(Exception):  # noqa: N818  (says what is the case)
    """The pack may not be written; nothing was."""


def require_protected(context: Context, certify: Certify) -> dict[str, Any]:
    """Return the disclosure certificate of what a context shows; raise PackRefused if it fails."""
    if context.audience == "evaluator":
        raise PackRefused(UNPROTECTED)
    found = dict(certify(context))
    if found["under_protected"]:
        raise PackRefused(refusal(found))
    return found


def refusal(found: Mapping[str, Any]) -> str:
    """Say why a pack is refused: how many figures, and where the first of them stands."""
    first = next(iter(found.get("failures", ())), None)
    example = EXAMPLE.format(table=first["table"], reader=first["reader"]) if first else ""
    count, cells = found["under_protected"], found["cells"]
    return NOT_HIDDEN.format(count=count, cells=cells, example=example)


def certified(context: Context) -> dict[str, Any]:
    """Attack what a context shows as every reader, and return the certificate as JSON values."""
    return audited(context)
