"""Tables and small programmes that the disclosure tests share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import product

import numpy as np
import pandas as pd

from wincore.disclosure.attack import shortfalls
from wincore.disclosure.family import Builder, Family, Mask
from wincore.disclosure.needs import needs, readers
from wincore.store.snapshot import Snapshot

# A table in which two or more cells of every line are hidden, and one is exact all the same.
# Values of the sdcTable 0.34 test suite.
FOUR = {
    "w": {"a": 30, "b": 47, "c": 64, "d": 89},
    "x": {"a": 90, "b": 124, "c": 5, "d": 31},
    "y": {"a": 92, "b": 100, "c": 59, "d": 85},
    "z": {"a": 800, "b": 991, "c": 651, "d": 685},
}
FOUR_HIDDEN = ["wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"]


def four_by_four() -> Family:
    """Return the 4x4 table with its margins."""
    rows = [(r, c, n) for r, line in FOUR.items() for c, n in line.items()]
    builder = Builder()
    builder.table("t", pd.DataFrame(rows, columns=["row", "column", "n"]), ["row", "column"])
    return builder.family()


def linked() -> Family:
    """Return regions in two counties and, in another table, in two sizes; of sdcTable 0.34."""
    regions = dict(zip("ABIJKLMN", (2, 2, 8, 8, 3, 3, 3, 7), strict=True))
    sums = {"county-1": "ABIJ", "county-2": "KLMN", "big": "LM", "small": "ABIJKN"}
    builder = Builder()
    cells = {name: builder.cell("t", {"at": name}, n) for name, n in regions.items()}
    for name, parts in sums.items():
        cells[name] = builder.cell("t", {"at": name}, sum(regions[p] for p in parts))
        builder.equation(cells[name], [cells[p] for p in parts])
    cells["Total"] = builder.cell("t", {"at": "Total"}, sum(regions.values()))
    for pair in (("county-1", "county-2"), ("big", "small")):
        builder.equation(cells["Total"], [cells[p] for p in pair])
    return builder.family()


def hidden_at(family: Family, measure: str, keys: Sequence[Mapping[str, str]]) -> Mask:
    """Return a mask of the cells named."""
    found = np.zeros(len(family.cells), dtype=bool)
    found[[family.position(measure, **key) for key in keys]] = True
    return found


def programme_table(
    seed: int, employers: int, groups: int = 5, sexes: int = 2, share: float = 0.06
) -> Family:
    """Return employers x ethnic groups x sexes with all margins, many counts small.

    ``share`` is the parameter of the distribution: the larger, the more counts are small.
    """
    rng = np.random.default_rng(seed)
    names = [f"E{i}" for i in range(employers)]
    keys = list(product(names, [f"G{i}" for i in range(groups)], [f"S{i}" for i in range(sexes)]))
    frame = pd.DataFrame(keys, columns=["employer", "ethnicity", "sex"])
    frame["n"] = rng.negative_binomial(1, share, len(keys))
    builder = Builder()
    builder.table("workforce", frame, ["employer", "ethnicity", "sex"])
    return builder.family()


def given_away(family: Family, hidden: Mask, minimum: int) -> int:
    """Return how many ranges of any reader are too narrow."""
    return sum(
        len(shortfalls(family, hidden, needs(family, minimum, r), r)) for r in readers(family)
    )


COLUMNS = ["employer_id", "wave", "ethnicity", "sex", "age_band", "level", "headcount"]
Counts = Mapping[tuple[str, str, str], int]  # ethnicity, sex, age band -> people


def programme(
    workforce: Mapping[str, Counts], wave: str = "baseline", fingerprint: str = "given"
) -> Snapshot:
    """Return a snapshot of employers with the workforces given, and nothing else."""
    rows = [
        (e, wave, *key, "all", n) for e, counts in workforce.items() for key, n in counts.items()
    ]
    people = pd.DataFrame(rows, columns=COLUMNS).assign(upload="given")
    people["headcount"] = people["headcount"].astype("Int64")
    register = pd.DataFrame(
        {
            "employer_id": list(workforce),
            "employer": [f"Employer {e}" for e in workforce],
            "sector": "digital",
            "status": "participating",
            "joined": pd.Timestamp("2020-11-01"),
            "completed": pd.NaT,
            "sponsor": "",
            "upload": "given",
        }
    )
    tables = {"employers": register, "workforce": people}
    return Snapshot(date(2020, 11, 30), (), fingerprint, tables)


def some_workforce(rng: np.random.Generator, scale: float = 1.0) -> dict[tuple[str, str, str], int]:
    """Return an invented workforce in which some groups are small."""
    shares = {"African": 0.05, "White British": 0.7, "Indian": 0.2, "White and Black African": 0.02}
    shares["not declared"] = 0.05
    return {
        (ethnicity, sex, age): int(rng.poisson(60 * scale * share * (0.2 if age == "16-24" else 1)))
        for ethnicity, share in shares.items()
        for sex in ("female", "male")
        for age in ("16-24", "25-34")
    }


STAGED = ["applied", "shortlisted", "appointed"]
SURVEYED = ("responses", "cube", "scores")


def thinned(
    snapshot: Snapshot, rng: np.random.Generator, employers: int, share: float, instrument: str
) -> Snapshot:
    """Return a smaller programme made from another: fewer employers, people, returns and answers.

    Of each count of people ``share`` are kept by chance; one return in eight is lost, and the
    answers to every instrument but one; some employers have withdrawn.
    """
    register = snapshot.table("employers")
    ids = set(rng.choice(register["employer_id"].to_numpy(str), employers, replace=False))
    tables = {"employers": register[register["employer_id"].isin(ids)].reset_index(drop=True)}
    status = rng.choice(["participating", "withdrawn"], employers, p=[0.8, 0.2])
    tables["employers"]["status"] = pd.Series(status, dtype=register["status"].dtype)
    for name, counts in (("workforce", ["headcount"]), ("recruitment", STAGED)):
        held = _left(snapshot.table(name), _lost(ids, rng), ids)
        tables[name] = held.assign(**_thinner(held[counts], share, rng))
    lost = _lost(ids, rng)
    for name in SURVEYED:
        held = snapshot.table(name)
        tables[name] = _left(held[held["instrument"] == instrument], lost, ids)
    return Snapshot(snapshot.as_at, (), f"thinned {rng.integers(10**9)}", tables)


def _lost(ids: AbstractSet[str], rng: np.random.Generator) -> set[str]:
    pairs = [f"{e} {w}" for e in sorted(ids) for w in ("baseline", "stage one")]
    return {pair for pair in pairs if rng.random() < 0.125}


def _left(held: pd.DataFrame, lost: AbstractSet[str], ids: AbstractSet[str]) -> pd.DataFrame:
    returns = held["employer_id"].astype(str) + " " + held["wave"].astype(str)
    return held[held["employer_id"].isin(ids) & ~returns.isin(lost)].reset_index(drop=True)


def _thinner(counts: pd.DataFrame, share: float, rng: np.random.Generator) -> dict[str, pd.Series]:
    """Return counts by chance; each later one is at most the one before, as stages are."""
    found: dict[str, pd.Series] = {}
    most = np.inf
    for name in counts:
        most = np.minimum(rng.binomial(counts[name].fillna(0).to_numpy(int), share), most)
        found[name] = pd.Series(most, dtype="Int64").mask(counts[name].isna())
    return found
