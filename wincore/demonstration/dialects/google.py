"""Google Forms: the CSV of its sheet of responses, in British settings."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from wincore.demonstration.answers import Value
from wincore.demonstration.replies import Reply
from wincore.framework.instrument import Item

META = ("Timestamp", "Email Address")


def google(items: Sequence[Item], replies: Sequence[Reply]) -> bytes:
    """Return the CSV that Google writes: full questions, choices joined by a comma and a space."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*META, *(i.text for i in items)))
    for reply in replies:
        meta = (f"{reply.ended:%d/%m/%Y %H:%M:%S}", f"lead{reply.number:02d}@example.org")
        writer.writerow((*meta, *(_cell(reply.values[i.id]) for i in items)))
    return out.getvalue().encode("utf-8")


def _cell(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
