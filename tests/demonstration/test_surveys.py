"""What the survey files hold, in each tool's own shape."""

import json
from collections import Counter

import pytest

from tests.demonstration.given import csv_rows, files, first_sheet, framework

FORMS, MONKEY = "participant-survey-baseline.xlsx", "participant-survey-stage-one.xlsx"
INCLUSION = ("inclusion-survey-baseline.csv", "inclusion-survey-stage-one.csv")
LEAD = ("lead-survey-baseline.csv", "lead-survey-stage-one.csv")
NBSP = "\u00a0"


def _item_texts(instrument):
    return [i.text for i in framework().instrument(instrument).items]


def _text(instrument, demographic):
    items = framework().instrument(instrument).items
    return next(i.text for i in items if i.demographic == demographic)


def _plain(header):
    return header.replace(NBSP, " ")


def test_forms_asks_every_item_and_knows_nobody():
    header, *rows = first_sheet(FORMS)
    assert header[:5] == ["Id", "Start time", "Completion time", "Email", "Name"]
    assert [_plain(h) for h in header[5:]] == _item_texts("participant")
    assert any(NBSP in h for h in header)
    assert {(r[3], r[4]) for r in rows} == {("anonymous", "")}
    assert [r[0] for r in rows] == list(range(1, len(rows) + 1))


def test_forms_ends_several_choices_with_a_semicolon():
    header, *rows = first_sheet(FORMS)
    multiple = [i.text for i in framework().instrument("participant").items if i.kind == "multiple"]
    for text in multiple:
        cells = [r[[_plain(h) for h in header].index(text)] for r in rows]
        assert all(c.endswith(";") for c in cells if c)
        assert any(c.count(";") > 1 for c in cells)


def test_surveymonkey_has_two_header_rows_and_a_column_a_choice():
    top, second, *rows = first_sheet(MONKEY)
    assert top[:2] == ["Respondent ID", "Collector ID"]
    assert second[:9] == [""] * 9
    assert {"Response", "Open-Ended Response"} < set(second)
    choice = next(n for n in range(9, len(top)) if top[n] == "")
    assert {r[choice] for r in rows} == {"", second[choice]}


def test_one_question_is_reworded_and_no_known_wording():
    items = framework().instrument("participant").items
    known = {text for i in items for text in (i.text, *i.also)}
    asked = [h for h in first_sheet(MONKEY)[0][9:] if h]
    assert len([h for h in asked if h not in known]) == 1
    assert len(asked) == len(items)


def test_one_reply_came_in_twice():
    rows = [tuple(r[9:]) for r in first_sheet(MONKEY)[2:]]
    assert [n for n in Counter(rows).values() if n > 1] == [2]
    ids = [r[0] for r in first_sheet(MONKEY)[2:]]
    assert len(set(ids)) == len(ids)


def test_most_participants_pair_across_the_waves_but_not_all():
    column = _text("participant", "match_code")
    header, *rows = first_sheet(FORMS)
    first = [r[[_plain(h) for h in header].index(column)] for r in rows]
    top, _, *rows = first_sheet(MONKEY)
    second = {r[top.index(column)] for r in rows}
    assert len(set(first)) == len(first)
    assert "" in second
    assert 0.5 < len(set(first) & second) / len(first) < 0.9


@pytest.mark.parametrize("file", INCLUSION)
def test_qualtrics_has_three_header_rows_and_one_preview(file):
    names, wording, ids, *rows = csv_rows(file)
    assert names[:2] == ["StartDate", "EndDate"]
    assert all(json.loads(i)["ImportId"] for i in ids)
    assert [w.rpartition("? - ")[2] for w in wording[17:]] == _item_texts("inclusion")
    states = Counter(r[2] for r in rows)
    assert states.pop("Survey Preview") == 1
    assert set(states) == {"IP Address"}
    assert len({r[8] for r in rows}) == len(rows)


def test_only_the_first_qualtrics_file_has_a_byte_order_mark():
    assert [files()[f].startswith(b"\xef\xbb\xbf") for f in INCLUSION] == [True, False]


def test_addresses_are_from_the_block_for_documentation():
    addresses = {r[4] for r in first_sheet(MONKEY)[2:]}
    addresses |= {r[3] for file in INCLUSION for r in csv_rows(file)[3:]}
    assert all(a.startswith("192.0.2.") for a in addresses)


@pytest.mark.parametrize("file", LEAD)
def test_google_asks_in_full_with_addresses_that_cannot_exist(file):
    header, *rows = csv_rows(file)
    assert header == ["Timestamp", "Email Address", *_item_texts("lead")]
    assert all(r[1].endswith("@example.org") for r in rows)
    assert len({r[header.index(_text("lead", "employer"))] for r in rows}) == len(rows)


def test_google_days_cannot_be_taken_for_months():
    days = [int(r[0][:2]) for file in LEAD for r in csv_rows(file)[1:]]
    assert min(days) > 12


def test_one_employer_does_not_ask_its_staff_again():
    column = _text("inclusion", "employer")
    asked = [{r[csv_rows(f)[1].index(column)] for r in csv_rows(f)[3:]} for f in INCLUSION]
    assert len(asked[0]) == 10
    assert len(asked[0] - asked[1]) == 1


def test_the_withdrawn_employer_sends_no_participants_at_stage_one():
    top, _, *rows = first_sheet(MONKEY)
    employers = {r[top.index(_text("participant", "employer"))] for r in rows}
    assert "Placeholder Telecoms (fictional)" not in employers
    assert len(employers) == 9


def test_blanks_and_the_states_outside_the_base_all_occur():
    states = {s.label for s in framework().states if s.code != "blank"}
    cells = {cell for file in INCLUSION for r in csv_rows(file)[3:] for cell in r[18:]}
    assert states | {""} <= cells


def test_nothing_can_be_said_of_the_sessions_before_the_first():
    instrument = framework().instrument("participant")
    header, *rows = first_sheet(FORMS)
    plain = [_plain(h) for h in header]
    for item in instrument.scale_items("satisfaction"):
        assert {r[plain.index(item.text)] for r in rows} == {"Not applicable"}
