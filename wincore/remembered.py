"""Decisions of last time, used for the next file of the same tool and instrument."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wincore.drafts.deciding import fitting, merged, to_remember
from wincore.ingest.result import Checked
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.inputs import InputFile
from wincore.intake import Checker
from wincore.problems import Problem
from wincore.store.ledger import Ledger
from wincore.wording import counted, listing

USED = "Decisions of last time for {dialect} and “{instrument}” were used: {found}."
USED_FIX = "Nothing need be done. To read the file without them: --no-remembered."
HALF = 0.5  # of the remembered columns, from which a file is taken for the same survey
Memory = Callable[[str, str], Mapping[str, Any]]  # dialect, instrument -> decisions


@dataclass(frozen=True)
class RememberingChecker(Checker):
    """A checker that falls back on remembered decisions where none are given.

    They are used where they settle something: a column, an answer or an employer that would be
    read otherwise, or not at all. ``used`` gathers them by content hash.
    """

    memory: Memory = lambda dialect, instrument: {}
    used: dict[str, ColumnMapping] = field(default_factory=dict, compare=False, repr=False)

    def check(self, file: InputFile) -> Checked:
        """Return what one file is, read as it was decided to read the one before."""
        first = super().check(file)
        if first.kind != "survey" or self.choices.mapping is not None:
            return first
        for kept in self._kept(first):
            again = Checker.check(self._with(kept), file)
            found = settled(first, again, kept)
            if found:
                self.used[again.sha256] = kept
                return _noted(again, found)
        return first

    def _kept(self, checked: Checked) -> Iterator[ColumnMapping]:
        """Yield decisions on the survey; where it was not recognised, on those it may be."""
        if checked.instrument:
            yield fitting(self.memory(checked.dialect, checked.instrument), checked)
            return
        for instrument in self.framework.instruments:
            kept = self.memory(checked.dialect, instrument.id)
            found = fitting(kept, checked)
            if len(found.columns) > HALF * len(kept.get("columns", {})):
                yield found.model_copy(update={"instrument": instrument.id})

    def _with(self, kept: ColumnMapping) -> Checker:
        return replace(self, choices=replace(self.choices, mapping=kept))


def settled(first: Checked, again: Checked, kept: ColumnMapping) -> list[str]:
    """Return in words what decisions changed about how a file is read; empty where nothing."""
    before = {c.column: (c.role, c.matched) for c in first.columns}
    columns = sum(before.get(c.column) != (c.role, c.matched) for c in again.columns)
    open_then, open_now = _open(first), _open(again)
    answers = len(open_then["label"] - open_now["label"])
    employers = len((open_then["employer"] - open_now["employer"]) & {*kept.employers})
    counts = {"column": columns, "answer label": answers, "employer": employers}
    return [counted(n, noun) for noun, n in counts.items() if n]


def _open(checked: Checked) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"label": set(), "employer": set()}
    for problem in checked.problems:
        if len(problem.asks) > 1 and problem.asks[0] in found:
            found[problem.asks[0]].add(problem.asks[-1])
    return found


def _noted(checked: Checked, found: list[str]) -> Checked:
    what = USED.format(dialect=checked.dialect, instrument=checked.instrument, found=listing(found))
    note = Problem("note", checked.sheet, what, USED_FIX)
    return replace(checked, problems=(*checked.problems, note))


def remember(ledger: Ledger, checked: Checked, mapping: ColumnMapping, who: str) -> None:
    """Keep the decisions for the next file of this tool and instrument, beside earlier ones."""
    before = ledger.remembered(checked.dialect, checked.instrument)
    old = ColumnMapping.model_validate(before) if before else ColumnMapping()
    kept = to_remember(merged(old, mapping)).model_copy(
        update={"tool": checked.dialect, "instrument": checked.instrument}
    )
    ledger.remember(checked.dialect, checked.instrument, kept.model_dump(), who)
