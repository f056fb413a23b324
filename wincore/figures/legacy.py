"""Whether it will go on: the network at each wave, champions, resources."""

from __future__ import annotations

import pandas as pd

from wincore.charts import Chart, champion_events, empty, listed, network_graph, positions
from wincore.figures.commitment import scales
from wincore.figures.context import Context
from wincore.indicators import views
from wincore.wording import number, out_of, percent, plural, sentence

INTENTION = ("legacy.intention", "legacy.lead_intention")
MEASURES = ("legacy.network_density", "legacy.network_reciprocity")
RESOURCE_COUNTS = ("community.resources_published", "community.reach", "legacy.resources_shared")
NO_RESOURCES = "No resource has been captured yet."
RESOURCES = {
    "title": "Resource",
    "kind": "Kind",
    "captured": "Captured",
    "published": "Published",
    "audience": "For",
    "downloads": "Downloads",
}


def waves(context: Context) -> tuple[str, ...]:
    """Return the waves up to the chosen one in which ties were stated."""
    held = set(context.snapshot.table("links")["wave"])
    order = [w.id for w in context.framework.programme.waves]
    upto = order[: order.index(context.wave) + 1]
    return tuple(w for w in upto if w in held)


def networks(context: Context, waves: tuple[str, ...]) -> list[Chart]:
    """Draw the ties between employers at each wave, every employer at the same place."""
    links = context.snapshot.table("links")
    found = {
        wave: views.network(context.snapshot, context.framework, wave, audience=context.audience)
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
    found = views.champions_timeline(context.snapshot, context.framework, audience=context.audience)
    closes = context.framework.programme.wave(context.wave).closes
    by_now = found[found["date"].dt.date <= closes]
    taking_part = context.programme("legacy.champion_employers", group="all")["denominator"]
    return champion_events(context.only_chosen(by_now), int(taking_part.fillna(0).max() or 0))


def measures(context: Context) -> Chart:
    """List density, returned ties, bridges and employers that stand alone, for each wave."""
    rows = []
    for wave in waves(context):
        nodes, edges = views.network(
            context.snapshot, context.framework, wave, audience=context.audience
        )
        rows.append(_measured(context, wave, nodes, edges))
    if not rows:
        return empty("No ties between employers have been stated.")
    last = rows[-1]
    words = (
        f"{last['Ties']} of {last['Possible']} possible ties exist, "
        f"{last['Returned']} of them returned; standing alone: {last['Stand alone']}"
    )
    return listed(pd.DataFrame(rows), sentence(words))


def measures_in_brief(found: Chart) -> pd.DataFrame | None:
    """Return the lines of `measures` in four columns, to be read on a narrow screen."""
    if found.table.empty:
        return None
    lines = [
        (
            row["Wave"],
            f"{row['Ties']} of {row['Possible']} ({row['Density']}), {row['Returned']} returned",
            f"bridges: {row['Bridges']}",  # on a phone cells stand below each other, unnamed
            f"standing alone: {row['Stand alone']}",
        )
        for row in found.words.to_dict("records")
    ]
    return pd.DataFrame(lines, columns=["Wave", "Ties", "Bridges", "Stand alone"])


def _measured(
    context: Context, wave: str, nodes: pd.DataFrame, edges: pd.DataFrame
) -> dict[str, str]:
    density = context.programme("legacy.network_density", wave=wave, group="all")
    returned = context.programme("legacy.network_reciprocity", wave=wave, group="all")
    ties, possible = density["numerator"].max(), density["denominator"].max()
    return {
        "Wave": wave,
        "Ties": number(ties),
        "Possible": number(possible),
        "Density": percent(density["value"].max()),
        "Returned": percent(returned["value"].max()),
        "Bridges": ", ".join(nodes.loc[nodes["bridge"], "employer"]) or "none",
        "Stand alone": ", ".join(nodes.loc[nodes["isolate"], "employer"]) or "none",
    }


def intention(context: Context) -> Chart:
    """Draw the intention to continue, before and after."""
    return scales(context, INTENTION)


def resources(context: Context) -> Chart:
    """List the resources made, whether they are published, for whom, and how often fetched."""
    found = context.snapshot.table("resources")
    if found.empty:
        return empty(NO_RESOURCES, tuple(RESOURCES.values()))
    published = int((found["published"] == "yes").sum())
    reached = found["downloads"].fillna(0).sum()
    words = (
        f"{out_of(published, len(found), 'resource')} are published; "
        f"they were downloaded {number(reached)} {plural(reached, 'time')}"
    )
    table = found[list(RESOURCES)].rename(columns=RESOURCES)
    return listed(table, sentence(words), {"Downloads": "count"})
