"""The ledger of accepted datasets: who, when, versions, roll-back, as-at snapshots."""

from wincore.store.accepting import MODES, Mode
from wincore.store.errors import (
    AlreadyHeld,
    NoSuchUpload,
    NotAcceptable,
    StoreError,
    WrongState,
)
from wincore.store.events import Event
from wincore.store.ledger import Ledger, open_ledger
from wincore.store.snapshot import Snapshot, Upload

__all__ = [
    "MODES",
    "AlreadyHeld",
    "Event",
    "Ledger",
    "Mode",
    "NoSuchUpload",
    "NotAcceptable",
    "Snapshot",
    "StoreError",
    "Upload",
    "WrongState",
    "open_ledger",
]
