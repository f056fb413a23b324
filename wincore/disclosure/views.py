"""The views of a table of people that the plan shows, laid out over their classes.

Three views of the same people stand side by side, each as fine as the figures made from it need:
each employer's people by a few groups; the programme's by all groups; the programme's by group and
level. Views meet in their common classes, and only there: what one view splits finer another never
shows, so that a reader of all of them can conclude no more than these equations say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from wincore.disclosure.family import Mask, Numbers
from wincore.disclosure.layout import Layout
from wincore.disclosure.people import PARTS, ClassRow, Display

Rows = Mapping[str, ClassRow]  # return of an employer -> its classes


@dataclass
class Block:
    """Returns of employers that tell the same classes apart, added up."""

    returns: tuple[str, ...]
    bits: Mask  # classes x (displays x parts)
    atoms: np.ndarray = field(repr=False)  # classes x layers: atoms of the layout

    def of(self, column: int, layers: Sequence[int]) -> list[int]:
        """Return the atoms of everybody who counts in a column."""
        return [int(a) for a in self.atoms[self.bits[:, column]][:, list(layers)].ravel()]


@dataclass
class View:
    """Blocks for certain displays."""

    displays: tuple[Display, ...]
    blocks: list[Block]

    def atoms(
        self,
        display: Display,
        part: str,
        pool: Iterable[str],
        layers: Sequence[int] = (0,),
    ) -> set[int]:
        """Return the atoms of a part of a display; blocks lie wholly inside or outside a pool."""
        wanted, column = set(pool), self.column(display, part)
        chosen = (b for b in self.blocks if wanted.issuperset(b.returns))
        return {a for b in chosen for a in b.of(column, layers)}

    def column(self, display: Display, part: str) -> int:
        """Return the column of one part of a display."""
        return len(PARTS) * self.displays.index(display) + PARTS.index(part)


def view(
    layout: Layout,
    displays: tuple[Display, ...],
    rows: Rows,
    groups: Iterable[tuple[str, ...]],
    layers: Numbers,
) -> View:
    """Return a view with one block for each group of returns.

    ``layers`` (measures x layers) turns what a row measures into layers that do not overlap.
    """
    blocks = [_block(layout, group, [rows[e] for e in group], layers) for group in groups]
    return View(displays, blocks)


def _block(
    layout: Layout, names: tuple[str, ...], rows: Sequence[ClassRow], layers: Numbers
) -> Block:
    people = np.stack([row.people @ layers for row in rows])  # employers x classes x layers
    at = [layout.employers.index(row.employer) for row in rows]
    owner = rows[0].employer if len(set(at)) == 1 else ""
    atoms = np.empty(people.shape[1:], dtype=int)
    for place in np.ndindex(atoms.shape):
        own = np.zeros(len(layout.employers))
        np.add.at(own, at, people[(slice(None), *place)])
        atoms[place] = layout.atom(own, owner)
    return Block(names, rows[0].bits, atoms)


def tie(layout: Layout, fine: View, coarse: View, common: Sequence[Display]) -> None:
    """Say that two views count the same people, class by class of the displays they share.

    The returns of a block of the fine view are those of one or several blocks of the coarse one.
    """
    sides = [[v.column(d, p) for d in common for p in PARTS] for v in (fine, coarse)]
    for block in fine.blocks:
        others = [b for b in coarse.blocks if set(b.returns) <= set(block.returns)]
        here = _by_class([block], sides[0])
        there = _by_class(others, sides[1])
        for bits in {**here, **there}:
            if not any(bits):  # counted in none of the displays they share
                continue
            layout.alike.append((frozenset(here.get(bits, ())), frozenset(there.get(bits, ()))))


def _by_class(blocks: Sequence[Block], columns: Sequence[int]) -> dict[bytes, list[int]]:
    found: dict[bytes, list[int]] = {}
    for block in blocks:
        for bits, atoms in zip(block.bits[:, columns], block.atoms, strict=True):
            found.setdefault(bits.tobytes(), []).extend(int(a) for a in atoms)
    return found
