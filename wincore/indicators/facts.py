"""What an indicator may ask: the snapshot, the framework, and what both say together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from wincore.findings import ALL
from wincore.framework.benchmark import Benchmark
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

Made = TypeVar("Made")
INVITED = "invited"
WAVED = ("workforce", "recruitment", "progression", "strategy", "actions", "links", "scores")


@dataclass(frozen=True, eq=False)
class Facts:
    """A snapshot read in the light of a framework; ``benchmarks`` has the row for each group."""

    snapshot: Snapshot
    framework: Framework
    benchmarks: Mapping[str, Benchmark]
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def register(self) -> pd.DataFrame:
        """Employers recruited (every status but "invited"), by id, withdrawn ones included.

        Where employers are shown as letters they stand in the order of these: ids tell names.
        """
        employers = self.snapshot.table("employers")
        kept = employers[employers["status"] != INVITED]
        ordered = kept if self.snapshot.origin is not None else kept.sort_values("employer_id")
        return ordered.set_index("employer_id", drop=False)

    @cached_property
    def recruited(self) -> tuple[str, ...]:
        """Ids of the employers recruited."""
        return tuple(self.register.index)

    @cached_property
    def names(self) -> dict[str, str]:
        """Id -> name as shown; the id is added where two employers share a name."""
        names = self.register["employer"]
        shared = names.duplicated(keep=False) | (names == ALL) | (names == "")
        shown = names.where(~shared, names + " (" + self.register["employer_id"] + ")")
        return {**dict(zip(self.recruited, shown, strict=True)), ALL: ALL}

    @cached_property
    def waves(self) -> tuple[str, ...]:
        """Waves for which something is held, in the order of the programme."""
        found = {w for name in WAVED for w in self.snapshot.table(name)["wave"].unique()}
        return self._in_order(found) or (self._open_wave,)

    @property
    def latest(self) -> str:
        """The latest wave for which something is held."""
        return self.waves[-1]

    @property
    def _open_wave(self) -> str:
        begun = [w.id for w in self.framework.programme.waves if w.opens <= self.snapshot.as_at]
        return begun[-1] if begun else self.framework.programme.waves[0].id

    def _in_order(self, found: set[str]) -> tuple[str, ...]:
        return tuple(w.id for w in self.framework.programme.waves if w.id in found)

    def closes(self, wave: str) -> pd.Timestamp:
        """Return the last day whose facts a wave describes."""
        return pd.Timestamp(self.framework.programme.wave(wave).closes)

    def held(self, table: str) -> pd.DataFrame:
        """Return the rows of a table that belong to employers recruited."""
        frame = self.snapshot.table(table)
        return frame[frame["employer_id"].isin(self.recruited)]

    def waves_of(self, table: str) -> tuple[str, ...]:
        """Return the waves for which a table holds rows of employers recruited."""
        return self._in_order(set(self.held(table)["wave"].unique()))

    def by_then(self, dates: pd.Series, wave: str) -> pd.Series:
        """Return which facts held by the end of a wave.

        A dated fact holds from its date; an undated one can only be placed in the latest wave.
        """
        return (dates <= self.closes(wave)) | (dates.isna() & (wave == self.latest))

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is made under a key, made at its first use: several indicators share it."""
        if key not in self._kept:
            self._kept[key] = make()
        made: Made = self._kept[key]
        return made


def rows_of(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a frame as plain tuples of some of its columns."""
    yield from zip(*(frame[c] for c in columns), strict=True)


def inputs(uploads: pd.Series) -> str:
    """Return the short hashes of uploads as findings name them: sorted, space-separated."""
    return " ".join(sorted(set(uploads)))
