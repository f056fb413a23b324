"""Which uploads the figures of an edition come from, and what identifies it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from wincore.charts import Chart, listed
from wincore.pack.content import Exhibit, Section, Words
from wincore.pack.edition import Edition
from wincore.wording import british_date, counted, sentence

EDITION = "This edition: {parts}."


def lineage_of(edition: Edition) -> Section:
    """Say from which uploads the figures come, and what identifies the edition."""
    identity = Words(EDITION.format(parts="; ".join(_identity(edition))))
    return Section(
        "C", "Appendix: lineage", (Exhibit("lineage", "Uploads", _uploads(edition)), identity)
    )


def _uploads(edition: Edition) -> Chart:
    rows = [
        (u.file, u.short, british_date(u.described), british_date(u.recorded), u.dialect)
        for u in edition.context.snapshot.uploads
    ]
    # No number of rows: those of a survey are people, perhaps few of them.
    columns = ["File", "Hash", "Describes", "Recorded", "Form"]
    said = sentence(f"All figures come from {counted(len(rows), 'upload')}")
    return listed(pd.DataFrame(rows, columns=columns), said)


def _identity(edition: Edition) -> Iterator[str]:
    context = edition.context
    yield f"snapshot {context.snapshot.fingerprint}"
    yield f"framework {context.framework.fingerprint}"
    yield f"disclosure policy {edition.policy.fingerprint}"
    yield f"software wincore {edition.version}"
