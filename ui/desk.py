"""The head of a page about files and the store rather than figures: it opens on an empty store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from ui import frame, reads
from ui.guard import Visit
from ui.text import plain
from wincore.framework import Framework
from wincore.store import Ledger
from wincore.store.benchmarks import with_entered_benchmarks
from wincore.store.marks import DEMONSTRATION

if TYPE_CHECKING:
    from wincore.store import Upload

INTERNAL = "Evaluator's desk, not to be passed on"


@dataclass(frozen=True)
class Desk:
    """An open page of the desk: who works here, with which store and framework."""

    visit: Visit
    ledger: Ledger
    framework: Framework

    @property
    def who(self) -> str:
        """The person as the log names them."""
        return self.visit.who.who

    def uploads(self) -> tuple[Upload, ...]:
        """Return the entries of the ledger as they are now."""
        return self.ledger.uploads()


def open_desk(visit: Visit, said: str = INTERNAL) -> Desk:
    """Draw the head of the page and return what it works with; ``said`` stands at its foot."""
    st.html(frame.STYLE)
    ledger = reads.ledger()
    known = with_entered_benchmarks(ledger, reads.framework())
    st.title(plain(visit.page.question), anchor=False)
    frame.side(visit)
    fictional = known.programme.demonstration or bool(ledger.mark(DEMONSTRATION))
    frame.foot(fictional, said)
    return Desk(visit, ledger, known)
