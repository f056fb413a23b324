"""Legacy: ties between employers, champions, and what they do so that it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from wincore.findings import ALL
from wincore.framework.outcomes import Indicator
from wincore.indicators.facts import Facts, inputs
from wincore.indicators.pooling import summed
from wincore.indicators.rows import Row, Rule, joined
from wincore.indicators.tally import State, tally
from wincore.statistics.figure import Figure
from wincore.statistics.network import Network, network

NO_TIES = "named no one"
SILENT = "employers that named no one: {count}"
PARTNERS = "tied to {count} of {all} other employers"


def network_at(facts: Facts, wave: str) -> Network:
    """Return the network of the employers recruited at a wave."""
    links = facts.snapshot.table("links")
    return facts.once(("network", wave), lambda: network(links, wave, facts.recruited))


def waves_with_ties(facts: Facts) -> tuple[str, ...]:
    """Return the waves at which employers named ties."""
    named = set(facts.snapshot.table("links")["wave"].unique())
    return tuple(w for w in facts.waves if w in named)


def _density(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    for wave in waves_with_ties(facts):
        net = network_at(facts, wave)
        n = len(net.employers)
        yield from (_partners(facts, wave, net, e) for e in net.employers if n > 1)
        yield _programme(facts, wave, net, net.density, len(net.ties), n * (n - 1))


def _partners(facts: Facts, wave: str, net: Network, employer: str) -> Row:
    partners = {b for a, b in net.ties if a == employer} | {a for a, b in net.ties if b == employer}
    others = len(net.employers) - 1
    return Row(
        employer, wave, numerator=len(partners), denominator=others, value=len(partners) / others,
        n=others, missing=int(employer not in _speakers(net)), inputs=_used(facts, wave),
        note=PARTNERS.format(count=len(partners), all=others),
    )  # fmt: skip


def _reciprocity(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    for wave in waves_with_ties(facts):
        net = network_at(facts, wave)
        yield from (_returned(facts, wave, net, e) for e in net.employers)
        mutual = len(_mutual(net))
        yield _programme(facts, wave, net, net.reciprocity, mutual, len(net.ties))


def _returned(facts: Facts, wave: str, net: Network, employer: str) -> Row:
    named = sum(a == employer for a, _ in net.ties)
    if not named:
        return Row(employer, wave, n=0, missing=1, inputs=_used(facts, wave), note=NO_TIES)
    top = sum(a == employer for a, _ in _mutual(net))
    return Row(
        employer, wave, numerator=top, denominator=named, value=top / named,
        n=named, missing=0, inputs=_used(facts, wave),
    )  # fmt: skip


def _mutual(net: Network) -> list[tuple[str, str]]:
    found = set(net.ties)
    return [(a, b) for a, b in net.ties if (b, a) in found]


def _speakers(net: Network) -> set[str]:
    return {a for a, _ in net.ties}


def _programme(facts: Facts, wave: str, net: Network, found: Figure, top: int, base: int) -> Row:
    silent = len(net.employers) - len(_speakers(net))
    said = SILENT.format(count=silent) if silent else ""
    return Row(
        ALL, wave, numerator=top, denominator=base, value=found.value,
        n=len(net.employers), missing=silent, inputs=_used(facts, wave),
        note=joined(found.note, net.note, said),
    )  # fmt: skip


def _used(facts: Facts, wave: str) -> str:
    links = facts.snapshot.table("links")
    return inputs(links.loc[links["wave"] == wave, "upload"])


def _champion_events(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    held = facts.held("champions")
    used = inputs(held["upload"])
    for wave in facts.waves if used else ():
        counts = held.loc[facts.by_then(held["date"], wave), "employer_id"].value_counts()
        own = [_events(wave, e, int(counts.get(e, 0)), used) for e in facts.recruited]
        yield from (*own, summed(own, indicator, wave))


def _events(wave: str, employer: str, count: int, used: str) -> Row:
    return Row(employer, wave, numerator=count, value=count, n=count, missing=0, inputs=used)


def _champion_employers(facts: Facts, indicator: Indicator) -> Iterator[Row]:
    held = facts.held("champions")
    used = frozenset(held["upload"])
    for wave in facts.waves if used else ():
        then = set(held.loc[facts.by_then(held["date"], wave), "employer_id"])
        states = {e: State(e in then, "", used) for e in facts.recruited}
        yield from tally(facts, indicator, wave, states)


RULES: dict[str, Rule] = {
    "legacy.network_density": _density,
    "legacy.network_reciprocity": _reciprocity,
    "legacy.champion_events": _champion_events,
    "legacy.champion_employers": _champion_employers,
}
