"""Make the tables of a snapshot out of the uploads that count, and the hash that names them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from wincore.datasets import TABLES
from wincore.store.replacing import Piece, counting, holders
from wincore.store.snapshot import Rows
from wincore.store.stacking import stack


@dataclass(frozen=True)
class Composed:
    """The tables that count, each with the column `upload`, and their fingerprint.

    ``rows`` has for each row of a table its place in the dataset it comes from.
    """

    fingerprint: str
    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    rows: Mapping[str, Rows] = field(repr=False)


def compose(pieces: Sequence[Piece], hashes: Mapping[tuple[str, str], str]) -> Composed:
    """Return the tables of the pieces, oldest first, with what is replaced left out.

    ``hashes`` gives the content hash of each dataset by (short upload hash, table). The
    fingerprint is the SHA-256 over the sorted hashes of the datasets that count; where only some
    rows of a dataset count, over those rows' places too, so that equal fingerprints mean equal
    tables whatever the order of loading. How items were asked belongs to it: trends hang on it.
    """
    held, lines, tables = holders(pieces), list[str](), dict[str, pd.DataFrame]()
    rows = dict[str, Rows]()
    for table in sorted({name for piece in pieces for name in piece.frames}):
        parts, places = [], []
        for position, mask in counting(pieces, held, table):
            piece = pieces[position]
            if mask.any():
                parts.append(_marked(piece, table, mask))
                places.append(np.flatnonzero(mask))
                lines.append(_line(piece, table, hashes[piece.upload, table], mask))
                lines += [f"asked {piece.upload} {piece.asked}"] if piece.asked else []
        if parts:
            whole = stack(parts)
            newest = _newest_by_key(whole, table)
            tables[table] = whole[newest].reset_index(drop=True)
            rows[table] = np.concatenate(places)[newest]
    text = "\n".join(sorted(set(lines)))
    return Composed(hashlib.sha256(text.encode()).hexdigest(), tables, rows)


def _marked(piece: Piece, table: str, mask: pd.Series) -> pd.DataFrame:
    rows = piece.frames[table] if mask.all() else piece.frames[table][mask]
    return rows.assign(upload=pd.Series(piece.upload, index=rows.index, dtype="str"))


def _line(piece: Piece, table: str, sha256: str, mask: pd.Series) -> str:
    rows = "all" if mask.all() else hashlib.sha256(mask.to_numpy().tobytes()).hexdigest()
    return f"{table} {piece.upload} {sha256} {rows}"


def _newest_by_key(frame: pd.DataFrame, table: str) -> npt.NDArray[np.bool_]:
    """Mark one row a key where rows were added to a return; survey rows have no key."""
    if table not in TABLES:
        return np.ones(len(frame), dtype=bool)
    return ~frame.duplicated(list(TABLES[table].key), keep="last").to_numpy()
