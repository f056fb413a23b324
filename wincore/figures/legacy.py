"""Whether it will go on: the network at each wave, champions, resources."""

from __future__ import annotations

from wincore.charts import Chart, champion_events, network_graph, positions
from wincore.figures.context import Context
from wincore.indicators import views


def networks(context: Context, waves: tuple[str, ...]) -> list[Chart]:
    """Draw the ties between employers at each wave, every employer at the same place."""
    links = context.snapshot.table("links")
    found = {
        wave: views.network(
            context.snapshot, context.framework, wave, audience=context.audience
        )
        for wave in waves
    }
    names = sorted({name for nodes, _ in found.values() for name in nodes["employer"]})
    spelt = context.snapshot.table("employers").set_index("employer_id")["employer"].to_dict()
    ties = links.assign(
        from_employer=links["from_employer"].map(spelt),
        to_employer=links["to_employer"].map(spelt),
    )
    places = positions(ties, names)
    return [
        network_graph(
            ties[ties["wave"] == wave],
            names,
            places,
            wave=wave,
            bridges=list(nodes.loc[nodes["bridge"], "employer"]),
        )
        for wave, (nodes, _) in found.items()
    ]


def champions(context: Context) -> Chart:
    """Draw what employers did in public, by kind and month, up to the chosen wave's end."""
    found = views.champions_timeline(
        context.snapshot, context.framework, audience=context.audience
    )
    closes = context.framework.programme.wave(context.wave).closes
    by_now = found[found["date"].dt.date <= closes]
    taking_part = context.programme("legacy.champion_employers", group="all")["denominator"]
    return champion_events(context.only_chosen(by_now), int(taking_part.fillna(0).max() or 0))
