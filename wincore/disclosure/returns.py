"""The returns that a plan looks at: whose they are, what they tell apart, and where they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wincore.disclosure.people import ClassRow, Display, Sheet
from wincore.indicators.facts import Facts
from wincore.indicators.headcounts import headcounts


@dataclass(frozen=True, eq=False)
class Returns:
    """One table of people at one wave, in several editions: what is to be shown now comes first.

    A return is named by its employer; where an earlier edition had other numbers, by employer and
    edition. Numbers that did not change are one return, whatever edition they stand in.
    """

    editions: Sequence[Facts]
    table: str
    wave: str
    measures: tuple[str, ...]
    displays: tuple[Display, ...]
    _rows: dict[str, ClassRow] = field(default_factory=dict)
    _pools: dict[tuple[int, Display], set[str]] = field(default_factory=dict)

    @cached_property
    def names(self) -> list[dict[str, str]]:
        """For each edition: employer -> the name of its return."""
        return [self._named(i, facts) for i, facts in enumerate(self.editions)]

    @cached_property
    def rows(self) -> dict[str, ClassRow]:
        """Name of a return -> its classes."""
        return self._rows if self.names else {}

    def _named(self, edition: int, facts: Facts) -> dict[str, str]:
        held = facts.held(self.table)
        frame = held[held["wave"] == self.wave].reset_index(drop=True)
        if frame.empty:
            return {}
        categories = facts.framework.categories
        sheet = Sheet(frame, categories, self.displays, self.measures, self.measures[0])
        return {row.employer: self._name(edition, row) for row in sheet.classes()}

    def _name(self, edition: int, row: ClassRow) -> str:
        names = [row.employer, *(f"{row.employer} ({i})" for i in range(1, edition + 1))]
        for name in names:
            held = self._rows.setdefault(name, row)
            if _same(held, row):
                return name
        raise AssertionError("an edition has at most one return of an employer")

    def pool(self, edition: int, displays: Iterable[Display]) -> tuple[str, ...]:
        """Return the returns of an edition that can tell all of the displays apart."""
        found = [self._told(edition, d) for d in displays]
        names = self.names[edition]
        return tuple(sorted(names[e] for e in set.intersection(*found) if e in names))

    def _told(self, edition: int, display: Display) -> set[str]:
        if (edition, display) not in self._pools:
            held = headcounts(self.editions[edition], self.table, self.measures, display.levels)
            own = held.employers(self.wave, display.group)
            self._pools[edition, display] = {c.employer for c in own if not c.reason}
        return self._pools[edition, display]

    def groups(self, pools: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Return the returns in groups that every pool has wholly or not at all."""
        wanted = [set(pool) for pool in pools]
        found: dict[object, list[str]] = {}
        for name, row in self.rows.items():
            inside = tuple(name in pool for pool in wanted)
            found.setdefault((inside, row.bits.shape, row.bits.tobytes()), []).append(name)
        return [tuple(sorted(names)) for names in found.values()]


def _same(one: ClassRow, other: ClassRow) -> bool:
    shapes = one.bits.shape == other.bits.shape
    return shapes and (one.bits == other.bits).all() and (one.people == other.people).all()
