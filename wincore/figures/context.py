"""What a figure is made from: what is held as at a date, for an audience, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from wincore.charts import Line
from wincore.findings import ALL, Audience, select
from wincore.framework import Framework
from wincore.framework.categories import EVERYBODY
from wincore.indicators.judging import Judged, judged
from wincore.indicators.pairing import Key
from wincore.store.snapshot import Snapshot


@dataclass(frozen=True)
class Context:
    """The findings of one audience, and the wave, group and employer chosen.

    Every figure of the house is a function of a context, so that a page and a pack that hold the
    same context show the same figure.
    """

    findings: pd.DataFrame
    snapshot: Snapshot
    framework: Framework
    audience: Audience
    wave: str
    group: str = EVERYBODY
    employer: str = ALL

    @cached_property
    def judged(self) -> dict[Key, Judged]:
        """What happened to employers since the first wave, judged together, of every group."""
        return judged(self.findings, self.framework)

    @property
    def first_wave(self) -> str:
        """The programme's first wave: the baseline."""
        return self.framework.programme.waves[0].id

    @property
    def target(self) -> str:
        """The programme's target group."""
        return self.framework.programme.target_group

    @property
    def of_everybody(self) -> Context:
        """The same for everybody, whichever group was chosen."""
        return replace(self, group=EVERYBODY)

    def rows(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return the findings of an indicator at the chosen wave, narrowed further."""
        return select(self.findings, indicator=indicator, **({"wave": self.wave} | where))

    def employers(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return the findings of an indicator for single employers; the chosen one, if one is."""
        found = self.rows(indicator, **where)
        own = found["employer"] != ALL
        if self.employer != ALL:
            own &= found["employer"] == self.employer
        return found[own]

    def programme(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return the findings of an indicator for the programme as a whole."""
        return self.rows(indicator, employer=ALL, **where)

    def title(self, indicator: str) -> str:
        """Return the title of an indicator; of one that the framework no longer has, its id."""
        known = {i.id: i.title for i in self.framework.indicators}
        return known.get(indicator, indicator)

    def scales_of(self, outcome: str) -> list[str]:
        """Return the indicators of an outcome that are made from survey scales."""
        return [i.id for i in self.framework.of_outcome(outcome) if i.scale]

    def london(self, group: str) -> Line | None:
        """Return London's share of a group as pages use it first; None where it is required."""
        row = self.framework.benchmark_for(group)
        if row is None or row.share is None:
            return None
        return Line(row.share, "London", f"{row.base}, {row.year}. {row.source}")

    def only_chosen(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of the chosen employer, or all where none is chosen."""
        if self.employer == ALL:
            return frame
        return frame[frame["employer"] == self.employer]
