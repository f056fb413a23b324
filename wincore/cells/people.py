"""The cells of figures about people: workforce, recruitment, progression from level to level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked, Selection
from wincore.indicators.counting import Source
from wincore.indicators.facts import Facts
from wincore.indicators.groups import FAMILIES, GROUPS, PAIRS, Group, Mask
from wincore.indicators.progression import JUNIOR, SENIOR
from wincore.indicators.recruitment import APPLIED, APPOINTED, SHORTLISTED
from wincore.indicators.workforce import ETHNICITY, HEADCOUNT

AMONG_KNOWN, REFERENCE = " among those known", ", group compared with"
OF_ALL = {  # share or ratio of a group among all whose group is known: table and measure
    "workforce.representation": ("workforce", HEADCOUNT),
    "workforce.representation_gap": ("workforce", HEADCOUNT),
    "workforce.representation_ratio": ("workforce", HEADCOUNT),
    "workforce.shortfall": ("workforce", HEADCOUNT),
    "recruitment.appointed_share": ("recruitment", APPOINTED),
}
OF_GROUP: dict[
    str, tuple[str, str, Mapping[str, tuple[str, ...]]]
] = {  # rate of a group, compared with that of others: measures, and groups for each group
    "recruitment.relative_likelihood": (APPOINTED, SHORTLISTED, PAIRS),
    "recruitment.four_fifths": (APPOINTED, APPLIED, FAMILIES),
}


class Counted:
    """The rows of one table of people, for one figure."""

    def __init__(
        self, facts: Facts, asked: Asked, table: str, levels: tuple[str, ...] = ()
    ) -> None:
        self.table, self.frame = table, facts.held(table)
        key = ("source", table, levels)
        categories = facts.framework.categories
        self.source = facts.once(key, lambda: Source(self.frame, categories, levels))
        mine = (self.frame["wave"] == asked.wave) & self.frame.index.isin(
            asked.mine(self.frame).index
        )
        self.mine: Mask = mine.to_numpy(dtype=bool)

    def only_with(self, groups: Sequence[Group]) -> None:
        """Keep the employers that could tell all of these groups apart."""
        for group in groups:
            at = self.source.any_of(self.source.rows_for(group.dimensions))
            enough = {key[:2] for key, any_ in zip(self.source.keys, at, strict=True) if any_}
            pairs = pd.MultiIndex.from_frame(self.frame[["employer_id", "wave"]])
            self.mine = self.mine & pairs.isin(list(enough))

    def belonging(self, group: Group) -> Mask:
        """Return the rows of people who belong to a group."""
        return self.source.people.belonging(group) & self.source.rows_for(group.dimensions)

    def known(self, group: Group) -> Mask:
        """Return the rows of people known to be in or out of a group."""
        return self.source.people.known(group) & self.source.rows_for(group.dimensions)

    def everybody(self, group: Group) -> Mask:
        """Return the rows of all people of employers that can tell the group apart."""
        self.only_with([group])
        return self.source.rows_for(())

    def cells(self, role: str, rows: Mask, measure: str) -> Selection:
        """Return the cells of a measure in some of the rows."""
        return Selection(role, self.table, self.frame.index[rows & self.mine], (measure,))


def selections(facts: Facts, asked: Asked) -> list[Selection] | None:
    """Return the cells of a figure about people; None where the indicator is about others."""
    name, group = asked.indicator, GROUPS.get(asked.group)
    if group is None:
        return None
    if name in OF_ALL:
        table, measure = OF_ALL[name]
        found = Counted(facts, asked, table)
        top, base = found.belonging(group), found.known(group)
        return [found.cells(NUMERATOR, top, measure), found.cells(DENOMINATOR, base, measure)]
    if name in OF_GROUP:
        return _compared(facts, asked, group)
    makers = {
        "workforce.declaration_rate": _declared,
        "workforce.headcount": _headcount,
        "recruitment.conversion": _converted,
        "progression.ratio": _progressed,
    }
    return makers[name](facts, asked, group) if name in makers else None


def _declared(facts: Facts, asked: Asked, group: Group) -> list[Selection]:
    about = group if group.dimensions else GROUPS[ETHNICITY]
    found = Counted(facts, asked, "workforce")
    known, everybody = found.known(about), found.everybody(about)
    return [
        found.cells(NUMERATOR, known, HEADCOUNT),
        found.cells(DENOMINATOR, everybody, HEADCOUNT),
    ]


def _headcount(facts: Facts, asked: Asked, group: Group) -> list[Selection]:
    found = Counted(facts, asked, "workforce")
    return [found.cells(NUMERATOR, found.belonging(group), HEADCOUNT)]


def _converted(facts: Facts, asked: Asked, group: Group) -> list[Selection]:
    found = Counted(facts, asked, "recruitment")
    own, known = found.belonging(group), found.known(group)
    return [
        found.cells(NUMERATOR, own, APPOINTED),
        found.cells(DENOMINATOR, own, APPLIED),
        found.cells(NUMERATOR + AMONG_KNOWN, known, APPOINTED),
        found.cells(DENOMINATOR + AMONG_KNOWN, known, APPLIED),
    ]


def _compared(facts: Facts, asked: Asked, group: Group) -> list[Selection]:
    top, base, families = OF_GROUP[asked.indicator]
    family = [GROUPS[name] for name in families.get(asked.group, ())]
    found = Counted(facts, asked, "recruitment")
    found.only_with(family)
    cells = []
    for other in sorted(family, key=lambda g: g is not group):
        rows, role = found.belonging(other), "" if other is group else REFERENCE
        about = f"{role} ({other.name})" if role else ""
        cells += [found.cells(NUMERATOR + about, rows, top)]
        cells += [found.cells(DENOMINATOR + about, rows, base)]
    return cells


def _progressed(facts: Facts, asked: Asked, group: Group) -> list[Selection]:
    pair = [GROUPS[name] for name in PAIRS.get(asked.group, ())]
    cells = []
    for other in pair:
        about = "" if other is group else f"{REFERENCE} ({other.name})"
        for role, levels in ((NUMERATOR, SENIOR), (DENOMINATOR, JUNIOR)):
            found = Counted(facts, asked, "workforce", levels)
            found.only_with(pair)
            cells.append(found.cells(role + about, found.belonging(other), HEADCOUNT))
    return cells
