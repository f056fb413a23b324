"""Categories as the fictional employers write them, within what the labels table understands."""

from __future__ import annotations

from collections.abc import Mapping

from wincore.demonstration.staff import Person
from wincore.framework.categories import Categories, Dimension, fold

DIMENSIONS: tuple[Dimension, ...] = ("ethnicity", "sex", "age_band", "level")


class Wording:
    """Turns canonical categories into an employer's own labels.

    ``styles`` maps a style to category -> label. A label that the labels table does not map to
    that very category is passed over, so that an edited table never makes a file unreadable.
    """

    def __init__(self, categories: Categories, styles: Mapping[str, Mapping[str, str]]) -> None:
        self._styles = styles
        self._lookup = {d: categories.lookup(d) for d in DIMENSIONS}
        self._order = {d: {c: i for i, c in enumerate(categories.ids(d))} for d in DIMENSIONS}

    def say(self, style: str, dimension: Dimension, category: str) -> str:
        """Return the label of a category in a style, or the category itself."""
        label = self._styles.get(style, {}).get(category, category)
        known = self._lookup[dimension].get(fold(label))
        return label if known is not None and known.category == category else category

    def person(self, style: str, person: Person) -> tuple[str, str, str, str]:
        """Return the labels of a person's ethnicity, sex, age band and level."""
        return (
            self.say(style, "ethnicity", person.ethnicity),
            self.say(style, "sex", person.sex),
            self.say(style, "age_band", person.age_band),
            self.say(style, "level", person.level),
        )

    def order(self, person: Person) -> tuple[int, ...]:
        """Return the place of a person's categories, to sort rows as a form lists them."""
        values = (person.ethnicity, person.sex, person.age_band, person.level)
        return tuple(self._order[d][v] for d, v in zip(DIMENSIONS, values, strict=True))
