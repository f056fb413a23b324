"""Labels as people write them, to the harmonised categories; what is not known is never guessed."""

from __future__ import annotations

from dataclasses import dataclass

from wincore.framework.categories import TOTAL, Categories, Dimension, fold
from wincore.ingest.faults import Fault, Kind, fault
from wincore.ingest.values import nearest, shown, text_of

UNKNOWN: Kind = (
    "error",
    "{shown} is not a known {name}{near}.",
    "Replace it with a label of the list, or add a line for it to data/labels.csv.",
)
NOTED: Kind = ("note", "{shown} was read as {category!r}: {note}.", "")
_NAMES = {"ethnicity": "ethnic group", "sex": "sex", "age_band": "age band", "level": "level"}


@dataclass(frozen=True)
class Read:
    """What one label means: a category, or "" with the fault; `total` marks a totals row."""

    category: str
    fault: Fault | None = None
    total: bool = False
    noted: bool = False  # the label carries a note of its own


class Labels:
    """The labels of one dimension, each looked up once."""

    def __init__(self, categories: Categories, dimension: Dimension) -> None:
        self.dimension = dimension
        self._known = categories.lookup(dimension)
        self._seen: dict[str, Read] = {}

    def read(self, value: object) -> Read:
        """Return what a label means."""
        text = text_of(value)
        if text not in self._seen:
            self._seen[text] = self._looked_up(text)
        return self._seen[text]

    def known(self, value: object) -> bool:
        """Tell whether a label is in the list."""
        return fold(text_of(value)) in self._known

    def _looked_up(self, text: str) -> Read:
        label = self._known.get(fold(text))
        if label is None:
            return Read("", self._unknown(text))
        if label.category == TOTAL:
            return Read("", total=True, noted=bool(label.note))
        if not label.note:
            return Read(label.category)
        note = label.note.rstrip(".")
        return Read(
            label.category, fault(NOTED, shown=shown(text), category=label.category, note=note)
        )

    def _unknown(self, text: str) -> Fault:
        near = nearest(text, [label.label for label in self._known.values()], least=70)
        told = f"; the nearest known label is {near!r}" if near else ""
        return fault(UNKNOWN, shown=shown(text), name=_NAMES[self.dimension], near=told)


def total_words(categories: Categories) -> frozenset[str]:
    """Return the folded labels that mark totals rows, in whichever dimension."""
    return frozenset(fold(x.label) for x in categories.labels if x.category == TOTAL)
