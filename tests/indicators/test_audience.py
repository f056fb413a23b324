"""Nobody but the evaluator is handed a figure about few people."""

import pandas as pd
import pytest

from wincore.findings import COLUMNS, FINDINGS, Audience
from wincore.framework.model import Framework
from wincore.indicators import findings
from wincore.store.snapshot import Snapshot

PEOPLE = ("workforce.", "recruitment.", "progression.")


@pytest.mark.parametrize(("audience", "least"), [("panel", 5), ("public", 10)])
def test_no_small_count_of_people_is_shown(
    demonstration: Snapshot, framework: Framework, audience: Audience, least: int
) -> None:
    shown = findings(demonstration, framework, audience=audience)
    assert tuple(shown.columns) == COLUMNS
    FINDINGS.validate(shown)
    about_people = shown[shown["indicator"].str.startswith(PEOPLE) & shown["value"].notna()]
    assert not about_people["numerator"].between(1, least - 1).any()


def test_employers_and_money_are_the_same_for_every_audience(
    demonstration: Snapshot, framework: Framework, demonstrated: pd.DataFrame
) -> None:
    shown = findings(demonstration, framework, audience="public")
    names = ("objective.", "commitment.both", "legacy.network", "money.")
    keys = ["indicator", "employer", "wave", "group"]
    one, other = (
        table[table["indicator"].str.startswith(names)].sort_values(keys, ignore_index=True)
        for table in (shown, demonstrated)
    )
    assert len(one) > 100
    pd.testing.assert_frame_equal(one, other)
