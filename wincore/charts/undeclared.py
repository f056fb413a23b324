"""What people who have not declared their group could make of a comparison, in words."""

from __future__ import annotations

import pandas as pd

from wincore.wording import absent, number, percent

AMONG_KNOWN = "among those known"
REVERSE = "the undeclared could reverse it"
FOR_SOME = "for {n} of them the undeclared could reverse it"
FOR_NONE = "the undeclared could not reverse it"
UNTOLD = "what the undeclared could make of it is not shown for {n} of them"
BETWEEN = " ({low} to {high} with the undeclared)"


def could_reverse(turned: pd.Series, told: pd.Series) -> str:
    """Say for how many of the employers found the undeclared could reverse what was found.

    ``turned`` is whether they could, employer by employer; ``told`` whether their range is shown.
    The words begin with a semicolon; "" where no employer was found.
    """
    if turned.empty:
        return ""
    n, untold = int((turned & told).sum()), int((~told).sum())
    one = len(turned) == 1
    words = FOR_SOME.format(n=number(n)) if n and not one else REVERSE if n else FOR_NONE
    parts = [words] if n or not untold else []
    parts += [UNTOLD.format(n=number(untold))] if untold else []
    return "".join(f"; {part}" for part in parts)


def between(low: object, high: object) -> str:
    """Write the lowest and highest share possible, in brackets; "" where they are not shown."""
    if absent(low) or absent(high):
        return ""
    return BETWEEN.format(low=percent(low, 1), high=percent(high, 1))
