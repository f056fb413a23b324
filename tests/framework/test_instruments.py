"""Questionnaires: scales that hold, ids that last, answers that mean one thing."""

from __future__ import annotations

import pytest

from tests.framework.given import framework
from wincore.framework import Instrument
from wincore.framework.categories import fold

INSTRUMENTS = framework().instruments
by_id = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=[i.id for i in INSTRUMENTS])


@by_id
def test_every_scale_has_three_to_five_items_of_one_answer_set(instrument: Instrument):
    for scale in instrument.scales:
        items = instrument.scale_items(scale.id)
        assert 3 <= len(items) <= 5
        assert scale.items == [i.id for i in items]
        assert len({i.answers for i in items}) == 1


@by_id
def test_scales_of_agreement_have_a_reverse_worded_item_and_not_only_such(instrument: Instrument):
    for scale in instrument.scales:
        items = instrument.scale_items(scale.id)
        if items[0].answers == "agreement":
            reversed_ = [i for i in items if i.reverse]
            assert 0 < len(reversed_) < len(items)


@by_id
def test_likert_answers_are_coded_one_to_five_in_order_of_meaning(instrument: Instrument):
    for item in instrument.items:
        answers = instrument.answer_set(item)
        if item.kind == "likert":
            assert answers is not None
            assert answers.values() == {str(n): n for n in range(1, 6)}
            assert (answers.bottom, answers.neutral, answers.top) == (["1", "2"], "3", ["4", "5"])


@by_id
def test_a_label_means_one_answer_and_never_also_a_state(instrument: Instrument):
    states = {fold(t) for s in framework().states for t in (s.label, *s.also)}
    for one in instrument.answer_sets:
        labels = [fold(t) for a in one.answers for t in {a.label, *a.also}]
        assert len(labels) == len(set(labels)), one.id
        assert not states & set(labels), one.id


@by_id
def test_wordings_are_unique_in_a_questionnaire(instrument: Instrument):
    wordings = [fold(t) for i in instrument.items for t in {i.text, *i.also}]
    assert len(wordings) == len(set(wordings))


@by_id
def test_ids_are_short(instrument: Instrument):
    assert all(len(i.id) <= 10 for i in instrument.items)


def test_only_the_paired_questionnaire_asks_for_a_code():
    asked = {i.id: {x.demographic for x in i.items} - {""} for i in INSTRUMENTS}
    assert {i.id for i in INSTRUMENTS if i.paired} == {"participant"}
    assert "match_code" in asked["participant"]
    assert "match_code" not in asked["inclusion"] | asked["lead"]
    assert asked["lead"] == {"employer"}


def test_gender_identity_is_asked_apart_from_sex():
    inclusion = framework().instrument("inclusion")
    assert inclusion.item("IG1").demographic == ""
    assert inclusion.item("sex").demographic == "sex"


@pytest.mark.parametrize("label", ["Neutral", "Neither agree or disagree", "NEITHER"])
def test_variants_of_the_middle_mean_the_middle(label: str):
    answers = (
        framework()
        .instrument("participant")
        .answer_set(framework().instrument("participant").item("PL1"))
    )
    assert answers is not None
    found = [a.code for a in answers.answers if fold(label) in map(fold, (a.label, *a.also))]
    assert found == ["3"]
