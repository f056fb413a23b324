"""Load the demonstration programme into an empty store, once."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy.exc import IntegrityError

from wincore.framework.model import Framework
from wincore.inputs import InputFile
from wincore.intake import Checker, check_in_turn
from wincore.store import marks
from wincore.store.accepting import Offer, make_offer, store_offer
from wincore.store.engine import writing
from wincore.store.entries import read_uploads
from wincore.store.ledger import Ledger
from wincore.store.snapshot import Upload

WHO = "demonstration"
NOTE = "Fictional data."


def load_demonstration(
    ledger: Ledger, framework: Framework, key: bytes | None = None
) -> tuple[Upload, ...]:
    """Load the fictional programme and return its uploads; return () if anything is held already.

    The files pass the same check as any other. They are stored in one transaction with a mark
    that can be set only once: of two processes that start together, one loads them.
    """
    if ledger.uploads():
        return ()
    offers = _offers(framework, key or secrets.token_bytes(32))
    try:
        with writing(ledger.engine) as connection:
            if read_uploads(connection) or marks.read(connection, marks.DEMONSTRATION):
                return ()
            marks.put(connection, marks.DEMONSTRATION, datetime.now(UTC).isoformat())
            return tuple(store_offer(connection, offer) for offer in offers)
    except IntegrityError:  # another process was a moment faster
        return ()


def _offers(framework: Framework, key: bytes) -> list[Offer]:
    from wincore.demonstration import MANIFEST, demonstration_files

    contents = demonstration_files(framework)
    files = [InputFile(entry.file, contents[entry.file]) for entry in MANIFEST]
    checked = check_in_turn(Checker(framework, None, key), files)
    return [
        make_offer(one, described=entry.described, who=WHO, note=NOTE)
        for one, entry in zip(checked, MANIFEST, strict=True)
    ]
