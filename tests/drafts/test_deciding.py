"""Decisions settle what keeps a file out, and are offered again for the next one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.drafts.given import STAGE_ONE, checked, odd_lead, row, workforce
from tests.ingest.examples import framework, register
from wincore.drafts import Draft, closing_day, standing
from wincore.drafts.accepting import accept_draft
from wincore.drafts.deciding import (
    ITEM,
    NOT_USED,
    choice_of,
    decision,
    fitting,
    label_code,
    merged,
    roles,
    to_remember,
    with_column,
    with_employer,
    with_label,
)
from wincore.drafts.questions import doubtful, employers, identifying, labels
from wincore.ingest.correcting import Corrections
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.inputs import InputFile
from wincore.intake import Choices

ODD = odd_lead()


def _settled(found) -> ColumnMapping:
    mapping = ColumnMapping()
    for column in doubtful(found):
        mapping = with_column(mapping, column.header, decision(ITEM + column.runner_up))
    for question in labels(found, framework()):
        mapping = with_label(mapping, question, question.suggested or "dont_know")
    return mapping


def test_every_question_of_a_survey_is_settled_by_its_decision():
    found = checked(ODD, "lead.csv")
    assert [c.column for c in doubtful(found)] == ["E"]
    assert {q.label: q.count for q in labels(found, framework())} == {"Fully agree": 4, "Hmm": 1}
    assert [c.header for c in identifying(found)] == ["Email Address"]
    after = checked(ODD, "lead.csv", Choices(mapping=_settled(found)))
    assert standing(after, {}) == "ready"
    answers = after.tables["responses"]
    assert after.rows == len(answers) == 8


def test_a_label_is_suggested_from_the_answers_and_never_guessed():
    by_label = {q.label: q for q in labels(checked(ODD, "lead.csv"), framework())}
    assert by_label["Fully agree"].options[by_label["Fully agree"].suggested] == "Strongly agree"
    assert by_label["Hmm"].suggested == ""
    assert "prefer_not" in by_label["Hmm"].options


def test_leaving_a_doubtful_column_out_settles_it():
    found = checked(ODD, "lead.csv")
    header = doubtful(found)[0].header
    mapping = with_column(_settled(found), header, decision(NOT_USED))
    after = checked(ODD, "lead.csv", Choices(mapping=mapping))
    assert standing(after, {}) == "ready"
    assert {c.role for c in after.columns if c.header == header} == {"other"}


def test_an_unknown_employer_is_mapped_or_added():
    content = workforce(row(employer="Alder Exampel"))
    found = checked(content)
    (question,) = employers(found, register("Alder Example"))
    assert (question.name, question.suggested) == ("Alder Exampel", "EMP01")
    mapped = with_employer(ColumnMapping(), question.name, question.suggested)
    after = checked(content, choices=Choices(mapping=mapped))
    assert after.tables["workforce"]["employer_id"].tolist() == ["EMP01"]
    added = checked(content, choices=Choices(add_employers=True))
    assert "Alder Exampel" in added.tables["employers"]["employer"].tolist()


def test_every_role_can_be_chosen_and_read_back():
    for choice in roles(framework().instrument("lead")):
        assert choice_of(decision(choice)) == choice


def test_decisions_are_taken_back():
    question = labels(checked(ODD, "lead.csv"), framework())[0]
    once = with_label(ColumnMapping(), question, "5")
    assert label_code(once, question) == "5"
    assert with_label(once, question, "") == ColumnMapping()
    assert with_employer(with_employer(ColumnMapping(), "A", "EMP01"), "A", "") == ColumnMapping()
    held = with_column(ColumnMapping(), "Q", decision(NOT_USED))
    assert with_column(held, "Q", None) == ColumnMapping()


@given(st.dictionaries(st.sampled_from("abc"), st.sampled_from("12"), max_size=3),
       st.dictionaries(st.sampled_from("abc"), st.sampled_from("12"), max_size=3))  # fmt: skip
def test_of_two_decisions_on_the_same_label_the_latter_counts(first, then):
    one, two = (ColumnMapping(labels={"q1": d} if d else {}) for d in (first, then))
    assert merged(one, two).labels.get("q1", {}) == first | then


def test_accepted_decisions_are_remembered_for_the_next_file(ledger):
    found = checked(ODD, "lead.csv")
    draft = Draft(InputFile("lead.csv", ODD), Choices(mapping=_settled(found), wave="stage one"))
    after = checked(ODD, "lead.csv", draft.choices)
    accept_draft(ledger, draft, after, who="me", described=STAGE_ONE)
    kept = fitting(ledger.remembered(after.dialect, after.instrument), found)
    assert kept.columns == draft.mapping.columns
    assert kept.labels == draft.mapping.labels
    assert standing(checked(ODD, "lead.csv", Choices(mapping=kept)), {}) == "ready"


def test_what_is_about_one_file_only_is_not_remembered():
    mapping = ColumnMapping(wave="baseline", employer="EMP01", employers={"A": "EMP02"})
    assert to_remember(mapping) == ColumnMapping(employers={"A": "EMP02"})


def test_decisions_on_columns_the_file_does_not_have_are_not_offered():
    other = ColumnMapping(columns={"Nowhere": decision(NOT_USED)})
    assert fitting(other.model_dump(), checked(ODD, "lead.csv")).columns == {}
    assert fitting({}, checked(ODD, "lead.csv")) == ColumnMapping()


def test_a_file_undone_comes_back_as_the_upload_it_was(ledger):
    content = workforce(row())
    draft, found = Draft(InputFile("a.xlsx", content)), checked(content)
    first = accept_draft(ledger, draft, found, who="me", described=STAGE_ONE)
    ledger.roll_back(first.id, "me", "undone")
    again = accept_draft(ledger, draft, found, who="me", described=STAGE_ONE)
    assert (again.id, again.state) == (first.id, "accepted")
    assert [e.what for e in ledger.log()] == ["accepted", "rolled back", "restored"]


def test_what_was_done_by_hand_goes_into_the_log(ledger):
    content = workforce(row(-4), row(2, "White British"))
    fixed = Corrections((("Workforce!G2", "4"),), (("Workforce", 3),))
    kept = with_column(ColumnMapping(), "Email", decision(NOT_USED, "asked by the board"))
    draft = Draft(InputFile("a.xlsx", content), Choices(mapping=kept, corrections=fixed))
    found = checked(content, choices=draft.choices)
    accept_draft(ledger, draft, found, who="me", described=STAGE_ONE, note="From Alder.")
    told = ledger.log()[0].reason
    parts = ("From Alder.", "Workforce!G2 to “4”", "Workforce 3", "asked by the board")
    assert all(part in told for part in parts)


def test_a_file_describes_the_close_of_its_last_wave_and_never_a_day_to_come():
    programme = framework().programme
    found = checked(ODD, "lead.csv")
    closes = programme.wave("stage one").closes
    assert closing_day(found, programme, closes.replace(year=2030)) == closes
    assert closing_day(found, programme, closes.replace(day=1)) == closes.replace(day=1)
    none = replace(found, waves=())
    assert closing_day(none, programme, closes) == closes
