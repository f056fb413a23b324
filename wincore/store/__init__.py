"""The ledger of accepted datasets: who, when, versions, roll-back, as-at snapshots."""

from wincore.store.accepting import MODES, Mode
from wincore.store.errors import (
    AlreadyHeld,
    NoSuchFreeze,
    NoSuchUpload,
    NotAcceptable,
    NotARecord,
    NotReopened,
    StoreError,
    WrongState,
)
from wincore.store.events import Event
from wincore.store.freezes import Freeze
from wincore.store.ledger import Ledger, open_ledger
from wincore.store.records import Action, Condition, Kept, Option, Override, PanelRecord
from wincore.store.releases import Release
from wincore.store.snapshot import Snapshot, Upload

__all__ = [
    "MODES",
    "Action",
    "AlreadyHeld",
    "Condition",
    "Event",
    "Freeze",
    "Kept",
    "Ledger",
    "Mode",
    "NoSuchFreeze",
    "NoSuchUpload",
    "NotARecord",
    "NotAcceptable",
    "NotReopened",
    "Option",
    "Override",
    "PanelRecord",
    "Release",
    "Snapshot",
    "StoreError",
    "Upload",
    "WrongState",
    "open_ledger",
]
