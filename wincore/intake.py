"""Files on their way into the ledger, checked so that each knows the employers of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_fields
from datetime import date

import pandas as pd

from wincore.framework.model import Framework
from wincore.ingest.correcting import NONE, Corrections
from wincore.ingest.result import Checked
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.inputs import InputFile
from wincore.problems import Problem, blocking
from wincore.store.accepting import Mode
from wincore.store.errors import AlreadyHeld, NotAcceptable
from wincore.store.ledger import Ledger
from wincore.store.snapshot import Upload

Tell = Callable[[str], None]
HELD_FIX = "Nothing to do, unless the file was meant to differ: then send the corrected one."
KEPT = "Identifying column “{header}” kept: {reason}."
EMPTY_FIX = "Check that the right file was chosen, and that it was filled in."


@dataclass(frozen=True)
class Choices:
    """What a person decided about the files of one intake; None is left to recognition."""

    wave: str | None = None
    instrument: str | None = None
    mapping: ColumnMapping | None = None
    add_employers: bool = False
    corrections: Corrections = NONE


@dataclass(frozen=True)
class Outcome:
    """What became of one file: its check, and its entry in the ledger if it was stored."""

    checked: Checked
    upload: Upload | None = None


@dataclass(frozen=True)
class Checker:
    """Checks files against a framework and the employers known so far."""

    framework: Framework
    register: pd.DataFrame | None
    key: bytes
    choices: Choices = Choices()
    tell: Tell = lambda name: None

    def check(self, file: InputFile) -> Checked:
        """Return what one file is and what is wrong with it."""
        from wincore.ingest import check

        self.tell(file.name)
        return check(
            file.name,
            file.content,
            self.framework,
            register=self.register,
            wave=self.choices.wave,
            instrument=self.choices.instrument,
            mapping=self.choices.mapping,
            add_employers=self.choices.add_employers,
            key=self.key,
            corrections=self.choices.corrections,
        )

    def knowing(self, checked: Checked) -> Checker:
        """Return a checker that knows the employers of an accepted file, too."""
        new = checked.tables.get("employers") if checked.accepted else None
        if new is None or new.empty:
            return self
        frames = [f for f in (self.register, new) if f is not None and len(f)]
        register = pd.concat(frames, ignore_index=True)
        register = register.drop_duplicates("employer_id", keep="last", ignore_index=True)
        return with_fields(self, register=register)


def check_in_turn(checker: Checker, files: Iterable[InputFile]) -> list[Checked]:
    """Check files one after another, each knowing the employers of those before."""
    done = []
    for file in files:
        done.append(checker.check(file))
        checker = checker.knowing(done[-1])
    return done


def check_together(checker: Checker, files: Sequence[InputFile]) -> list[Checked]:
    """Check files that came at once: returns first, so that surveys know the employers in them.

    Results come in that order. A file is read again only if new employers came before it.
    """
    return [checked for _, checked in pairs_together(checker, files)]


def pairs_together(checker: Checker, files: Sequence[InputFile]) -> list[tuple[InputFile, Checked]]:
    """Check files as `check_together` does; return each with its check."""
    first = [(file, checker.check(file)) for file in files]
    latest, done = checker, []
    for file, seen in sorted(first, key=lambda pair: pair[1].kind != "baseline"):
        found = seen if latest is checker else latest.check(file)
        done.append((file, found))
        latest = latest.knowing(found)
    return done


def accept_all(
    ledger: Ledger,
    files: Iterable[Checked],
    *,
    who: str,
    described: date,
    note: str = "",
    replace: Mode = "replace",
    choices: Choices | None = None,
    decided: Mapping[str, ColumnMapping] | None = None,
) -> list[Outcome]:
    """Store each file that can be accepted, in its own transaction; say of the others why not.

    ``decided`` has the decisions by which single files were read, by content hash; for all others
    those of ``choices`` are kept.
    """
    common = choices.mapping if choices else None
    outcomes = []
    for checked in files:
        own = (decided or {}).get(checked.sha256, common)
        mapping = own.model_dump() if own else None
        said = " ".join(part for part in (note.strip(), *_reasons(checked, own)) if part)
        try:
            upload = ledger.accept(
                checked, who=who, described=described, note=said, replace=replace, mapping=mapping
            )
            outcomes.append(Outcome(checked, upload))
        except (AlreadyHeld, NotAcceptable) as refusal:
            outcomes.append(Outcome(_with_refusal(checked, refusal)))
    return outcomes


def _reasons(checked: Checked, mapping: ColumnMapping | None) -> list[str]:
    """Return, for the log, why identifying columns of the file were kept."""
    decided = mapping.columns if mapping else {}
    headers = {c.header for c in checked.columns}
    return [
        KEPT.format(header=header, reason=decision.reason)
        for header, decision in decided.items()
        if decision.reason and header in headers
    ]


def _with_refusal(checked: Checked, refusal: AlreadyHeld | NotAcceptable) -> Checked:
    """Return the check with the refusal among its problems, unless they say the same already."""
    if blocking(list(checked.problems)):
        return checked
    fix = HELD_FIX if isinstance(refusal, AlreadyHeld) else EMPTY_FIX
    problem = Problem("error", checked.file, str(refusal), fix)
    return with_fields(checked, problems=(*checked.problems, problem))
