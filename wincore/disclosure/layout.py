"""Figures as sets of classes of people, and the family of cells and equations that follows.

An *atom* is one class of people of one block of employers: the finest thing that any figure can
tell apart. Each figure is a set of atoms; figures with the same atoms are one cell. What is left
when a figure is taken from a larger one that contains it is a count of people too: where it is
small it becomes a cell that no table shows and that must nevertheless not be found out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy import sparse

from wincore.disclosure.family import COLUMNS, Family, Kind, Numbers
from wincore.disclosure.figure import Figure
from wincore.disclosure.needs import primary
from wincore.disclosure.worth import as_costs, worths

NOWHERE = -1  # the place of a figure that no kind of person can count in: always nought
Atoms = frozenset[int]


@dataclass
class Layout:
    """Atoms with whose people they are, figures over them, and views that must agree.

    ``own`` has a row per atom and a column per employer: the people of that employer in it. People
    that no employer knows stand in the column of the employer "".
    ``alike`` are pairs of sets of atoms that count the same people in two views.
    """

    employers: tuple[str, ...]
    own: list[Numbers] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    alike: list[tuple[Atoms, Atoms]] = field(default_factory=list)
    figures: dict[Figure, Atoms] = field(default_factory=dict)
    costs: dict[Figure, float] = field(default_factory=dict)
    remnants: list[Atoms] = field(default_factory=list)

    def atom(self, own: Numbers, owner: str = "") -> int:
        """Add an atom and return its number."""
        self.own.append(own)
        self.owners.append(owner)
        return len(self.own) - 1

    def figure(self, name: Figure, atoms: Iterable[int], cost: float) -> None:
        """Add a figure, and what it costs a reader when it is hidden."""
        self.figures[name], self.costs[name] = frozenset(atoms), cost


@dataclass(frozen=True)
class Laid:
    """The family of a layout, and at which cell each figure stands."""

    family: Family
    places: dict[Figure, int]


def lay(layout: Layout, minimum: int) -> Laid:
    """Return the family: atoms first, then a cell for each figure, then what is left between."""
    own = np.array(layout.own).reshape(len(layout.own), len(layout.employers))
    sets, kinds, costs = _sets(layout)
    rests, near = _differences(sets, kinds, own, layout.owners, minimum)
    rests |= {a: "undeclared" for a in layout.remnants if a and a not in sets and a not in rests}
    cells = [*sets, *rests]
    incidence = _incidence(cells, len(own))
    pairs = [pair for pair in layout.alike if pair[0] != pair[1]]
    everyone = np.vstack([own, incidence @ own, _incidence([p[0] for p in pairs], len(own)) @ own])
    frame = pd.DataFrame(
        {
            "measure": ["class"] * len(own) + ["figure"] * len(sets) + ["rest"] * len(rests)
            + ["link"] * len(pairs),
            "key": [(("at", str(i)),) for i in range(len(everyone))],
            "value": everyone.sum(axis=1),
            "cost": [0.0] * len(own) + list(costs.values()) + [0.0] * (len(rests) + len(pairs)),
            "shown": np.arange(len(everyone)).__ge__(len(own))
            & (np.arange(len(everyone)) < len(own) + len(sets)),
            "kind": [""] * len(own) + [kinds[s] for s in sets] + list(rests.values())
            + [""] * len(pairs),
            "owner": [*layout.owners, *(_owner(layout, a) for a in cells),
                      *(_owner(layout, p[0]) for p in pairs)],
        },
        columns=list(COLUMNS),
    )  # fmt: skip
    family = Family(frame, _equations(incidence, pairs, len(own)), _floors(layout, everyone))
    number = {atoms: len(own) + i for i, atoms in enumerate(cells)}
    places = {f: number[a] if a else NOWHERE for f, a in layout.figures.items()}
    small = primary(family, minimum)
    alike = [(number[a], number[b]) for a, b in near if small[number[b - a]]]
    worth = worths(places, layout.costs, small, alike)
    frame["cost"] = as_costs(worth, frame["cost"].to_numpy(float))
    return Laid(family, places)


def _sets(layout: Layout) -> tuple[list[Atoms], dict[Atoms, Kind], dict[Atoms, float]]:
    kinds: dict[Atoms, Kind] = {}
    costs: dict[Atoms, float] = {}
    for name, atoms in layout.figures.items():
        if atoms:
            costs[atoms] = max(costs.get(atoms, 0.0), layout.costs[name])
            members = name.part == "members" or kinds.get(atoms) == "people"
            kinds[atoms] = "people" if members else "undeclared"
    return list(kinds), kinds, costs


def _incidence(sets: list[Atoms], width: int) -> sparse.csr_matrix:
    rows = [i for i, atoms in enumerate(sets) for _ in atoms]
    columns = [a for atoms in sets for a in sorted(atoms)]
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(sets), width))


def _differences(
    sets: list[Atoms], kinds: dict[Atoms, Kind], own: Numbers, owners: list[str], minimum: int
) -> tuple[dict[Atoms, Kind], list[tuple[Atoms, Atoms]]]:
    """Return the small counts between figures of which one contains the other, and the pairs."""
    inside = _incidence(sets, len(own))
    shared = (inside @ inside.T).toarray()
    sizes = np.array([len(s) for s in sets])
    within = (shared == sizes[:, None]) & (sizes[:, None] < sizes[None, :])
    counts = inside @ own
    found: dict[Atoms, Kind] = {}
    known, pairs = set(sets), []
    for i, j in zip(*np.nonzero(within), strict=True):
        rest, parts = sets[j] - sets[i], counts[j] - counts[i]
        one = {owners[a] for a in rest} - {""}
        largest = 0.0 if len(one) == 1 else parts.max(initial=0.0)
        if parts.sum() - largest < minimum:
            pairs.append((sets[i], sets[j]))
            if rest not in known:
                people = kinds[sets[i]] == "people" or found.get(rest) == "people"
                found[rest] = "people" if people else "undeclared"
    return found, pairs


def _equations(
    incidence: sparse.csr_matrix, pairs: list[tuple[Atoms, Atoms]], atoms: int
) -> sparse.csr_matrix:
    """Return one equation per cell (its atoms make it up) and two per link."""
    cells, links = incidence.shape[0], len(pairs)
    made = sparse.hstack([incidence, -sparse.eye(cells), sparse.csr_matrix((cells, links))])
    sides = [
        sparse.hstack(
            [_incidence(side, atoms), sparse.csr_matrix((links, cells)), -sparse.eye(links)]
        )
        for side in ([p[0] for p in pairs], [p[1] for p in pairs])
    ]
    return sparse.vstack([made, *sides], format="csr")


def _owner(layout: Layout, atoms: Atoms) -> str:
    found = {layout.owners[a] for a in atoms}
    return found.pop() if len(found) == 1 else ""


def _floors(layout: Layout, everyone: Numbers) -> dict[str, Numbers]:
    return {e: everyone[:, i] for i, e in enumerate(layout.employers) if e and everyone[:, i].any()}
