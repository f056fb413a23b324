"""What one visit has on its desk. It lives as long as the visit; nothing of it is shared."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

import streamlit as st

from ui.desk import Desk
from wincore.drafts import Draft, DraftChecker
from wincore.drafts.questions import EmployerQuestion, LabelQuestion
from wincore.ingest.refusal import RefusedError
from wincore.ingest.result import Checked, ColumnMatch
from wincore.inputs import InputFile, TooManyFiles, from_bytes
from wincore.intake import pairs_together
from wincore.settings import respondent_key, settings

KEY = "upload.bench"


class Dropped(Protocol):
    """A file as the drop zone hands it over."""

    name: str
    file_id: str

    def getvalue(self) -> bytes:
        """Return the bytes."""


@dataclass
class Asked:
    """The questions shown about one file so far, so that a settled one stays in its place."""

    columns: dict[str, ColumnMatch] = field(default_factory=dict)
    labels: dict[str, LabelQuestion] = field(default_factory=dict)
    employers: dict[str, EmployerQuestion] = field(default_factory=dict)
    about: set[str] = field(default_factory=set)  # wave, instrument, employer of the whole file
    rows: dict[str, list[int]] = field(default_factory=dict)  # rows shown for correction
    wrong: dict[str, set[int]] = field(default_factory=dict)  # columns shown first there
    round: int = 0  # counts how often the corrections were started over


@dataclass
class Bench:
    """The drafts of a visit by a short id, what was asked about them, and what was accepted."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)
    accepted: dict[str, int] = field(default_factory=dict)  # draft -> number of its upload
    opened: dict[str, bool] = field(default_factory=dict)  # cards unfolded or folded by hand
    order: list[str] = field(default_factory=list)  # of the cards, kept while files stay the same
    refused: list[str] = field(default_factory=list)  # zips that could not be opened, and why
    rehearsals: dict[object, object] = field(default_factory=dict)
    memory: dict[tuple[object, ...], Checked] = field(default_factory=dict)
    _opened: dict[str, list[InputFile] | str] = field(default_factory=dict)

    def take(self, dropped: Sequence[Dropped]) -> None:
        """Keep a draft of each file dropped, those in zips too; drop those taken away."""
        self._opened = {f.file_id: self._opened.get(f.file_id) or _open(f) for f in dropped}
        opened = list(self._opened.values())
        self.refused = [found for found in opened if isinstance(found, str)]
        files = {file for found in opened if not isinstance(found, str) for file in found}
        kept = {_id(f): f for f in sorted(files, key=lambda f: f.name)}
        self.drafts = {i: self.drafts.get(i) or Draft(f) for i, f in kept.items()}
        self.asked = {i: self.asked.get(i) or Asked() for i in kept}
        self.checked = {i: c for i, c in self.checked.items() if i in kept}

    def change(self, draft: str, change: Callable[[Draft], Draft]) -> None:
        """Replace a draft by what a decision makes of it."""
        self.drafts[draft] = change(self.drafts[draft])

    def check(self, desk: Desk, tell: Callable[[str], None]) -> None:
        """Check every draft that is not accepted yet, each knowing the employers of the others."""
        counting = {u.id for u in desk.uploads() if u.state == "accepted"}
        self.accepted = {i: n for i, n in self.accepted.items() if n in counting}
        waiting = {d.file: i for i, d in self.drafts.items() if i not in self.accepted}
        checker = DraftChecker(
            desk.framework,
            desk.ledger.register(),
            respondent_key(settings().key_file),
            tell=tell,
            each={self.drafts[i].file: self.drafts[i].choices for i in waiting.values()},
            memory=self.memory,
        )
        for file, checked in pairs_together(checker, list(waiting)):
            self.checked[waiting[file]] = checked
        checker.forget_others()

    def forget_questions(self, draft: str) -> None:
        """Ask anew, because the file is read as something else now."""
        self.asked[draft] = Asked(about=self.asked[draft].about)


def bench() -> Bench:
    """Return what this visit has on its desk."""
    return cast(Bench, st.session_state.setdefault(KEY, Bench()))


def deciding(draft: str, key: str, change: Callable[[Draft, object], Draft]) -> None:
    """Take what a control was set to into a draft; for use as a control's callback."""
    value = st.session_state.get(key)
    bench().change(draft, lambda d: change(d, value))


def _open(dropped: Dropped) -> list[InputFile] | str:
    try:
        return from_bytes(dropped.name, dropped.getvalue())
    except (TooManyFiles, RefusedError) as refusal:
        return f"{dropped.name}: {refusal}"


def _id(file: InputFile) -> str:
    return hashlib.sha256(file.name.encode() + b"\0" + file.content).hexdigest()[:12]
