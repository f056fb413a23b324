"""The network as nodes and edges, to be drawn."""

from __future__ import annotations

import pandas as pd

from wincore.findings import Audience
from wincore.framework.model import Framework
from wincore.indicators.computing import facts_of
from wincore.indicators.facts import Facts
from wincore.indicators.legacy import network_at
from wincore.statistics.network import Network
from wincore.store.snapshot import Snapshot


def network(
    snapshot: Snapshot, framework: Framework, wave: str, *, audience: Audience = "evaluator"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the employers recruited and the ties between them at a wave.

    Nodes: employer_id, employer, named (ties out), named_by (ties in), partners, betweenness,
    bridge (others reach each other through it), cut_point (the network would fall apart without
    it), isolate. Edges: from_employer, to_employer (ids), from_name, to_name, kinds
    (comma-separated), mutual. What employers say of each other is about firms, not people: every
    audience sees it.
    """
    facts = facts_of(snapshot, framework)
    net = network_at(facts, wave)
    return _nodes(facts, net), _edges(facts, net, wave)


def _nodes(facts: Facts, net: Network) -> pd.DataFrame:
    rows = [
        {
            "employer_id": e,
            "employer": facts.names[e],
            "named": sum(a == e for a, _ in net.ties),
            "named_by": sum(b == e for _, b in net.ties),
            "partners": len({a if b == e else b for a, b in net.ties if e in (a, b)}),
            "betweenness": net.betweenness[e],
            "bridge": e in net.bridges,
            "cut_point": e in net.cut_points,
            "isolate": e in net.isolates,
        }
        for e in net.employers
    ]
    return pd.DataFrame(rows)


def _edges(facts: Facts, net: Network, wave: str) -> pd.DataFrame:
    links = facts.snapshot.table("links")
    at = links[links["wave"] == wave]
    kinds = at.groupby(["from_employer", "to_employer"])["kind"].agg(
        lambda k: ", ".join(sorted(set(k)))
    )
    rows = [(a, b, facts.names[a], facts.names[b], kinds[(a, b)]) for a, b in net.ties]
    columns = ["from_employer", "to_employer", "from_name", "to_name", "kinds"]
    edges = pd.DataFrame(rows, columns=columns)
    return edges.assign(mutual=[(b, a) in set(net.ties) for a, b in net.ties])
