"""The rows of a tidy frame, one object each."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a frame as named tuples, without the index."""
    return list(frame.itertuples(index=False))
