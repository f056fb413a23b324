"""Frames made from contracts."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa


def without_rows(schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return a frame with the columns and types of a contract, and no rows."""
    types = {name: str(column.dtype) for name, column in schema.columns.items()}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in types.items()})
