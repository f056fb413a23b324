"""A small questionnaire, a programme of three waves, and a register, for the tests of surveys."""

from __future__ import annotations

from functools import cache

import pandas as pd

from wincore.framework import Framework, Instrument, read_framework
from wincore.ingest.grid import Grid, as_cells
from wincore.ingest.surveys import SurveyResult, check_survey

KEY = b"a key for tests"
AGREEMENT = (
    "Strongly disagree",
    "Disagree",
    "Neither agree nor disagree",
    "Agree",
    "Strongly agree",
)
HELP = ("A mentor", "Training, paid for", "Clear criteria")
TEXTS = {
    "T1": "Leaders where I work mean what they say about inclusion.",
    "T2": "My manager treats everybody in the team with the same respect.",
    "T3": "People like me are passed over when good work is handed out.",
    "V1": "Which of these would help you to get on here?",
    "N1": "How many years have you worked here in total?",
    "C1": "What one thing should change in the coming year?",
}
REGISTER = pd.DataFrame(
    {"employer_id": ["EMP01", "EMP02"], "employer": ["Acorn Fictional", "Birch Fictional"]}
)
_PULSE = {
    "id": "pulse",
    "title": "Pulse",
    "version": "1",
    "respondents": "Staff",
    "waves": ["baseline", "stage one"],
    "paired": True,
    "answer_sets": [
        {
            "id": "agreement",
            "top": ["4", "5"],
            "bottom": ["1", "2"],
            "neutral": "3",
            "answers": [
                {"code": str(i), "label": label} for i, label in enumerate(AGREEMENT, start=1)
            ],
        },
        {
            "id": "help",
            "ordered": False,
            "answers": [
                *({"code": c, "label": t} for c, t in zip("mtc", HELP, strict=True)),
                {"code": "other", "label": "Something else"},
            ],
        },
    ],
    "scales": [{"id": "trust", "title": "Trust"}],
    "items": [
        {"id": "employer", "text": "Which employer do you work for?", "kind": "single",
         "demographic": "employer"},
        {"id": "code", "text": "Please make up a code that only you know.", "kind": "text",
         "demographic": "match_code", "also": ["Your code"]},
        {"id": "T1", "text": TEXTS["T1"], "kind": "likert", "answers": "agreement",
         "scale": "trust", "codes": ["Q3_1"]},
        {"id": "T2", "text": TEXTS["T2"], "kind": "likert", "answers": "agreement",
         "scale": "trust", "codes": ["Q3_2"], "also": ["My boss treats the team fairly."]},
        {"id": "T3", "text": TEXTS["T3"], "kind": "likert", "answers": "agreement",
         "scale": "trust", "reverse": True, "codes": ["Q3_3"]},
        {"id": "V1", "text": TEXTS["V1"], "kind": "multiple", "answers": "help"},
        {"id": "N1", "text": TEXTS["N1"], "kind": "number"},
        {"id": "C1", "text": TEXTS["C1"], "kind": "text"},
        {"id": "ethnicity", "text": "What is your ethnic group?", "kind": "single",
         "demographic": "ethnicity"},
        {"id": "sex", "text": "What is your sex?", "kind": "single", "demographic": "sex"},
        {"id": "age", "text": "How old are you?", "kind": "single", "demographic": "age_band"},
    ],
}  # fmt: skip


@cache
def pulse() -> Instrument:
    """The questionnaire."""
    return Instrument.model_validate(_PULSE)


@cache
def framework() -> Framework:
    """The programme's own framework with this one questionnaire."""
    return read_framework().model_copy(update={"instruments": [pulse()]})


def grid(rows: list[list[object]], sheet: str = "Sheet1", **more: object) -> Grid:
    """A sheet with these rows."""
    return Grid(sheet, as_cells([list(r) for r in rows]), **more)


def check(rows: list[list[object]] | Grid, **more: object) -> SurveyResult:
    """Check one sheet against the questionnaire; the register holds two employers."""
    one = rows if isinstance(rows, Grid) else grid(rows)
    told = {"register": REGISTER, "wave": "baseline", "key": KEY, "name": "file.csv"} | more
    grids = told.pop("grids", [one])
    found = check_survey(grids, told.pop("framework", framework()), **told)
    assert found is not None
    return found


def said(result: SurveyResult, severity: str | None = None) -> list[str]:
    """What the problems say, by severity."""
    return [p.what for p in result.problems if severity in (None, p.severity)]
