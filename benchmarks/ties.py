"""Why ties between employers are not tested: one tie joins two employers, who change together.

Printed by `python -m benchmarks.coverage`: two random networks of the same density, drawn apart,
and how often the share of others that each employer is tied to would be called changed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.lines import CALLED, SEED, verdict_line
from wincore.statistics import paired_change, verdict

EMPLOYERS = 10
DENSITIES = (0.08, 0.2, 0.35)  # the demonstration's networks have 0.11 and 0.33


def tied_lines(networks: int) -> Iterator[str]:
    """Yield how often a test of employers is wrong about two networks drawn alike."""
    for density in DENSITIES:
        rng, called = np.random.default_rng(SEED), 0
        for _ in range(networks):
            before, now = (_partners(rng, density) for _ in range(2))
            called += verdict(paired_change(before, now)).word in CALLED
        name = f"ties, density {density:.2f}, if tested"
        yield verdict_line(name, EMPLOYERS, called / networks, networks)


def _partners(rng: np.random.Generator, density: float) -> dict[str, float]:
    """Return employer -> share of the others that it is tied to, whoever named whom."""
    named = rng.random((EMPLOYERS, EMPLOYERS)) < density
    np.fill_diagonal(named, False)
    partners = (named | named.T).sum(axis=1) / (EMPLOYERS - 1)
    return {f"E{i}": float(share) for i, share in enumerate(partners)}
