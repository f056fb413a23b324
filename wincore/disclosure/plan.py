"""One plan for everything shown to an audience: which figures about people are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from wincore.disclosure.family import Family, Mask
from wincore.disclosure.figure import Figure
from wincore.disclosure.layout import NOWHERE, Laid
from wincore.disclosure.protection import Protection
from wincore.findings import Audience

Name = tuple[str, ...]  # of a section: table, wave; survey, instrument, scale, wave


@dataclass(frozen=True)
class Section:
    """Tables that share cells, protected together: one table of people at one wave."""

    name: Name
    laid: Laid
    protection: Protection
    released: Mask

    @property
    def family(self) -> Family:
        """The cells and equations."""
        return self.laid.family

    def is_open(self, figure: Figure) -> bool:
        """Return whether a figure of this section may be shown."""
        at = self.laid.places[figure]
        return at == NOWHERE or not self.protection.hidden[at]


@dataclass(frozen=True)
class Plan:
    """What one audience may see about people; what is not in it cannot be asked for."""

    audience: Audience
    minimum: int
    sections: Mapping[Name, Section]
    lost: pd.DataFrame = field(repr=False)  # what earlier releases have given away already

    def holds(self, figure: Figure) -> bool:
        """Return whether the plan has a place for a figure."""
        return figure in self._places

    def is_open(self, figure: Figure) -> bool:
        """Return whether a figure may be shown; one outside the plan may not."""
        name = self._places.get(figure)
        return name is not None and self.sections[name].is_open(figure)

    def value(self, figure: Figure) -> float:
        """Return the true count of a figure of the plan."""
        section = self.sections[self._places[figure]]
        at = section.laid.places[figure]
        return 0.0 if at == NOWHERE else float(section.family.values[at])

    @property
    def cells(self) -> int:
        """The number of cells that tables have a place for."""
        return int(sum(s.family.shown.sum() for s in self.sections.values()))

    @property
    def hidden(self) -> int:
        """The number of those that are hidden."""
        kept = (s.protection.hidden & s.family.shown for s in self.sections.values())
        return int(sum(mask.sum() for mask in kept))

    @cached_property
    def _places(self) -> dict[Figure, Name]:
        return {f: name for name, s in self.sections.items() for f in s.laid.places}
