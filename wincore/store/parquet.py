"""Frames as Parquet bytes and back, with their types and categories as they were."""

from __future__ import annotations

import hashlib
import io

import pandas as pd


def to_parquet(frame: pd.DataFrame) -> bytes:
    """Return a frame of at least one row as Parquet bytes; the index is not kept.

    Unused categories come back too, save from a frame without rows: the store keeps none.
    """
    buffer = io.BytesIO()
    frame.reset_index(drop=True).to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def from_parquet(content: bytes) -> pd.DataFrame:
    """Return the frame of `to_parquet`."""
    return pd.read_parquet(io.BytesIO(content), engine="pyarrow")


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
