"""A questionnaire has one column per item, drop-downs of its answers, and nothing else."""

from __future__ import annotations

import pytest

from tests.templates.given import framework, opened, survey_bytes
from wincore.templates import survey_workbook

INSTRUMENTS = [i.id for i in framework().instruments]
each = pytest.mark.parametrize("name", INSTRUMENTS)


def choices(name: str, item: str) -> list[str]:
    book = opened(survey_bytes(name))
    sheet = book["Responses"]
    ids = [i.id for i in framework().instrument(name).items]
    letter = sheet[1][ids.index(item)].column_letter
    rules = sheet.data_validations.dataValidation
    found = next(r for r in rules if f"{letter}2" in r.sqref)
    cells = book["Lists"][found.formula1.split("!")[1].replace("$", "")]
    return [row[0].value for row in cells]


@each
def test_headers_are_the_wordings_in_order(name: str):
    header = [c.value for c in opened(survey_bytes(name))["Responses"][1]]
    assert header == [i.text for i in framework().instrument(name).items]


@each
def test_every_closed_item_has_its_answers_and_the_states_outside_the_base(name: str):
    instrument = framework().instrument(name)
    for item in instrument.items:
        answers = instrument.answer_set(item)
        if answers and item.kind != "multiple":
            labels = [a.label for a in answers.answers]
            outside = ["Don't know", "Not applicable", "Prefer not to say"]
            assert choices(name, item.id) == labels + outside


def test_demographics_are_chosen_from_the_categories():
    ethnicities = framework().categories.ids("ethnicity")
    assert choices("participant", "ethnicity") == [e for e in ethnicities if e != "all"]


def test_several_answers_are_explained_in_the_note():
    sheet = opened(survey_bytes("participant"))["Responses"]
    item = framework().instrument("participant").item("PV1")
    note = next(c.comment.text for c in sheet[1] if c.value == item.text)
    assert "semicolon" in note
    assert "Workshops; One-to-one coaching" in note


@each
def test_sheet_is_locked_but_for_its_entry_cells(name: str):
    book = opened(survey_bytes(name))
    assert book["Responses"].protection.sheet
    assert not book["Responses"].column_dimensions["A"].protection.locked
    assert book["Responses"].freeze_panes == "B2"


@each
def test_bytes_are_the_same_on_every_run(name: str):
    assert survey_workbook(framework(), name) == survey_bytes(name)


def test_a_questionnaire_that_does_not_exist_is_a_key_error():
    with pytest.raises(KeyError, match="nobody"):
        survey_workbook(framework(), "nobody")
