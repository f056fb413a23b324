"""A template that was filled in comes back through ingest with what was written in it."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from tests.templates.given import baseline_bytes, filled, framework, survey_bytes
from tests.templates.test_issues import CLEAN
from wincore.datasets import RETURN
from wincore.ingest import check
from wincore.ingest.recognise import IGNORED
from wincore.problems import blocking
from wincore.templates import TEMPLATE_SHEETS_IGNORED


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_ingest_passes_by_the_sheets_that_hold_no_data():
    assert set(IGNORED) == set(TEMPLATE_SHEETS_IGNORED)


def test_a_filled_return_is_accepted_with_all_its_rows():
    found = check("return.xlsx", saved(filled(baseline_bytes(), CLEAN)), framework())
    assert found.accepted, found.problems
    assert found.kind == "baseline"
    rows = {t.sheet: len(found.tables[t.name]) for t in RETURN if t.name in found.tables}
    assert rows == {sheet: len(lines) for sheet, lines in CLEAN.items()}
    assert int(found.tables["workforce"]["headcount"].sum()) == 6


def test_an_empty_return_is_recognised_and_refused():
    found = check("return.xlsx", baseline_bytes(), framework())
    assert found.kind == "baseline"
    assert blocking(list(found.problems))


@pytest.mark.parametrize("name", [i.id for i in framework().instruments])
def test_a_filled_questionnaire_is_accepted_with_every_column_known(name: str):
    instrument = framework().instrument(name)
    about = {"employer": "EMP01", "ethnicity": "African", "sex": "male", "age_band": "16-24"}
    about |= {"level": "junior", "match_code": "xy07lo"}
    row = [about.get(i.demographic) or _answer(name, i.id) for i in instrument.items]
    content = saved(filled(survey_bytes(name), {"Responses": [row]}))
    found = check("answers.xlsx", content, framework(), wave="baseline", add_employers=True)
    assert found.accepted, found.problems
    assert (found.kind, found.instrument, found.rows) == ("survey", name, 1)
    assert {c.matched for c in found.columns} == {i.id for i in instrument.items}
    likert = [i.id for i in instrument.items if i.kind == "likert"]
    assert set(found.tables["responses"][likert].iloc[0].astype(str)) == {"5"}


def _answer(name: str, item_id: str) -> str:
    instrument = framework().instrument(name)
    item = instrument.item(item_id)
    answers = instrument.answer_set(item)
    if answers is None:
        return "Own words"
    if item.kind == "multiple":
        return "; ".join(a.label for a in answers.answers[:2])
    return answers.answers[-1].label
