"""Drafts: files on their way into the ledger, each with what was decided about it so far."""

from wincore.drafts.checking import DraftChecker
from wincore.drafts.draft import Draft, closing_day
from wincore.drafts.standing import STANDINGS, Standing, standing

__all__ = ["STANDINGS", "Draft", "DraftChecker", "Standing", "closing_day", "standing"]
