"""Check one file: what it is, what is wrong with it, and its tables when nothing is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from wincore.datasets import RETURN
from wincore.framework.model import Framework
from wincore.ingest.cells import cell_problems
from wincore.ingest.correcting import NONE, Corrections, corrected, signature
from wincore.ingest.files import read_grids
from wincore.ingest.grid import Grid, column_number
from wincore.ingest.limits import DEFAULT, Limits
from wincore.ingest.reading import Options
from wincore.ingest.result import Checked
from wincore.ingest.returns import ReturnResult, check_return, misnamed
from wincore.problems import Problem, blocking, by_severity

if TYPE_CHECKING:
    from wincore.ingest.surveys.mapping import ColumnMapping
    from wincore.ingest.surveys.result import SurveyResult

UNKNOWN = (
    "The file is neither an employer return nor a survey. Looked for: sheets named {sheets} with "
    "their column names in one row; a workforce list or cross-tab by ethnic group; and a survey "
    "with one response a row, whose questions are those of {instruments}."
)
UNKNOWN_FIX = (
    "Start from a template (python -m wincore template baseline OUT.xlsx), or export all "
    "individual responses from the survey tool."
)
NO_SUCH_WAVE = "The wave {wave!r} is not defined."
NO_SUCH_WAVE_FIX = "Use one of: {known}."


@dataclass(frozen=True)
class Request:
    """What the evaluator says about a file beside the file itself."""

    register: pd.DataFrame | None = None
    wave: str | None = None
    instrument: str | None = None
    mapping: ColumnMapping | None = None
    add_employers: bool = False
    key: bytes = b""

    def options(self, waves: dict[str, str]) -> Options:
        """Return what of it matters for a return."""
        mapped = self.mapping.employers if self.mapping else {}
        wave = self.wave or (self.mapping.wave if self.mapping else "")
        return Options(self.register, waves.get(wave, wave) or None, mapped, self.add_employers)


def check(
    name: str,
    content: bytes,
    framework: Framework,
    *,
    register: pd.DataFrame | None = None,
    wave: str | None = None,
    instrument: str | None = None,
    mapping: ColumnMapping | None = None,
    add_employers: bool = False,
    key: bytes = b"",
    corrections: Corrections = NONE,
    limits: Limits = DEFAULT,
) -> Checked:
    """Return what a file is, every problem in it with its place, and its tables when it is sound.

    ``register`` has the employers known so far; ``wave`` and ``instrument`` are said of the whole
    file; ``mapping`` holds decisions by hand, ``corrections`` cells to read otherwise; ``key`` is
    the secret of the respondent hash. Nothing raises for whatever the bytes are: a file that cannot
    be read has one error that says why.
    """
    asked = Request(register, wave, instrument, mapping, add_employers, key)
    grids, problems = read_grids(name, content, limits)
    grids = corrected(grids, corrections)
    start = Checked(name, signature(content, corrections), len(content), "unknown")
    wrong_wave = _wrong_wave(framework, wave)
    if blocking(problems) or wrong_wave:
        return replace(start, problems=(*problems, *wrong_wave))
    found = _recognised(name, grids, framework, asked) or _unknown(name, framework)
    ordered = tuple(by_severity([*problems, *found.problems]))
    return replace(
        found,
        file=name,
        sha256=start.sha256,
        size=start.size,
        problems=ordered,
        tables={} if blocking(list(ordered)) else found.tables,
    )


def _recognised(
    name: str, grids: list[Grid], framework: Framework, asked: Request
) -> Checked | None:
    from wincore.ingest.surveys import check_survey

    options = asked.options({w.title: w.id for w in framework.programme.waves})
    returned = None if asked.instrument else check_return(grids, framework, options)
    if returned is not None:
        return _of_return(returned)
    survey = check_survey(
        grids,
        framework,
        name=name,
        register=asked.register,
        wave=asked.wave,
        instrument=asked.instrument,
        mapping=asked.mapping,
        add_employers=asked.add_employers,
        key=asked.key,
    )
    if survey is None or not survey.instrument:
        near = None if asked.instrument else misnamed(grids)
        if near is not None:
            return _of_return(near)
    return _of_survey(survey, grids) if survey is not None else None


def _of_return(found: ReturnResult) -> Checked:
    return Checked(
        "",
        "",
        0,
        "baseline",
        dialect=found.dialect,
        sheet=found.sheet,
        header_row=found.header_row,
        rows=found.rows,
        waves=found.waves,
        employers=found.employers,
        columns=found.columns,
        problems=found.problems,
        tables=found.tables,
        places=found.places,
    )


def _of_survey(found: SurveyResult, grids: list[Grid]) -> Checked:
    cells = _cells_wrong(found, next((g for g in grids if g.sheet == found.sheet), None))
    return Checked(
        "",
        "",
        0,
        "survey",
        dialect=found.dialect,
        sheet=found.sheet,
        header_row=found.header_row,
        rows=found.rows,
        instrument=found.instrument,
        waves=found.waves,
        employers=found.employers,
        columns=found.columns,
        problems=(*found.problems, *cells),
        tables=found.tables,
        left_out=found.left_out,
        comparisons=found.comparisons,
        places=found.places,
    )


def _cells_wrong(found: SurveyResult, grid: Grid | None) -> list[Problem]:
    """Formulas without a value and error values among the answers that are used."""
    if grid is None:
        return []
    used = [c.column for c in found.columns if c.role in ("item", "demographic", "employer")]
    columns = [column_number(letter) - grid.first_column for letter in used]
    return cell_problems(grid, columns, below=found.header_row - 1 - grid.first_row)


def _unknown(name: str, framework: Framework) -> Checked:
    sheets = ", ".join(t.sheet for t in RETURN)
    instruments = ", ".join(i.id for i in framework.instruments)
    what = UNKNOWN.format(sheets=sheets, instruments=instruments)
    return Checked(name, "", 0, "unknown", problems=(Problem("error", name, what, UNKNOWN_FIX),))


def _wrong_wave(framework: Framework, wave: str | None) -> list[Problem]:
    """A wave said from outside has to be one of the programme's."""
    waves = framework.programme.waves
    if wave is None or any(wave in (w.id, w.title, *w.also) for w in waves):
        return []
    fix = NO_SUCH_WAVE_FIX.format(known=", ".join(w.id for w in waves))
    return [Problem("error", wave, NO_SUCH_WAVE.format(wave=wave), fix)]
