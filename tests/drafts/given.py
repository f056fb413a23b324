"""Small files and a store for tests about drafts."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from tests.ingest.examples import SHEETS, WORKFORCE, framework, workbook
from wincore.drafts import DraftChecker
from wincore.ingest.result import Checked
from wincore.inputs import InputFile
from wincore.intake import Choices
from wincore.store import Ledger

KEY = b"k" * 32
BASELINE, STAGE_ONE = date(2020, 11, 30), date(2021, 3, 15)
DEMONSTRATION = Path(__file__).resolve().parents[2] / "data" / "demonstration"
LEAD = "lead-survey-stage-one.csv"


def workforce(*rows: list[object], **sheets: list[list[object]]) -> bytes:
    """Return a small return whose Workforce sheet has these rows."""
    return workbook({**SHEETS, "Workforce": [list(WORKFORCE), *rows], **sheets})


def row(headcount: object = 4, ethnicity: str = "African", employer: str = "EMP01") -> list[object]:
    """Return one row of Workforce."""
    return [employer, "baseline", ethnicity, "male", "16-24", "entry", headcount]


def lead_rows() -> list[list[str]]:
    """Return the demonstration's employer lead survey as its rows, the header first."""
    content = (DEMONSTRATION / LEAD).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def as_csv(rows: list[list[str]]) -> bytes:
    """Return rows as a csv file."""
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue().encode()


def odd_lead() -> bytes:
    """Return the lead survey with a reworded question and two labels that are no answers."""
    rows = lead_rows()
    rows[0][4] = "There is money and time enough for this work here."
    for response in rows[1:5]:
        response[3] = "Fully agree"
    rows[1][6] = "Hmm"
    return as_csv(rows)


def checker(ledger: Ledger | None = None) -> DraftChecker:
    """Return a checker for drafts that knows the employers of a store."""
    register = ledger.register() if ledger else None
    return DraftChecker(framework(), register, KEY)


def checked(content: bytes, name: str = "a.xlsx", choices: Choices | None = None) -> Checked:
    """Check one file under some decisions."""
    file = InputFile(name, content)
    return checker().deciding(file, choices or Choices()).check(file)
