"""Every figure by name, as a function of a context: the same one on a page, in a pack, anywhere."""

from wincore.figures import (
    commitment,
    community,
    employer,
    evidence,
    legacy,
    money,
    outcomes,
    review,
    risks,
    strategy,
    survey,
    workforce,
)
from wincore.figures.context import Context

__all__ = [
    "Context",
    "commitment",
    "community",
    "employer",
    "evidence",
    "legacy",
    "money",
    "outcomes",
    "review",
    "risks",
    "strategy",
    "survey",
    "workforce",
]
