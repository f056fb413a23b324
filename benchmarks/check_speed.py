"""How long it takes to check 50,000 responses, against the time it takes pandas just to read them.

    python -m benchmarks.check_speed [--rows 50000]

Writes a Microsoft Forms workbook of 34 columns (answers of the inclusion questionnaire), reads it
with `pandas.read_excel` (openpyxl), then checks it, and prints the ratio and its parts. The target
is a ratio of at most 0.4.
"""

from __future__ import annotations

import argparse
import io
import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import openpyxl
import pandas as pd

from wincore.framework import Framework, Item, read_framework
from wincore.ingest import check, read_grids
from wincore.ingest.surveys import check_survey

TARGET, COLUMNS = 0.4, 34
META = ["ID", "Start time", "Completion time", "Email", "Name"]
EMPLOYERS = [f"Fictional Employer {n}" for n in range(1, 11)]
GROUPS = {
    "ethnicity": ["African", "Caribbean", "White British", "Indian", "Prefer not to say"],
    "sex": ["Female", "Male"],
    "age_band": ["16-24", "25-34", "35-49", "50-64"],
    "level": ["junior", "middle", "senior"],
    "employer": EMPLOYERS,
}


def workbook(framework: Framework, rows: int) -> bytes:
    """Return a survey as Microsoft Forms exports it, 34 columns wide."""
    instrument = framework.instrument("inclusion")
    items = [i for i in instrument.items if i.kind != "text"]
    spare = COLUMNS - len(META) - len(items)
    texts = [f"Another question, number {n}, that nobody matches" for n in range(spare)]
    chance = random.Random(2021)
    answers = {i.id: _answers(framework, i) for i in items}
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Form1")
    sheet.append([*META, *(i.text for i in items), *texts])
    start = datetime(2020, 11, 2, 9)
    for row in range(rows):
        when = start + timedelta(seconds=40 * row)
        given = [chance.choice(answers[i.id]) for i in items]
        sheet.append([row + 1, when, when, "anonymous", None, *given, *(["x"] * spare)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _answers(framework: Framework, item: Item) -> list[str | None]:
    if item.demographic:
        return list(GROUPS[item.demographic])
    found = framework.instrument("inclusion").answer_set(item)
    labels = [a.label for a in found.answers] if found else ["7"]
    return [f"{t};" for t in labels] if item.kind == "multiple" else [*labels, None]


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return seconds and result."""
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def main() -> None:
    """Print the ratio and its parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    rows = parser.parse_args().rows
    framework = read_framework()
    content = workbook(framework, rows)
    pandas, _ = timed(lambda: pd.read_excel(io.BytesIO(content), engine="openpyxl"))
    reading, read = timed(lambda: read_grids("survey.xlsx", content))
    grids = read[0]  # type: ignore[index]
    one = {"name": "survey.xlsx", "wave": "baseline", "key": b"benchmark"}
    checking, _ = timed(lambda: check_survey(grids, framework, **one))  # type: ignore[arg-type]
    whole, found = timed(
        lambda: check("survey.xlsx", content, framework, wave="baseline", key=b"benchmark")
    )
    print(f"{rows:,} rows x {COLUMNS} columns, {len(content) / 1e6:.1f} MB")
    print(f"pandas.read_excel (openpyxl)   {pandas:7.2f} s")
    print(f"read the cells                 {reading:7.2f} s")
    print(f"check the survey               {checking:7.2f} s")
    print(f"check, from bytes to tables    {whole:7.2f} s   accepted: {found.accepted}")  # type: ignore[attr-defined]
    print(f"ratio {whole / pandas:.3f} (target at most {TARGET})")


if __name__ == "__main__":
    main()
