"""Printed tables with suppressed cells, as families: the tables of the GaussSuppression package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from tests.outside import SAMPLES
from wincore.disclosure.family import Builder, Family, Mask

FOLDER = SAMPLES / "sdc/tables"
COUNTS = ("freq", "ant", "f", "values")
NOT_DIMENSIONS = (
    *COUNTS, "value", "primary", "suppressed", "forced", "unsafe", "v1-prikk", "v2-prikk",
    "v3-prikk",
)  # fmt: skip
LETTERS = "ABCDEFGHIJK"
# What adds up to what in each dimension; where nothing is said the total is all other levels.
SUMS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "region": (
        ("Total", tuple(LETTERS)), ("Total", ("1", "4", "5", "6", "8", "10")),
        ("Total", ("300", "400")), ("300", tuple("ABCDEFGH")), ("400", tuple("IJK")),
        ("1", ("A", "I")), ("4", ("B",)), ("5", ("C", "D")), ("6", ("E", "F")),
        ("8", ("G", "H")), ("10", ("J", "K")), ("Total", tuple("ABCDEFGH")),
    ),
    "geo": (
        ("Total", ("EU", "nonEU")), ("Total", ("Iceland", "Portugal", "Spain")),
        ("EU", ("Portugal", "Spain")), ("nonEU", ("Iceland",)),
    ),
    "sector4": (
        ("Total", ("private", "public")), ("public", ("Governmental",)),
        ("private", ("Agriculture", "Entertainment", "Industry")),
        ("Total", ("Agriculture", "Entertainment", "Governmental", "Industry")),
    ),
    "quarter": (
        ("quarter_Q1_Q2", ("Q1", "Q2")), ("quarter_Q1_Q3", ("Q1", "Q2", "Q3")),
        ("Total", ("Q1", "Q2", "Q3", "Q4")),
    ),
    "main_income": (
        ("Total", ("assistance", "other", "pensions", "wages")),
        ("not_assistance", ("other", "pensions", "wages")),
        ("Total", ("assistance", "not_assistance")),
    ),
    "k_group": (("Total_Norway", ("300", "400")),),
}  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """A printed table: its family, and which cells its maker hid, at first and in the end."""

    name: str
    family: Family
    primary: Mask
    suppressed: Mask


def names() -> list[str]:
    """Return the names of the tables."""
    return [path.stem for path in sorted(FOLDER.glob("*.csv"))]


def printed(name: str) -> Printed | None:
    """Return a table, None where the file has patterns but no counts."""
    held = pd.read_csv(Path(FOLDER / f"{name}.csv"), dtype=str, keep_default_na=False)
    count = next((c for c in COUNTS if c in held), None)
    if count is None:
        return None
    dimensions = [c for c in held.columns if c not in NOT_DIMENSIONS]
    held["n"] = pd.to_numeric(held[count])
    builder = Builder()
    at = {
        key: builder.cell("t", dict(zip(dimensions, key, strict=True)), n)
        for *key_, n in held[[*dimensions, "n"]].itertuples(index=False)
        for key in [tuple(key_)]
    }
    for total, parts in _sums(held, dimensions, set(at)):
        if np.isclose(sum(_value(held, at, p) for p in parts), _value(held, at, total)):
            builder.equation(at[total], [at[p] for p in parts])
    masks = [(held[c].str.upper() == "TRUE").to_numpy() for c in ("primary", "suppressed")]
    return Printed(name, builder.family(), *masks)


def _value(held: pd.DataFrame, at: Mapping[tuple[str, ...], int], key: tuple[str, ...]) -> float:
    return float(held["n"].iloc[at[key]])


def _sums(
    held: pd.DataFrame, dimensions: list[str], there: set[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """Yield a total and its parts; parts that are not printed are noughts that were left out."""
    for place, dimension in enumerate(dimensions):
        levels = list(dict.fromkeys(held[dimension]))
        rest = tuple(x for x in levels if x != "Total")
        for total, parts in SUMS.get(dimension, (("Total", rest),)):
            for key in [k for k in sorted(there) if k[place] == total]:
                found = [(*key[:place], p, *key[place + 1 :]) for p in parts]
                if held_parts := [p for p in found if p in there]:
                    yield key, held_parts
