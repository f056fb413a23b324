"""The name of one count about people, and what hiding it costs a reader."""

from __future__ import annotations

from typing import NamedTuple

from wincore.findings import ALL

# What must stay legible longest: programme totals, headcounts, Black people's share at each
# employer, the target group, the baseline. The numbers only compare; their scale means nothing.
PROGRAMME, EMPLOYER = 10.0, 3.0
TOTAL, KNOWN, MEMBERS = 8.0, 2.0, 1.5
TARGET, MAIN, BROAD = 3.0, 6.0, 0.3
FIRST_WAVE = 1.2
BY_STRATUM = 0.4
WIDER = " (broad)"


class Figure(NamedTuple):
    """The name of one count: everything shown about people is made of these.

    ``employer`` is an id or "all"; ``part`` is members (of the group), known (to be in or out of
    it) or total (everybody); ``stratum`` is a level, levels joined by "+", or a stage of
    recruitment; ``pool`` names the groups that an employer must have supplied to be counted in.
    """

    table: str
    wave: str
    employer: str
    group: str
    part: str
    stratum: str = ""
    pool: str = ""
    edition: int = 0  # 0: what is to be shown now; 1, 2 …: what was shown before


def cost_of(figure: Figure, target: str, first_wave: str) -> float:
    """Return what it costs a reader when a figure is hidden, against others."""
    cost = PROGRAMME if figure.employer == ALL else EMPLOYER
    cost *= {"total": TOTAL, "known": KNOWN}.get(figure.part, MEMBERS)
    cost *= _wanted(figure.group, target)
    cost *= FIRST_WAVE if figure.wave == first_wave else 1.0
    return cost * (BY_STRATUM if figure.stratum else 1.0)


def _wanted(group: str, target: str) -> float:
    if group == target:
        return TARGET
    if group in (ALL, "Black"):
        return MAIN
    # What another counting of mixed ethnic groups adds is small nearly everywhere: were it as dear,
    # as many employers would lose the one as the other.
    return BROAD if group.endswith(WIDER) else 1.0
