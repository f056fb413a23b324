"""Small checked files to put into a ledger, made by hand."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from wincore.datasets import CUBE, TABLES
from wincore.ingest.result import Checked
from wincore.problems import Problem

AUTUMN, SPRING = date(2020, 11, 30), date(2021, 3, 15)
CODES = ["1", "2", "3", "4", "5"]


def checked(name: str, kind: str = "baseline", **tables: pd.DataFrame) -> Checked:
    """A file with these tables and no problem; its content hash follows its name."""
    rows = sum(len(t) for t in tables.values())
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Checked(name, sha256, 100, kind, "return", rows=rows, tables=tables)  # type: ignore[arg-type]


def with_problem(file: Checked, severity: str) -> Checked:
    return replace(
        file,
        problems=(Problem(severity, "Workforce!G17", "-3 is below 0.", "Correct it."),),  # type: ignore[arg-type]
    )


def employers(**status: str) -> pd.DataFrame:
    """Employers by id, for example ``employers(E1="participating")``."""
    rows = [
        {"employer_id": i, "employer": f"Employer {i}", "sector": "digital", "status": s}
        for i, s in status.items()
    ]
    return typed("employers", rows)


def workforce(wave: str = "baseline", **headcount: int) -> pd.DataFrame:
    """One row of staff per employer."""
    same = {"ethnicity": "African", "sex": "male", "age_band": "16-24", "level": "junior"}
    rows = [{"employer_id": i, "wave": wave, **same, "headcount": n} for i, n in headcount.items()]
    return typed("workforce", rows)


def typed(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows).reindex(columns=list(TABLES[table].columns))
    texts = [f.name for f in TABLES[table].fields if f.kind in ("text", "choice")]
    frame[texts] = frame[texts].astype("str").fillna("")
    return TABLES[table].schema().validate(frame)


def survey(
    name: str, answers: dict[str, list[str]], *, wave: str = "baseline", comments: int = 0
) -> Checked:
    """A survey file: employer id -> answers to the item `trust`."""
    rows = [(e, a) for e, some in answers.items() for a in some]
    responses = pd.DataFrame({"employer_id": pd.Categorical([e for e, _ in rows])})
    responses.insert(0, "response", range(1, len(rows) + 1))
    for column, value in (("instrument", "inclusion"), ("wave", wave), ("respondent", "")):
        responses[column] = pd.Series(value, index=responses.index, dtype="str")
    responses["trust"] = pd.Categorical([a for _, a in rows], categories=CODES, ordered=True)
    tables = {"responses": responses, "cube": _cube(responses, wave)}
    if comments:
        tables["comments"] = _comments(next(iter(answers)), wave, comments)
    return replace(checked(name, "survey", **tables), instrument="inclusion", waves=(wave,))


def _cube(responses: pd.DataFrame, wave: str) -> pd.DataFrame:
    counts = responses.groupby(["employer_id", "trust"], observed=True).size().reset_index(name="n")
    counts = counts.astype({"employer_id": "str", "trust": "str"}).rename(
        columns={"trust": "answer"}
    )
    same = {"instrument": "inclusion", "wave": wave, "group": "all", "item": "trust"}
    return CUBE.validate(counts.assign(**same)[list(CUBE.columns)])


def _comments(employer: str, wave: str, count: int) -> pd.DataFrame:
    row = {"instrument": "inclusion", "wave": wave, "employer_id": employer, "item": "more"}
    return pd.DataFrame([{**row, "text": f"comment {i}"} for i in range(count)])
