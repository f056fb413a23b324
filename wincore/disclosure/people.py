"""Rows of a table of people, and which figures each row counts in.

A figure is about a group, perhaps at certain levels: `Display`. It counts three sets of people: its
members, those known to be in or out of it, and everybody. People who count in the same sets of all
displays are one *class*: the finest that any figure can tell apart, hence all a reader can reason
about. Classes in which nobody is held count too, since a reader does not know that they are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from wincore.disclosure.family import Mask
from wincore.framework.categories import ALL, Categories, Dimension
from wincore.indicators.countable import countable
from wincore.indicators.groups import DIMENSIONS, GROUPS, People

PARTS = ("members", "known", "total")
WEIGHTS = {"workforce": "headcount", "recruitment": "applied"}
LEVEL = "level"


class Display(NamedTuple):
    """A group of people, at all levels or at certain ones."""

    group: str
    levels: tuple[str, ...] = ()


class ClassRow(NamedTuple):
    """Classes of one employer and wave: membership bits of each, and people in it by measure."""

    employer: str
    wave: str
    bits: Mask  # classes x (displays x PARTS)
    people: np.ndarray  # classes x measures


@dataclass(frozen=True)
class _Kinds:
    """The categories, told apart by what they say."""

    told: str
    categories: Categories = field(compare=False, repr=False)


@dataclass(frozen=True)
class Sheet:
    """A table of people read for certain displays."""

    frame: pd.DataFrame
    categories: Categories
    displays: tuple[Display, ...]
    measures: tuple[str, ...]
    weight: str

    def classes(self) -> Iterator[ClassRow]:
        """Yield the classes of each employer and wave, empty ones included."""
        rows: dict[tuple[str, str], list[int]] = {}
        both = (self.frame[name].astype(str) for name in ("employer_id", "wave"))
        for row, name in enumerate(zip(*both, strict=True)):
            rows.setdefault(name, []).append(row)
        for (employer, wave), found in rows.items():
            at = np.array(found)
            held = np.vstack([self._bits[at], self._possible(at)])
            bits, where = np.unique(held, axis=0, return_inverse=True)
            people = np.zeros((len(bits), len(self.measures)))
            np.add.at(people, where.ravel()[: len(at)], self._counts[at])
            counted = bits.any(axis=1)
            yield ClassRow(employer, wave, bits[counted], people[counted])

    @cached_property
    def _dimensions(self) -> tuple[str, ...]:
        return (*DIMENSIONS, *((LEVEL,) if LEVEL in self.frame else ()))

    @cached_property
    def _counts(self) -> np.ndarray:
        return np.column_stack(
            [self.frame[m].to_numpy(dtype=float, na_value=0.0) for m in self.measures]
        )

    @cached_property
    def _base(self) -> Mask:
        """Which rows are added up: for each display, those that tell it apart, and everybody's."""
        wanted = [n for d in self.displays for n in (_needed(d), _needed(Display(ALL, d.levels)))]
        rows = {n: countable(self.frame, self._dimensions, n, self.weight) for n in set(wanted)}
        return np.column_stack([rows[n] for n in wanted])

    @cached_property
    def _bits(self) -> Mask:
        return _membership(self.frame, self._base, self.displays, self.categories)

    @cached_property
    def _kinds(self) -> _Kinds:
        return _Kinds(self.categories.model_dump_json(), self.categories)

    @cached_property
    def _split(self) -> Mask:
        return np.column_stack([(self.frame[d] != ALL).to_numpy(bool) for d in self._dimensions])

    def _possible(self, at: np.ndarray) -> Mask:
        """Return the bits of all people there could be in rows like these."""
        found = [np.zeros((0, len(self.displays) * len(PARTS)), dtype=bool)]
        shapes = np.unique(np.hstack([self._split[at], self._base[at]]), axis=0)
        for shape in shapes:
            flags = tuple(bool(f) for f in shape)
            found.append(_imagined(flags, self._dimensions, self.displays, self._kinds))
        return np.vstack(found)


@lru_cache(maxsize=256)
def _imagined(
    flags: tuple[bool, ...],
    dimensions: tuple[str, ...],
    displays: tuple[Display, ...],
    kinds: _Kinds,
) -> Mask:
    """Return the bits of all people that rows could count which are split and added up like this.

    ``flags`` tell for each dimension whether rows are split by it, then what they are the base of.
    """
    frame = _everybody(dimensions, flags[: len(dimensions)], kinds.categories)
    base = np.tile(np.array(flags[len(dimensions) :], dtype=bool), (len(frame), 1))
    found: Mask = np.unique(_membership(frame, base, displays, kinds.categories), axis=0)
    return found


def _needed(display: Display) -> tuple[str, ...]:
    return (*GROUPS[display.group].dimensions, *((LEVEL,) if display.levels else ()))


def _membership(
    frame: pd.DataFrame, base: Mask, displays: Sequence[Display], categories: Categories
) -> Mask:
    people, columns = People(frame, categories), []
    for at, display in enumerate(displays):
        group, (told, everybody) = GROUPS[display.group], (base[:, 2 * at], base[:, 2 * at + 1])
        here = frame[LEVEL].isin(display.levels).to_numpy() if display.levels else True
        columns += [people.belonging(group) & told & here, people.known(group) & told & here]
        columns += [everybody & here]
    return np.column_stack(columns)


def _everybody(
    dimensions: Sequence[str], split: Sequence[bool], categories: Categories
) -> pd.DataFrame:
    """Return one row for every kind of person that rows split like this could count."""
    values = [
        [c for c in categories.ids(_dimension(d)) if c != ALL] if s else [ALL]
        for d, s in zip(dimensions, split, strict=True)
    ]
    return pd.DataFrame(list(product(*values)), columns=list(dimensions))


def _dimension(name: str) -> Dimension:
    found: dict[str, Dimension] = {
        "ethnicity": "ethnicity", "sex": "sex", "age_band": "age_band", "level": "level"
    }  # fmt: skip
    return found[name]
