"""What a cell is still worth to a reader once it is clear that others must be hidden.

A share is read from two counts: where one of them has to be hidden, the other says little, and may
be hidden at next to no cost. Of two counts that differ by few people one has to be hidden: the one
that is worth less. So what is hidden falls together in the same few shares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wincore.disclosure.family import Mask, Numbers
from wincore.disclosure.figure import Figure

ALONE = 0.02  # what a count is worth whose share is lost, against one whose share can be shown
Share = Figure  # without its part: what the counts of one share have in common


def worths(
    places: Mapping[Figure, int],
    costs: Mapping[Figure, float],
    small: Mask,
    alike: Sequence[tuple[int, int]],
) -> dict[int, float]:
    """Return cell -> what hiding it costs, given the ``small`` ones that have to be hidden.

    ``alike`` are pairs of cells that cannot both be shown, since they differ by few people.
    """
    uses: dict[int, list[tuple[Share, float]]] = {}
    for figure, at in places.items():
        if at >= 0:
            uses.setdefault(at, []).append((figure._replace(part=""), costs[figure]))
    gone = {at for at in uses if small[at]}
    lost = {share for at in gone for share, _ in uses[at]}
    whole = {at: max(cost for _, cost in used) for at, used in uses.items()}
    for pair in sorted(alike, key=lambda p: -min(whole[p[0]], whole[p[1]])):
        if gone.isdisjoint(pair):
            chosen = min(pair, key=lambda at: (_worth(uses[at], lost), whole[at], at))
            gone.add(chosen)
            lost |= {share for share, _ in uses[chosen]}
    return {at: _worth(used, lost) for at, used in uses.items()}


def _worth(uses: Sequence[tuple[Share, float]], lost: set[Share]) -> float:
    return max(cost * (ALONE if share in lost else 1.0) for share, cost in uses)


def as_costs(worth: Mapping[int, float], before: Numbers) -> Numbers:
    """Return the costs of all cells, those of figures by what they are worth."""
    found = before.copy()
    found[list(worth)] = list(worth.values())
    return found
