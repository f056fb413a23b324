"""Where the evidence of a fictional employer could be read."""

from __future__ import annotations


def address(who: str, what: str) -> str:
    """Return an address under example.org, which is reserved and leads nowhere."""
    return f"https://example.org/{who.lower()}/{what.lower().replace('_', '-')}"
