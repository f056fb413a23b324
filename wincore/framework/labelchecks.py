"""Check the lists of categories and labels: each once, and each label with its category."""

from __future__ import annotations

from collections.abc import Mapping

from wincore.framework import errors
from wincore.framework.categories import TOTAL, fold
from wincore.framework.errors import FrameworkError
from wincore.framework.model import Framework
from wincore.framework.sources import Source

Sources = Mapping[str, Source]
CATEGORY_HEADER = ("dimension", "id", "group", "broad")
LABEL_HEADER = ("dimension", "label", "category", "note")


def labels(framework: Framework, sources: Sources) -> None:
    """Raise FrameworkError for a label of no category, one that stands twice, or contradicts."""
    source = sources["labels"]
    known: dict[str, set[str]] = {}
    for category in framework.categories.categories:
        known.setdefault(category.dimension, set()).add(category.id)
    own = {(d, fold(c)): c for d, ids in known.items() for c in ids}
    seen: set[tuple[str, str]] = set()
    rows = zip(framework.categories.labels, source.rows(LABEL_HEADER), strict=True)
    for label, (line, _) in rows:
        own_dimension = known.get(label.dimension, set())
        folded = (label.dimension, fold(label.label))
        fault = None
        if label.category not in own_dimension | {TOTAL}:
            what = errors.NO_CATEGORY.format(thing=label.label, id=label.category)
            fault = (what, errors.DEFINE.format(known=", ".join(sorted(own_dimension))))
        elif own.get(folded, label.category) != label.category:
            what = errors.CONTRADICTS.format(thing=label.label, id=label.category)
            fault = (what, "remove this label, or map it to its own name")
        elif folded in seen:
            fault = (errors.TWICE.format(thing="label", id=label.label), "remove one of the two")
        if fault:
            raise FrameworkError(source.path, line, *fault)
        seen.add(folded)


def categories_once(framework: Framework, sources: Sources) -> None:
    """Raise FrameworkError for a category that stands twice."""
    source = sources["categories"]
    seen: set[tuple[str, str]] = set()
    for line, row in source.rows(CATEGORY_HEADER):
        if (row["dimension"], row["id"]) in seen:
            what = errors.TWICE.format(thing="category", id=row["id"])
            raise FrameworkError(source.path, line, what, "remove one of the two")
        seen.add((row["dimension"], row["id"]))
