"""Whether a pack may be written at all: its figures are protected, and the audit says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wincore.disclosure import protect_findings
from wincore.figures import Context

Certify = Callable[[Context], Mapping[str, Any]]
UNPROTECTED = "A pack is for the panel or the public: the evaluator's own figures do not go round."
NOT_HIDDEN = "The pack is not written: {count} of {cells} cells are under-protected."


class PackRefused(Exception):  # noqa: N818  (says what is the case)
    """The pack may not be written; nothing was."""


def require_protected(context: Context, certify: Certify) -> dict[str, Any]:
    """Return the disclosure certificate of what a context shows; raise PackRefused if it fails."""
    if context.audience == "evaluator":
        raise PackRefused(UNPROTECTED)
    found = dict(certify(context))
    if found["under_protected"]:
        raise PackRefused(NOT_HIDDEN.format(count=found["under_protected"], cells=found["cells"]))
    return found


def certified(context: Context) -> dict[str, Any]:
    """Audit the findings of a context: protecting them once more must hide nothing further."""
    again = protect_findings(
        context.findings, context.snapshot, context.framework, context.audience
    )
    before, after = context.findings["value"].notna(), again["value"].notna()
    return {
        "cells": len(before),
        "hidden": int(context.findings["note"].str.startswith("[c]").sum()),
        "under_protected": int((before & ~after).sum()),
        "tightest": None,
        "readers": [],
    }
