"""Harmonised categories: the labels people write, and the groups that findings speak of.

A category is the finest thing stored ("African"); a group is what a figure is about ("Black men").
`not declared` and `prefer not to say` are two states, both outside the known base.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from wincore.framework.strict import Strict

Dimension = Literal["ethnicity", "sex", "age_band", "level"]
NOT_DECLARED = "not declared"
PREFER_NOT = "prefer not to say"
UNKNOWN = (NOT_DECLARED, PREFER_NOT)
ALL = "all"  # the source does not split by this dimension
TOTAL = "total"  # a totals row inside the data: never counted with the others
EVERYBODY, FIVE = "all", ("Asian", "Black", "Mixed", "White", "Other")


class Category(Strict):
    """One canonical value of a dimension.

    ``group`` is the ethnic group of five (or "" for unknown and aggregates); ``broad`` marks the
    two Mixed categories that the broad definition of Black adds.
    """

    dimension: Dimension
    id: str
    group: str = ""
    broad: bool = False
    order: int = 0


class Label(Strict):
    """One label as found in files, and the category it means. `note` is passed on as a note."""

    dimension: Dimension
    label: str
    category: str
    note: str = ""


class Categories(Strict):
    """All categories and labels of the programme."""

    categories: list[Category]
    labels: list[Label]

    def ids(self, dimension: Dimension) -> list[str]:
        """Return the canonical values of a dimension in their order."""
        found = [c for c in self.categories if c.dimension == dimension]
        return [c.id for c in sorted(found, key=lambda c: c.order)]

    def lookup(self, dimension: Dimension) -> dict[str, Label]:
        """Return folded label -> Label for a dimension, the canonical values included."""
        own = {
            fold(i): Label(dimension=dimension, label=i, category=i) for i in self.ids(dimension)
        }
        return own | {fold(x.label): x for x in self.labels if x.dimension == dimension}

    def black(self, broad: bool = False) -> set[str]:
        """Return the ethnicity categories that count as Black, strictly or broadly."""
        found = [c for c in self.categories if c.dimension == "ethnicity"]
        return {c.id for c in found if c.group == "Black" or (broad and c.broad)}

    def of_group(self, group: str) -> set[str]:
        """Return the ethnicity categories of one of the five groups, or of "Black (broad)"."""
        if group.startswith("Black"):
            return self.black(broad="(broad)" in group)
        return {c.id for c in self.categories if c.dimension == "ethnicity" and c.group == group}


def fold(label: object) -> str:
    """Fold a label for comparison: case, dashes, quotes, ampersands, spaces, punctuation."""
    text = unicodedata.normalize("NFKC", str(label)).casefold().replace("&", " and ")
    text = re.sub(r"[‐-―−]", "-", text)
    return re.sub(r"[\s_/:;,.()'\"‘’“”–-]+", " ", text).strip()
