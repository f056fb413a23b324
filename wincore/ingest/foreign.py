"""Workforce lists made for somebody else: other headings, years for waves, totals rows."""

from __future__ import annotations

from wincore.framework.categories import fold
from wincore.framework.model import Framework
from wincore.ingest.context import DIMENSIONS, Context
from wincore.ingest.headings import YEAR, heading
from wincore.ingest.raw import Raw
from wincore.ingest.recognise import Sheet
from wincore.ingest.totals import without_missing, without_totals
from wincore.ingest.values import text_of
from wincore.problems import Problem

SEVERAL_YEARS = "The file holds several years ({years}); one upload is one wave."
SEVERAL_YEARS_FIX = "Keep the rows of one year, and send a file for each."
YEAR_AS_WAVE = "The file gives the year {year}, not a wave; it was recorded as {wave!r}."
NO_WAVE = "The file does not say which wave it is about; it was recorded as {wave!r}."
WAVE_FIX = "If that is another wave, choose it (--wave)."
_EEO1 = {fold("Black or African American"), fold("Two or more races"), fold("Craft workers")}


def is_foreign(sheet: Sheet) -> bool:
    """Tell whether a workforce list was made for somebody else: by its headings, not its name."""
    if sheet.table.name != "workforce" or "headcount" not in sheet.columns:
        return False
    cells = sheet.grid.cells[sheet.header]
    own = sum(heading(cells[at]) == heading(name) for name, at in sheet.columns.items())
    return own < 3


def dialect_of(raw: Raw) -> str:
    """Return eeo-1 where the labels are those of the United States report, else workforce-list."""
    labels = {fold(text_of(v)) for d in DIMENSIONS for v in raw.values.get(d, ())}
    return "eeo-1" if labels & _EEO1 else "workforce-list"


def parts_only(raw: Raw, context: Context) -> tuple[Raw, list[Problem]]:
    """Return the rows that count people once, without totals and figures that are not given."""
    parts, totals = without_totals(raw, context)
    given, missing = without_missing(parts)
    return given, totals + missing


def wave_of(raw: Raw, framework: Framework, said: str | None) -> tuple[str, list[Problem]]:
    """Return the wave of a file that has none: what the evaluator said, else the first, noted."""
    if "wave" in raw.values:
        return said or "", []
    years = sorted({text_of(v) for v in raw.values.get(YEAR, ())} - {""})
    if len(years) > 1:
        what = SEVERAL_YEARS.format(years=", ".join(years[:10]))
        return said or "", [Problem("error", raw.place(0, YEAR), what, SEVERAL_YEARS_FIX)]
    wave = said or framework.programme.waves[0].id
    what = YEAR_AS_WAVE.format(year=years[0], wave=wave) if years else NO_WAVE.format(wave=wave)
    return wave, [] if said else [Problem("note", raw.header, what, WAVE_FIX, asks=("wave",))]
