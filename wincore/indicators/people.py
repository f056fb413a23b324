"""How many people of each group an employer counts, for any table of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wincore.findings import ALL

BY_NOBODY = "not supplied by any employer"


@dataclass(frozen=True)
class Tally:
    """One measure of a group: its members, those known to be in or out of it, and everybody."""

    members: int
    known: int
    total: int

    def __add__(self, other: Tally) -> Tally:
        """Add two employers' people."""
        return Tally(
            self.members + other.members, self.known + other.known, self.total + other.total
        )


@dataclass(frozen=True)
class Count:
    """The people of a group at an employer (or "all", the programme) at a wave.

    ``of`` is measure (headcount, applied …) -> tally; ``reason`` says why there is none; ``pooled``
    is the number of employers added up; ``blank`` cells have no count; ``as_supplied`` people are
    supplied as ethnic minorities without a group.
    """

    employer: str
    wave: str
    group: str
    of: Mapping[str, Tally]
    reason: str = ""
    inputs: str = ""
    blank: int = 0
    as_supplied: int = 0
    pooled: int = 1

    def __getitem__(self, measure: str) -> Tally:
        """Return the tally of a measure."""
        return self.of[measure]


def pool(counts: Iterable[Count], wave: str, group: str) -> Count:
    """Return the programme's count: the sum over the employers that have one."""
    found = [c for c in counts if not c.reason]
    if not found:
        return Count(ALL, wave, group, {}, BY_NOBODY, pooled=0)
    sums: dict[str, Tally] = {}
    for count in found:
        for measure, tally in count.of.items():
            sums[measure] = sums[measure] + tally if measure in sums else tally
    return Count(
        ALL, wave, group, sums,
        inputs=" ".join(sorted({i for c in found for i in c.inputs.split()})),
        blank=sum(c.blank for c in found), as_supplied=sum(c.as_supplied for c in found),
        pooled=len(found),
    )  # fmt: skip


class Counts:
    """The counts of all employers, waves and groups, with the programme's."""

    def __init__(self, own: Sequence[Count]) -> None:
        self.own = own
        self._by_group: defaultdict[tuple[str, str], list[Count]] = defaultdict(list)
        for count in own:
            self._by_group[count.wave, count.group].append(count)

    def employers(self, wave: str, group: str) -> list[Count]:
        """Return the employers' counts of a group at a wave."""
        return self._by_group[wave, group]

    def of_groups(self, groups: Iterable[str]) -> list[Count]:
        """Return employers' counts and the programme's, group by group and wave by wave."""
        wanted = set(groups)
        parts = [(own, w, g) for (w, g), own in self._by_group.items() if g in wanted]
        return [count for own, w, g in parts for count in (*own, pool(own, w, g))]

    def together(self, groups: Sequence[str]) -> list[dict[str, Count]]:
        """Return group -> count for each employer and wave, and for the programme.

        Where one of the groups has no count none of them has, for the same reason. So the programme
        pools only employers that could tell all of the groups apart: otherwise it would compare the
        people of some employers with those of others.
        """
        waves = dict.fromkeys(w for w, g in self._by_group if g == groups[0])
        return [row for wave in waves for row in self._at(wave, groups)]

    def _at(self, wave: str, groups: Sequence[str]) -> list[dict[str, Count]]:
        columns = [self.employers(wave, g) for g in groups]
        rows = [_same_reason(row) for row in zip(*columns, strict=True)]
        by_group = zip(groups, zip(*rows, strict=True), strict=True)
        rows.append(tuple(pool(counts, wave, group) for group, counts in by_group))
        return [dict(zip(groups, row, strict=True)) for row in rows]


def _same_reason(row: tuple[Count, ...]) -> tuple[Count, ...]:
    reason = max((c.reason for c in row), key=len)
    return tuple(replace(c, reason=reason) for c in row) if reason else row
