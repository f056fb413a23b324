"""What the store refuses, in sentences that say what to do."""

# ruff: noqa: N818  (the names say what is the case, as in `except AlreadyHeld`)
from __future__ import annotations

from wincore.store.snapshot import Upload

NO_DRIVER = (
    "The driver for {url} is not installed: use sqlite:///… or install it (psycopg for PostgreSQL)."
)
NEWER = "The store is at revision {revision}, made by a newer version; this one knows {head}."
HELD = "{file} is already held: upload {id}, recorded {day}, {state}."
HELD_ROLLED_BACK = HELD + " Restore that upload instead of loading the file again."
NOT_ACCEPTABLE = "{file} cannot be accepted: {count} blocking problem(s), the first at {where}."
UNRECOGNISED = "{file} cannot be accepted: it was not recognised."
NOTHING_IN_IT = "{file} cannot be accepted: it holds no rows."
NO_UPLOAD = "There is no upload {id}: the ledger holds {known}."
WRONG_STATE = "Upload {id} is {state}: only an upload that is {wanted} can be {what}."
REASON_REQUIRED = "Say why: a {what} needs a reason, which goes into the log."
NOT_A_BACKUP = "{path} is not a backup of this store: {why}"
FROZEN = "There is a freeze called {name!r} already: a freeze never changes, choose another name."
NAMELESS = "Name the freeze, for example “Review of March 2021”."
NOTHING_TO_FREEZE = "Nothing is held as at {day}, so there is nothing to freeze."
NO_FREEZE = "There is no freeze {name!r}: the store has {known}."
GONE = "The freeze {name!r} cannot be reopened: {why}"
PURGED_SINCE = "the data of upload {id} have been purged since."
OTHER_DATA = "the data held are not those that were frozen."
OTHER_POLICY = "this version reads its disclosure policy in another way."
OTHER_FRAMEWORK = "this version reads its framework in another way."
BROKEN_SEAL = "what stands in the store is not what was frozen."
NOT_A_RECORD = "The record cannot be kept: {what}"
EXISTS = "{path} is there already: name a file that is not."


class StoreError(Exception):
    """The store refused; the message says why and what to do."""


class AlreadyHeld(StoreError):
    """The same file is in the ledger; `upload` is its entry."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        text = HELD_ROLLED_BACK if upload.state == "rolled back" else HELD
        day = f"{upload.recorded:%-d %B %Y}"
        super().__init__(text.format(file=upload.file, id=upload.id, day=day, state=upload.state))


class NotAcceptable(StoreError):
    """The file has blocking problems, or was not recognised."""


class NoSuchUpload(StoreError):
    """The ledger has no upload of that number."""


class WrongState(StoreError):
    """The upload is not in the state that the verb needs."""


class NoSuchFreeze(StoreError):
    """The store has no freeze of that name."""


class NotReopened(StoreError):
    """The freeze cannot be brought back exactly; the message says why."""


class NotARecord(StoreError):
    """The panel's record lacks something or contradicts itself."""
