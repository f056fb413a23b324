"""Store a draft; a file that was undone comes back as the upload it was."""

from __future__ import annotations

from datetime import date

from wincore.drafts.deciding import merged, to_remember
from wincore.drafts.draft import Draft
from wincore.ingest.result import Checked
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.store.accepting import Mode
from wincore.store.errors import AlreadyHeld
from wincore.store.ledger import Ledger
from wincore.store.snapshot import Upload

AGAIN = "Accepted again. {note}"


def accept_draft(
    ledger: Ledger,
    draft: Draft,
    checked: Checked,
    *,
    who: str,
    described: date,
    mode: Mode = "replace",
    note: str = "",
) -> Upload:
    """Store a checked draft with its decisions, remember those, and return its entry.

    A file that was rolled back and is the same in every respect is restored. Raise StoreError where
    the store refuses.
    """
    said = " ".join(part for part in (note.strip(), draft.remarks()) if part)
    mapping = draft.mapping.model_dump() if draft.choices.mapping else None
    try:
        upload = ledger.accept(
            checked, who=who, described=described, note=said, replace=mode, mapping=mapping
        )
    except AlreadyHeld as held:
        if held.upload.state != "rolled back":
            raise
        upload = ledger.restore(held.upload.id, who, AGAIN.format(note=said).strip())
    _remember(ledger, draft, checked, who)
    return upload


def _remember(ledger: Ledger, draft: Draft, checked: Checked, who: str) -> None:
    """Keep the decisions for the next file of this tool and instrument."""
    mapping = draft.mapping
    if not checked.instrument or not (mapping.columns or mapping.labels or mapping.employers):
        return
    before = ledger.remembered(checked.dialect, checked.instrument)
    old = ColumnMapping.model_validate(before) if before else ColumnMapping()
    both = to_remember(merged(old, mapping))
    kept = both.model_copy(update={"tool": checked.dialect, "instrument": checked.instrument})
    ledger.remember(checked.dialect, checked.instrument, kept.model_dump(), who)
