"""Seeded draws that are the same on every machine."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws, named so that adding one elsewhere does not move the others.

    Only ``random.Random.random`` is used: Python keeps its sequence for good, whereas the other
    methods, and NumPy's distributions, may change between versions. No logarithm or cosine is
    taken either, because their last digit depends on the machine, nor `sum` of fractions, which
    rounds otherwise since Python 3.12.
    """

    def __init__(self, *names: str) -> None:
        self._random = random.Random("/".join(names))  # noqa: S311 - not for secrets

    def unit(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return self._random.random()

    def happens(self, probability: float) -> bool:
        """Return True with that probability."""
        return self.unit() < probability

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def choice(self, items: Sequence[T]) -> T:
        """Return one of the items, each as likely as the others."""
        return items[int(self.unit() * len(items))]

    def pick(self, weights: Mapping[str, float]) -> str:
        """Return one of the keys, in proportion to its weight."""
        rest = self.unit() * math.fsum(weights.values())
        for name, weight in weights.items():
            rest -= weight
            if rest < 0:
                return name
        return next(reversed(list(weights)))

    def some(self, items: Sequence[T], number: int) -> list[T]:
        """Return that many different items, in the order drawn."""
        left = list(items)
        return [left.pop(int(self.unit() * len(left))) for _ in range(min(number, len(left)))]

    def bell(self) -> float:
        """Return a number around 0 with standard deviation 1 (a sum of twelve uniforms)."""
        return math.fsum(self.unit() for _ in range(12)) - 6.0
