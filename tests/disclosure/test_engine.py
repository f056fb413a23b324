"""The engine of disclosure control: what an attack finds, and what protection leaves it."""

import itertools

import numpy as np
import pandas as pd
import pytest

from wincore.disclosure.attack import intervals
from wincore.disclosure.audit import audit
from wincore.disclosure.family import Builder, Family
from wincore.disclosure.needs import needs, primary, readers
from wincore.disclosure.protection import protect

MINIMUM = 5
SHAPE = (10, 5, 2)  # employers x groups x sexes


def family(seed: int, shape: tuple[int, int, int] = SHAPE) -> Family:
    rng = np.random.default_rng(seed)
    keys = itertools.product(range(shape[0]), "ABCDE"[: shape[1]], "FM"[: shape[2]])
    counts = rng.negative_binomial(1, 0.06, int(np.prod(shape)))
    rows = [(f"E{e}", g, s, int(n)) for (e, g, s), n in zip(keys, counts, strict=True)]
    frame = pd.DataFrame(rows, columns=["employer", "ethnicity", "sex", "n"])
    builder = Builder()
    builder.table("headcount", frame, ["employer", "ethnicity", "sex"])
    return builder.family()


def small(of: Family) -> np.ndarray:
    return of.values < MINIMUM


def test_hiding_small_counts_alone_gives_every_one_of_them_back():
    one = family(1)
    found = intervals(one, small(one), small(one))
    assert len(found) == small(one).sum() > 20
    np.testing.assert_allclose(found["low"], one.values[found["cell"]])
    np.testing.assert_allclose(found["high"], one.values[found["cell"]])


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_protected_table_gives_nothing_away_to_the_outsider_or_to_any_employer(seed):
    one = family(seed, (6, 4, 2))
    done = protect(one, MINIMUM)
    certificate = audit(one, done.hidden, MINIMUM)
    assert len(readers(one)) == 7
    assert certificate.under_protected == 0
    assert certificate.hidden > 0
    for reader in readers(one):
        wanted = needs(one, MINIMUM, reader).set_index("cell")
        mask = np.zeros(len(one.cells), dtype=bool)
        mask[wanted.index] = True
        seen = intervals(one, done.hidden, mask, reader).set_index("cell")
        assert (seen["low"] <= wanted["low"].loc[seen.index] + 1e-6).all()
        assert (seen["high"] >= wanted["high"].loc[seen.index] - 1e-6).all()


def test_a_broken_protection_is_caught_by_the_audit():
    one = family(3, (6, 4, 2))
    done = protect(one, MINIMUM)
    broken = done.hidden.copy()
    broken[np.flatnonzero(done.hidden & ~primary(one, MINIMUM))] = False
    assert audit(one, broken, MINIMUM).under_protected > 0


def test_an_interval_contains_the_truth():
    one = family(4, (5, 3, 2))
    done = protect(one, MINIMUM)
    seen = intervals(one, done.hidden, done.hidden)
    truth = one.values[seen["cell"]]
    assert (seen["low"] <= truth + 1e-6).all()
    assert (seen["high"] >= truth - 1e-6).all()


def test_a_cell_given_twice_with_two_values_is_refused():
    builder = Builder()
    builder.cell("headcount", {"employer": "E1"}, 3)
    with pytest.raises(ValueError, match="was given as"):
        builder.cell("headcount", {"employer": "E1"}, 4)
