"""What an accepted survey upload holds: responses, counts, scale sums, comments."""

from __future__ import annotations

import pandera.pandas as pa

# What an accepted survey upload holds, beside its answers. `responses` has in addition one
# categorical column per item id, whose categories are the answer codes of the instrument.
RESPONSE_COLUMNS = (
    "response",  # row id inside the upload: 1, 2, 3 …
    "respondent",  # keyed hash when the person can be matched between waves, else ""
    "instrument",
    "wave",
    "employer_id",
    "ethnicity",
    "sex",
    "age_band",
    "submitted",
)
CUBE = pa.DataFrameSchema(
    {
        "instrument": pa.Column(str),
        "wave": pa.Column(str),
        "employer_id": pa.Column(str),
        "group": pa.Column(str),  # as in findings; every response counts in "all"
        "item": pa.Column(str),
        "answer": pa.Column(str),  # answer code, option id, or a state of MISSING_STATES
        "n": pa.Column("int64", pa.Check.ge(0)),
    },
    strict=True,
    coerce=True,
    name="cube",
)
SCORES = pa.DataFrameSchema(
    {
        "instrument": pa.Column(str),
        "wave": pa.Column(str),
        "employer_id": pa.Column(str),
        "group": pa.Column(str),
        "scale": pa.Column(str),
        "n": pa.Column("int64", pa.Check.ge(0)),  # respondents with at least half of the items
        "missing": pa.Column("int64", pa.Check.ge(0)),
        "total": pa.Column(float),  # sum of the respondents' scale means (reverse items flipped)
        "squares": pa.Column(float),  # sum of their squares
    },
    strict=True,
    coerce=True,
    name="scores",
)
COMMENTS = pa.DataFrameSchema(
    {
        "instrument": pa.Column(str),
        "wave": pa.Column(str),
        "employer_id": pa.Column(str),
        "item": pa.Column(str),
        "text": pa.Column(str),
    },
    strict=True,
    coerce=True,
    name="comments",
)
MISSING_STATES = ("dont_know", "not_applicable", "prefer_not", "blank")
SURVEY_TABLES = ("responses", "cube", "scores", "comments")
