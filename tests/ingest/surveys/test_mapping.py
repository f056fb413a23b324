"""Decisions by hand come before everything, and are remembered."""

import pytest
from pydantic import ValidationError

from tests.ingest.surveys.pulse import TEXTS, check, said
from wincore.ingest.surveys import ColumnMapping, Decision, mapping_of

HEAD = ["Firm", TEXTS["T1"], "Boss ok?", TEXTS["T3"], "Anything else, really?"]
ROWS = [HEAD, ["EMP01", "Agree", "Agree", "Disagree", "Tea"], ["EMP02", "Agree", "Hm", None, "No"]]
DECIDED = ColumnMapping(
    tool="plain-table",
    instrument="pulse",
    columns={
        "firm": Decision(role="employer"),
        "BOSS OK": Decision(role="item", item="T2"),
        "Anything else, really?": Decision(role="item", item="C1"),
    },
    labels={"T2": {"hm": "3"}},
)


def test_decisions_on_columns_and_labels_are_followed():
    result = check(ROWS, mapping=DECIDED)
    assert result.accepted, said(result, "error")
    responses = result.tables["responses"]
    assert list(responses["employer_id"]) == ["EMP01", "EMP02"]
    assert list(responses["T2"]) == ["4", "3"]
    assert list(result.tables["comments"]["text"]) == ["Tea"]


def test_a_decision_that_a_column_is_nothing_takes_it_out():
    none = ColumnMapping(columns={TEXTS["T1"]: Decision(role="other")})
    result = check([[TEXTS["T1"], TEXTS["T2"], TEXTS["T3"]], ["Agree"] * 3], mapping=none)
    assert [c.matched for c in result.columns] == [None, "T2", "T3"]


def test_a_result_gives_the_mapping_that_reads_the_file_again(tmp_path):
    first = check(ROWS, mapping=DECIDED)
    path = tmp_path / "mapping.json"
    mapping_of(first, DECIDED).save(path)
    again = check(ROWS, mapping=ColumnMapping.load(path))
    assert [(c.matched, c.role) for c in again.columns] == [
        (c.matched, c.role) for c in first.columns
    ]
    for name, table in first.tables.items():
        assert table.equals(again.tables[name]), name


def test_a_mapping_file_with_an_unknown_field_is_refused(tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text('{"colums": {}}', encoding="utf-8")
    with pytest.raises(ValidationError, match="colums"):
        ColumnMapping.load(path)


def test_a_label_may_be_decided_for_every_item_at_once():
    mapping = ColumnMapping(labels={"*": {"Hm": "dont_know"}}, columns=DECIDED.columns)
    result = check(ROWS, mapping=mapping, instrument="pulse")
    assert list(result.tables["responses"]["T2"]) == ["4", "dont_know"]
    assert mapping.label("T1") == {"hm": "dont_know"}


def test_the_wave_of_a_mapping_counts_where_none_is_given():
    mapping = DECIDED.model_copy(update={"wave": "stage one"})
    assert check(ROWS, mapping=mapping, wave=None).waves == ("stage one",)
    assert check(ROWS, mapping=mapping, wave="baseline").waves == ("baseline",)
