"""Tables that others have printed with cells suppressed: what the attack says, and our own way."""

import pytest

from tests.disclosure.given import given_away
from tests.disclosure.printed import names, printed
from tests.outside import needs_samples
from wincore.disclosure.attack import intervals
from wincore.disclosure.protection import protect

MINIMUM = 5
WITHOUT_COUNTS = 3  # of the 58: their files have the pattern only
# Suppressed cells that the other cells of the same print give back exactly. Their makers show what
# a method lacks: primary suppression alone, noughts that are not expected, tables linked in part.
EXACT = {
    "GaussSuppressionFromData_12": 6,
    "GaussSuppressionFromData_15": 4,
    "GaussSuppressionFromData_16": 4,
    "GaussSuppressionFromData_18": 4,
    "SuppressLinkedTables_43": 10,
}
# One of each kind: hierarchy, three dimensions, zeros, linked tables, tables in time.
OURS = (
    "GaussSuppressionFromData_08", "GaussSuppressionFromData_15", "Linked_table_suppression_27",
    "IncrementalTimeSuppression_20", "SuppressLinkedTables_45", "SuppressSmallCounts_52",
    "Small_count_frequency_table_suppression_31",
)  # fmt: skip


@needs_samples
def test_what_printed_tables_give_away_is_found():
    tables = [table for name in names() if (table := printed(name))]
    assert len(names()) - len(tables) == WITHOUT_COUNTS
    assert len(tables) == 55
    exact = {}
    for table in tables:
        found = intervals(table.family, table.suppressed, table.suppressed)
        true = table.family.values[found["cell"].to_numpy(int)]
        assert (found["low"] <= true + 1e-6).all()
        assert (found["high"] >= true - 1e-6).all()
        exact[table.name] = int((found["high"] - found["low"] < 1e-6).sum())
    assert {name: n for name, n in exact.items() if n} == EXACT


@needs_samples
@pytest.mark.parametrize("name", OURS)
def test_their_frequency_tables_are_made_safe(name: str):
    table = printed(name)
    family = table.family
    assert family.matrix.shape[0] > 5
    done = protect(family, MINIMUM, tries=0)
    assert (family.values < MINIMUM)[done.hidden].any()
    assert not done.hidden.all()
    assert given_away(family, done.hidden, MINIMUM) == 0
