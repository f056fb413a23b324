"""One file in progress: its bytes, and what the evaluator has decided about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from wincore.framework.programme import Programme
from wincore.ingest.correcting import Corrections
from wincore.ingest.result import Checked
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.inputs import InputFile
from wincore.intake import Choices
from wincore.store.accepting import Mode

CORRECTED = "Corrected by hand: {cells}."
LEFT_OUT = "Rows left out by hand: {rows}."
KEPT = "Identifying column “{header}” kept: {reason}."


@dataclass(frozen=True)
class Draft:
    """A file with its decisions; None is left to recognition, or to what holds for all files."""

    file: InputFile = field(repr=False)
    choices: Choices = field(default_factory=Choices)
    described: date | None = None
    mode: Mode | None = None
    note: str = ""

    @property
    def mapping(self) -> ColumnMapping:
        """The decisions on columns, labels and employers, empty where there are none."""
        return self.choices.mapping or ColumnMapping()

    @property
    def corrections(self) -> Corrections:
        """The cells corrected and the rows left out."""
        return self.choices.corrections

    def deciding(self, **choices: object) -> Draft:
        """Return the draft with other choices."""
        return replace(self, choices=replace(self.choices, **choices))  # type: ignore[arg-type]

    def remarks(self) -> str:
        """Return what goes into the log with the file: the note, and what was done by hand."""
        said = [self.note.strip()] if self.note.strip() else []
        if self.corrections.cells:
            cells = ", ".join(f"{at} to “{text}”" for at, text in self.corrections.cells)
            said.append(CORRECTED.format(cells=cells))
        if self.corrections.rows:
            rows = ", ".join(f"{sheet} {number}" for sheet, number in self.corrections.rows)
            said.append(LEFT_OUT.format(rows=rows))
        for header, decision in self.mapping.columns.items():
            if decision.reason:
                said.append(KEPT.format(header=header, reason=decision.reason))
        return " ".join(said)


def closing_day(checked: Checked, programme: Programme, today: date) -> date:
    """Return the day a file most likely describes: the close of its last wave, at most today."""
    waves = [w.closes for w in programme.waves if w.id in checked.waves]
    return min(max(waves, default=today), today)
