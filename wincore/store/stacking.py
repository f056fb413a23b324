"""Put tables of several uploads on top of each other without losing their types."""

from __future__ import annotations

import pandas as pd
from pandas.api.types import CategoricalDtype, union_categoricals


def stack(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames as one, with every column that any of them has.

    Categorical columns stay categorical: their categories are united, newest frame last, and stay
    ordered where all frames agree on the order.
    """
    if len(frames) == 1:
        return frames[0].reset_index(drop=True)
    columns = list(dict.fromkeys(name for frame in frames for name in frame.columns))
    return pd.DataFrame({name: _column(name, frames) for name in columns})


def _column(name: str, frames: list[pd.DataFrame]) -> pd.Series:
    like = next(frame[name] for frame in frames if name in frame)
    parts = [_part(frame, name, like) for frame in frames]
    if all(isinstance(part.dtype, CategoricalDtype) for part in parts):
        return pd.Series(_united(parts))
    return pd.concat(parts, ignore_index=True)


def _part(frame: pd.DataFrame, name: str, like: pd.Series) -> pd.Series:
    if name in frame:
        return frame[name]
    return pd.Series([None] * len(frame), dtype=like.dtype)


def _united(parts: list[pd.Series]) -> pd.Categorical:
    if all(part.dtype == parts[0].dtype for part in parts):
        return union_categoricals(parts)
    return union_categoricals(parts, ignore_order=True)
