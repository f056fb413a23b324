import pandas as pd

from wincore.store.stacking import stack


def answers(values: list[str], categories: list[str], ordered: bool = True) -> pd.Series:
    return pd.Series(pd.Categorical(values, categories=categories, ordered=ordered))


def test_items_that_only_one_survey_asked_are_empty_for_the_other():
    one = pd.DataFrame({"id": ["a"], "trust": answers(["2"], ["1", "2"])})
    two = pd.DataFrame({"id": ["b"], "hope": answers(["x"], ["x", "y"])})
    both = stack([one, two])
    assert both["trust"].tolist()[:1] == ["2"]
    assert both["trust"].isna().tolist() == [False, True]
    assert both["hope"].dtype == two["hope"].dtype
    assert both.columns.tolist() == ["id", "trust", "hope"]


def test_differing_categories_are_united():
    one = pd.DataFrame({"a": answers(["1"], ["1", "2"])})
    two = pd.DataFrame({"a": answers(["3"], ["2", "3"])})
    both = stack([one, two])["a"]
    assert both.cat.categories.tolist() == ["1", "2", "3"]
    assert both.tolist() == ["1", "3"]


def test_a_category_beside_plain_text_becomes_text():
    one = pd.DataFrame({"a": answers(["1"], ["1"])})
    two = pd.DataFrame({"a": pd.Series(["free"], dtype="str")})
    assert stack([one, two])["a"].tolist() == ["1", "free"]


def test_counts_stay_whole_numbers_where_a_column_is_missing():
    one = pd.DataFrame({"n": pd.array([1, 2], dtype="Int64")})
    both = stack([one, pd.DataFrame({"m": ["x"]})])
    assert str(both["n"].dtype) == "Int64"
    assert both["n"].isna().tolist() == [False, False, True]
