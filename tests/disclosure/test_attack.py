"""The attack against published values, brute force and another program."""

import json
import subprocess
import sys
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.given import FOUR_HIDDEN, four_by_four, hidden_at, linked, programme_table
from wincore.disclosure.attack import intervals, narrowest, shortfalls
from wincore.disclosure.family import Builder, Family, Mask
from wincore.disclosure.needs import needs
from wincore.disclosure.possible import INCONSISTENT

TAU = """
import json, sys
from pytauargus._tauargus import audit_jj
print(json.dumps([[r["cell"], r["min"], r["max"]] for r in audit_jj(sys.argv[1])]))
"""


def conclusions(family: Family, hidden: Mask) -> dict[int, tuple[float, float]]:
    found = intervals(family, hidden, hidden)
    return {int(c): (low, high) for c, low, high in found.itertuples(index=False)}


def at(names: list[str]) -> list[dict[str, str]]:
    return [{"row": n[0], "column": n[1]} for n in names]


def test_two_hidden_in_every_line_may_still_give_one_away():
    family = four_by_four()
    hidden = hidden_at(family, "t", at(FOUR_HIDDEN))
    assert conclusions(family, hidden)[family.position("t", row="w", column="b")] == (47, 47)


@pytest.mark.parametrize(("extra", "upper"), [("xd", 78), ("xb", 141)])
def test_one_more_hidden_cell_leaves_it_open(extra: str, upper: int):
    family = four_by_four()
    hidden = hidden_at(family, "t", at([*FOUR_HIDDEN, extra]))
    found = conclusions(family, hidden)[family.position("t", row="w", column="b")]
    assert found == (0, upper)


@pytest.mark.parametrize("line", [{"row": "w"}, {"column": "b"}, {}])
def test_hiding_a_margin_does_not_help_it(line: dict[str, str]):
    family = four_by_four()
    hidden = hidden_at(family, "t", [*at(FOUR_HIDDEN), line])
    assert conclusions(family, hidden)[family.position("t", row="w", column="b")] == (47, 47)


def test_tables_safe_alone_give_a_cell_away_together():
    family = linked()
    small = hidden_at(family, "t", [{"at": r} for r in "ABKLM"])
    alone = intervals(family, small, small)
    assert conclusions(family, small)[family.position("t", at="K")] == (3, 3)
    also = small | hidden_at(family, "t", [{"at": "N"}])
    assert conclusions(family, also)[family.position("t", at="K")] == (0, 10)
    assert len(alone) == 5


def test_published_figures_that_contradict_each_other_are_refused():
    builder = Builder()
    parts = [builder.cell("t", {"part": p}, n) for p, n in (("a", 3), ("b", 4))]
    builder.equation(builder.cell("t", {}, 9), parts)
    family = builder.family()
    with pytest.raises(ValueError, match=INCONSISTENT):
        intervals(family, np.array([False, False, False]), np.array([True, False, False]))


def test_a_cell_in_no_equation_may_be_anything():
    builder = Builder()
    builder.cell("t", {}, 3)
    assert conclusions(builder.family(), np.array([True])) == {0: (0, np.inf)}


def test_an_employer_takes_its_own_rows_off_a_total():
    counts = pd.DataFrame({"employer": ["E0", "E1", "E2"], "n": [40, 2, 30]})
    builder = Builder()
    builder.table("t", counts, ["employer"])
    family = builder.family()
    hidden = hidden_at(family, "t", [{"employer": "E1"}, {"employer": "E2"}])
    e1 = family.position("t", employer="E1")
    outsider = intervals(family, hidden, hidden)
    insider = intervals(family, hidden, hidden, "E2")
    assert outsider.set_index("cell").loc[e1, ["low", "high"]].tolist() == [0, 32]
    assert insider.set_index("cell").loc[e1, ["low", "high"]].tolist() == [2, 2]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
    st.sets(st.integers(0, 5), min_size=2, max_size=6),
)
def test_intervals_hold_every_table_that_brute_force_finds(counts, chosen):
    frame = pd.DataFrame(list(product("ab", "xyz")), columns=["row", "column"]).assign(n=counts)
    builder = Builder()
    builder.table("t", frame, ["row", "column"])
    family = builder.family()
    inner = [family.position("t", row=r, column=c) for r, c in product("ab", "xyz")]
    hidden = np.zeros(len(family.cells), dtype=bool)
    hidden[[inner[i] for i in chosen]] = True
    found = conclusions(family, hidden)
    tables = list(_tables(family, hidden, inner))
    for cell, (low, high) in found.items():
        values = [t[inner.index(cell)] for t in tables]
        # Margins of a table are a network: the ends of a range are whole numbers that occur.
        assert (min(values), max(values)) == (low, high)


def _tables(family: Family, hidden: Mask, inner: list[int]):
    true, open_ = family.values, [i for i, cell in enumerate(inner) if hidden[cell]]
    rows, columns = np.repeat([0, 1], 3), np.tile([0, 1, 2], 2)
    given_ = true[inner]
    most = int(np.bincount(columns, given_).max())
    for values in product(range(most + 1), repeat=len(open_)):
        table = given_.copy()
        table[open_] = values
        same = [
            np.bincount(axis, table).tolist() == np.bincount(axis, given_).tolist()
            for axis in (rows, columns)
        ]
        if all(same):
            yield table


def test_a_witness_says_the_same_as_measuring_every_range():
    family = programme_table(3, employers=5)
    hidden = family.values < 5
    needed = needs(family, 5)
    measured = intervals(family, hidden, hidden).set_index("cell")
    wanted = needed.set_index("cell")
    short = (measured["low"] > wanted["low"]) | (measured["high"] < wanted["high"])
    assert set(shortfalls(family, hidden, needed)["cell"]) == set(short[short].index)
    width = (measured["high"] - measured["low"]).min()
    assert narrowest(family, hidden, needed) == width


def to_compare(table: str) -> tuple[Family, Mask]:
    """Return a table and what is hidden in it."""
    if table == "four by four":
        family = four_by_four()
        return family, hidden_at(family, "t", at(FOUR_HIDDEN))
    if table == "linked":
        family = linked()
        return family, hidden_at(family, "t", [{"at": r} for r in "ABKLMN"])
    family = programme_table(0, employers=int(table.split()[0]))
    return family, family.values < 5


@pytest.mark.skipif(find_spec("pytauargus") is None, reason="pytauargus is not installed")
@pytest.mark.parametrize("table", ["4 employers", "10 employers", "four by four", "linked"])
def test_intervals_are_those_of_tau_argus(table: str, tmp_path: Path):
    family, hidden = to_compare(table)
    path = tmp_path / "table.jj"
    path.write_text(_jj(family, hidden))
    done = subprocess.run(
        [sys.executable, "-c", TAU, str(path)], capture_output=True, text=True, check=True
    )
    theirs = {cell: (low, high) for cell, low, high in json.loads(done.stdout)}
    ours = conclusions(family, hidden)
    assert theirs.keys() == ours.keys()
    for cell, found in ours.items():
        assert theirs[cell] == pytest.approx(found, abs=1e-6)


def _jj(family: Family, hidden: Mask) -> str:
    """Return the family in the file format of tau-ARGUS's own audit."""
    top = int(family.values.max()) * 2
    lines = ["0", str(len(family.cells))]
    for at_, (value, gone) in enumerate(zip(family.values, hidden, strict=True)):
        status, need = ("u", 1) if gone else ("s", 0)
        lines.append(f"{at_} {value:g} 1 {status} 0 {top} {need} {need} 0")
    lines.append(str(family.matrix.shape[0]))
    for row in range(family.matrix.shape[0]):
        part = family.matrix[row].tocoo()
        terms = " ".join(f"{c} ({int(x)})" for c, x in zip(part.col, part.data, strict=True))
        lines.append(f"0 {part.nnz} : {terms}")
    return "\n".join(lines) + "\n"
