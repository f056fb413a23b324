"""The network in a table, and the same in fewer columns."""

from wincore.charts import empty
from wincore.figures import legacy


def test_the_brief_table_of_the_network_says_what_the_full_one_does(given):
    full = legacy.measures(given())
    brief = legacy.measures_in_brief(full)
    assert list(brief["Wave"]) == ["baseline", "stage one"]
    for told, row in zip(brief.to_dict("records"), full.table.to_dict("records"), strict=True):
        for column in ("Ties", "Possible", "Density", "Returned"):
            assert row[column] in told["Ties"]
        assert told["Bridges"] == f"bridges: {row['Bridges']}"
        assert told["Stand alone"] == f"standing alone: {row['Stand alone']}"


def test_without_ties_there_is_nothing_to_shorten():
    assert legacy.measures_in_brief(empty("No ties.")) is None
