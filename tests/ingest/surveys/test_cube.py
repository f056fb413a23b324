"""Cubes and scores, recomputed response by response."""

from collections import Counter
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.surveys.pulse import AGREEMENT, HELP, TEXTS, check, framework
from wincore.datasets import CUBE, RESPONSE_COLUMNS, SCORES
from wincore.ingest.surveys.groups import GROUPS

HEAD = [
    "Which employer do you work for?",
    *(TEXTS[i] for i in ("T1", "T2", "T3", "V1")),
    "What is your ethnic group?",
    "What is your sex?",
    "How old are you?",
]
ETHNICITY = ("African", "Caribbean", "White and Black African", "White British", "Indian", None)
likert = st.sampled_from([*AGREEMENT, None, "Don't know", "N/A", "Prefer not to say"])
RESPONSE = st.tuples(
    st.sampled_from(("EMP01", "EMP02")),
    likert,
    likert,
    likert,
    st.lists(st.sampled_from(HELP), unique=True).map(lambda c: ";".join(c) or None),
    st.sampled_from(ETHNICITY),
    st.sampled_from(("female", "male", None)),
    st.sampled_from(("16-24", "25-34", "65+", None)),
)
MISSING = {None: "blank", "Don't know": "dont_know", "N/A": "not_applicable",
           "Prefer not to say": "prefer_not"}  # fmt: skip
CODES = {t: str(i) for i, t in enumerate(AGREEMENT, start=1)} | MISSING
BLACK, BROAD = {"African", "Caribbean"}, {"African", "Caribbean", "White and Black African"}


def belongs(response, group: str) -> bool:
    """Tell membership the long way round."""
    ethnicity, sex, age = response[5:]
    black = ethnicity in (BROAD if "(broad)" in group else BLACK)
    return {
        "all": True,
        "Asian": ethnicity == "Indian",
        "Black": black,
        "Mixed": ethnicity == "White and Black African",
        "White": ethnicity == "White British",
        "Other": False,
        "Black (broad)": black,
        "female": sex == "female",
        "male": sex == "male",
        "Black men": black and sex == "male",
        "Black men (broad)": black and sex == "male",
        "Black women": black and sex == "female",
        "young Black men": black and sex == "male" and age == "16-24",
        "young Black men (broad)": black and sex == "male" and age == "16-24",
        "White men": ethnicity == "White British" and sex == "male",
    }[group]


def tables(responses):
    result = check([HEAD, *map(list, responses)], instrument="pulse")
    assert result.accepted
    return result.tables


def counted(responses) -> Counter:
    """The responses that have any answer at all."""
    return [r for r in responses if any(a is not None for a in r[1:5])]


@settings(max_examples=15, deadline=None)
@given(st.lists(RESPONSE, min_size=1, max_size=25).filter(counted))
def test_the_cube_counts_every_answer_of_every_group(responses):
    wanted: Counter = Counter()
    for r in counted(responses):
        for group in filter(lambda g: belongs(r, g), GROUPS):
            for item, answer in zip(("T1", "T2", "T3"), r[1:4], strict=True):
                wanted[r[0], group, item, CODES[answer]] += 1
            chosen = [("mtc")[HELP.index(c)] for c in r[4].split(";")] if r[4] else ["blank"]
            wanted.update((r[0], group, "V1", c) for c in chosen)
    cube = tables(responses)["cube"]
    keys = zip(cube["employer_id"], cube["group"], cube["item"], cube["answer"], strict=True)
    assert dict(zip(keys, cube["n"], strict=True)) == dict(wanted)
    assert set(cube["wave"]) == {"baseline"}
    assert CUBE.validate(cube) is not None


def score(response) -> float | None:
    """Mean of the answered items, the third flipped; at least half of three."""
    points = [int(CODES[a]) if a in AGREEMENT else None for a in response[1:4]]
    points[2] = 6 - points[2] if points[2] else None
    there = [p for p in points if p]
    return mean(there) if len(there) >= 1.5 else None


@settings(max_examples=15, deadline=None)
@given(st.lists(RESPONSE, min_size=1, max_size=25).filter(counted))
def test_scores_are_means_of_flipped_items_with_half_of_them_answered(responses):
    found = tables(responses)["scores"]
    assert SCORES.validate(found) is not None
    for row in found.itertuples():
        of = [r for r in counted(responses) if r[0] == row.employer_id and belongs(r, row.group)]
        scores = [s for r in of if (s := score(r)) is not None]
        assert (row.n, row.missing) == (len(scores), len(of) - len(scores))
        assert row.total == pytest.approx(sum(scores))
        assert row.squares == pytest.approx(sum(s * s for s in scores))
    everybody = found[found["group"] == "all"]
    assert set(everybody["employer_id"]) == {r[0] for r in counted(responses)}


def test_items_the_file_lacks_count_as_not_answered():
    head = ["Which employer do you work for?", TEXTS["T1"], TEXTS["V1"], TEXTS["N1"]]
    result = check([head, ["EMP01", "Agree", HELP[0], 3]], instrument="pulse")
    (row,) = result.tables["scores"].query("group == 'all'").itertuples()
    assert (row.n, row.missing) == (0, 1)


def test_responses_have_the_columns_of_the_contract_and_one_per_closed_item():
    found = tables([("EMP01", "Agree", "Agree", None, HELP[0], "African", "male", "16-24")])
    responses = found["responses"]
    assert list(responses.columns) == [*RESPONSE_COLUMNS, "T1", "T2", "T3", "V1"]
    assert responses["T1"].dtype == "category"
    assert list(responses["response"]) == [1]
    assert set(found) == {"responses", "cube", "scores", "comments"}


def test_the_groups_are_those_of_the_findings():
    assert framework().categories.of_group("Black (broad)") > framework().categories.black()
    assert len(GROUPS) == 15
