"""The network of employers at a wave: how dense, how mutual, who bridges, who stands alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from wincore.statistics.figure import Figure, not_calculable

TOO_FEW_EMPLOYERS = "not calculable: a network needs two employers"
NO_TIES = "not calculable: no ties were reported"
NOT_A_MEMBER = "{ties} ties with others than these employers are left out"


@dataclass(frozen=True)
class Network:
    """Ties between employers at one wave; a tie counts once however many kinds it has.

    ``betweenness`` is the share of shortest paths between others that lead through an employer.
    ``bridges`` are those through whom others reach each other, most first; ``cut_points`` those
    without whom the network would fall apart; ``isolates`` those without any tie.
    """

    employers: tuple[str, ...]
    ties: tuple[tuple[str, str], ...]
    density: Figure
    reciprocity: Figure
    betweenness: Mapping[str, float]
    bridges: tuple[str, ...]
    cut_points: tuple[str, ...]
    isolates: tuple[str, ...]
    note: str = ""


def network(
    links: pd.DataFrame, wave: str, employers: Iterable[str], *, kinds: Collection[str] = ()
) -> Network:
    """Return the directed network of a wave over ``employers``, those without a tie included.

    ``links`` has columns wave, from_employer, to_employer, kind; ``kinds`` limits them. Density is
    ties / n(n - 1): 0 none, 1 all. Reciprocity is the share of ties that are returned. A tie with
    itself is dropped; ties with others than ``employers`` are left out and counted in the note.
    Source: networkx (betweenness: Brandes 2001).
    """
    import networkx as nx

    members = tuple(sorted(set(employers)))
    ties, outside = _ties(links, wave, members, kinds)
    graph = nx.DiGraph()
    graph.add_nodes_from(members)
    graph.add_edges_from(ties)
    between = nx.betweenness_centrality(graph)
    return Network(
        employers=members,
        ties=ties,
        density=Figure(nx.density(graph)) if len(members) > 1 else _too_few(),
        reciprocity=Figure(nx.overall_reciprocity(graph)) if ties else not_calculable(NO_TIES),
        betweenness=between,
        bridges=tuple(sorted((e for e in members if between[e] > 0), key=lambda e: -between[e])),
        cut_points=tuple(sorted(nx.articulation_points(graph.to_undirected()))),
        isolates=tuple(sorted(nx.isolates(graph))),
        note=NOT_A_MEMBER.format(ties=outside) if outside else "",
    )


def _ties(
    links: pd.DataFrame, wave: str, members: tuple[str, ...], kinds: Collection[str]
) -> tuple[tuple[tuple[str, str], ...], int]:
    chosen = links[links["wave"] == wave]
    if kinds:
        chosen = chosen[chosen["kind"].isin(list(kinds))]
    pairs = set(zip(chosen["from_employer"], chosen["to_employer"], strict=True))
    pairs = {(a, b) for a, b in pairs if a != b}
    inside = {(a, b) for a, b in pairs if a in members and b in members}
    return tuple(sorted(inside)), len(pairs - inside)


def _too_few() -> Figure:
    return not_calculable(TOO_FEW_EMPLOYERS)
