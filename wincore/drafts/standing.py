"""Where a draft stands: ready, or what keeps it from being accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from wincore.drafts.questions import doubtful
from wincore.ingest.result import Checked
from wincore.problems import Problem, blocking
from wincore.store.snapshot import Upload
from wincore.wording import british_date, counted

# In the order in which they are dealt with.
Standing = Literal["decide", "problems", "unknown", "ready", "held"]
STANDINGS: tuple[Standing, ...] = ("decide", "problems", "unknown", "ready", "held")
HELD = "{file} is already held: upload {id}, recorded {day}. There is nothing to do."
TO_SETTLE = "{count} to settle by a decision."
TO_FIX = "{count} to fix, the first at {where}."
UNSURE = "{count} to look at: each may be an item of the survey."


def standing(checked: Checked, held: Mapping[str, Upload]) -> Standing:
    """Return where a file stands; ``held`` are the accepted uploads by content hash."""
    errors = blocking(list(checked.problems))
    if checked.sha256 in held:
        return "held"
    if checked.kind == "unknown":
        return "unknown"
    if errors:
        return "decide" if all(p.asks for p in errors) else "problems"
    return "decide" if doubtful(checked) else "ready"


def why_not(checked: Checked, held: Mapping[str, Upload]) -> str:
    """Return in a sentence what keeps a file from being accepted; "" where nothing does."""
    upload = held.get(checked.sha256)
    if upload is not None:
        return HELD.format(file=upload.file, id=upload.id, day=british_date(upload.recorded))
    errors: list[Problem] = blocking(list(checked.problems))
    if not errors:
        return ""
    if checked.kind == "unknown":
        return errors[0].what
    open_ = [p for p in errors if p.asks]
    if len(open_) == len(errors):
        return TO_SETTLE.format(count=counted(len(errors), "problem"))
    first = next(p for p in errors if not p.asks)
    return TO_FIX.format(count=counted(len(errors), "problem"), where=first.where)


def held_by_hash(uploads: tuple[Upload, ...], state: str = "accepted") -> dict[str, Upload]:
    """Return the uploads in a state by content hash, the newest where there are several."""
    return {u.sha256: u for u in uploads if u.state == state}
