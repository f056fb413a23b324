import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from wincore.store.parquet import digest, from_parquet, to_parquet

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@st.composite
def frames(draw: st.DrawFn) -> pd.DataFrame:
    count = draw(st.integers(1, 6))

    def column(values: st.SearchStrategy) -> list:
        return draw(st.lists(values, min_size=count, max_size=count))

    categories = draw(st.lists(WORDS, min_size=1, max_size=5, unique=True))
    answers = column(st.sampled_from(categories) | st.none())
    days = st.dates(pd.Timestamp(1700, 1, 1).date(), pd.Timestamp(2200, 1, 1).date())
    return pd.DataFrame(
        {
            "text": pd.Series(column(WORDS | st.none()), dtype="str"),
            "count": pd.array(column(st.integers(-(2**40), 2**40) | st.none()), dtype="Int64"),
            "pounds": pd.Series(column(st.floats(allow_infinity=False)), dtype="float64"),
            "day": pd.Series(column(days | st.none()), dtype="datetime64[ns]"),
            "answer": pd.Categorical(answers, categories=categories, ordered=draw(st.booleans())),
        }
    )


@settings(max_examples=60, deadline=None)
@given(frames())
def test_a_frame_comes_back_equal_with_its_types_and_unused_categories(frame: pd.DataFrame):
    content = to_parquet(frame)
    back = from_parquet(content)
    pd.testing.assert_frame_equal(back, frame)
    assert digest(to_parquet(back)) == digest(content)
