"""How much protection hides, against the fewest cells possible and against a plain rule.

    python -m benchmarks.disclosure

The tables are random: employers x ethnic groups x sexes with all margins, many counts small. The
fewest possible is proven by mixed-integer programming where that ends in time. "Hide and hope"
hides small counts and a second one in each line. Readers: the outsider and every employer; for the
largest table also the outsider alone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.disclosure.given import given_away, programme_table
from tests.disclosure.optimum import fewest_hidden, hide_and_hope
from wincore.disclosure.family import Family
from wincore.disclosure.protection import protect

MINIMUM = 5
SHAPES = ((4, 3, 1), (5, 3, 1), (6, 4, 1))  # employers, groups, sexes
SEEDS = range(6)
LARGEST = {"seed": 22, "employers": 10, "share": 0.1}
HEADERS = (
    "table", "readers", "cells", "hide and hope", "given away", "hidden", "given away", "fewest",
    "above it", "seconds",
)  # fmt: skip
NOT_PROVEN = "not proven"


@dataclass(frozen=True)
class Row:
    """What became of some tables of one shape, added up."""

    table: str
    readers: str
    cells: int
    hoped: int
    hoped_away: int
    hidden: int
    away: int
    fewest: int | None
    seconds: float

    def cells_of(self) -> tuple[str, ...]:
        """Return the row as it is printed."""
        above = f"{self.hidden / self.fewest - 1:.0%}" if self.fewest else ""
        fewest = str(self.fewest) if self.fewest else NOT_PROVEN
        counts = (self.cells, self.hoped, self.hoped_away, self.hidden, self.away)
        return (self.table, self.readers, *map(str, counts), fewest, above, f"{self.seconds:.1f}")


def rows() -> Iterator[Row]:
    """Yield a row for each shape, and one for the table of ten employers."""
    for shape in SHAPES:
        name = " x ".join(map(str, shape))
        families = [programme_table(seed, *shape) for seed in SEEDS]
        yield measured(f"{name} ({len(SEEDS)} tables)", "all", families)
    yield measured("10 x 5 x 2", "outsider", [replace(programme_table(**LARGEST), floors={})])
    yield measured("10 x 5 x 2", "all", [programme_table(**LARGEST)], solve=False)


def measured(name: str, readers: str, families: list[Family], *, solve: bool = True) -> Row:
    """Protect families and compare with the fewest cells possible and the plain rule."""
    begun = time.process_time()
    done = [protect(f, MINIMUM).hidden for f in families]
    seconds = time.process_time() - begun
    hoped = [hide_and_hope(f, MINIMUM) for f in families]
    best = [fewest(f) for f in families] if solve else [None]
    return Row(
        name,
        readers,
        sum(len(f.cells) for f in families),
        sum(int(h.sum()) for h in hoped),
        sum(given_away(f, h, MINIMUM) for f, h in zip(families, hoped, strict=True)),
        sum(int(h.sum()) for h in done),
        sum(given_away(f, h, MINIMUM) for f, h in zip(families, done, strict=True)),
        None if None in best else sum(b for b in best if b is not None),
        seconds,
    )


def fewest(family: Family) -> int | None:
    """Return the fewest cells that can be hidden; None where that is not proven in time."""
    try:
        return fewest_hidden(family, MINIMUM)
    except AssertionError:
        return None


def main() -> None:
    """Print the table."""
    print("| " + " | ".join(HEADERS) + " |")
    print("|" + "---|" * len(HEADERS))
    for row in rows():
        print("| " + " | ".join(row.cells_of()) + " |", flush=True)


if __name__ == "__main__":
    main()
