"""Several tests at once: p-values that allow for how many were made."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import lru_cache


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Return Holm's step-down adjusted p-values, in the order given; None stays None.

    Keeps the chance of any false claim within the family below alpha. Used within an outcome.
    Source: Holm 1979 (statsmodels).
    """
    adjusted = iter(_holm(tuple(p for p in p_values if p is not None)))
    return [None if p is None else next(adjusted) for p in p_values]


def benjamini_hochberg(p_values: Sequence[float | None]) -> list[float | None]:
    """Return Benjamini and Hochberg's adjusted p-values, in the order given; None stays None.

    Keeps the expected share of false claims among the claims below alpha: for exploring only.
    Source: Benjamini and Hochberg 1995 (scipy.stats.false_discovery_control).
    """
    from scipy.stats import false_discovery_control

    known = [p for p in p_values if p is not None]
    adjusted = iter(false_discovery_control(known) if known else [])
    return [None if p is None else float(next(adjusted)) for p in p_values]


@lru_cache(maxsize=1024)
def _holm(known: tuple[float, ...]) -> tuple[float, ...]:
    from statsmodels.stats.multitest import multipletests

    if not known:
        return ()
    gc.freeze()  # multipletests collects garbage at every call: 170 ms, unless all is set aside
    try:
        return tuple(float(p) for p in multipletests(known, method="holm")[1])
    finally:
        gc.unfreeze()
