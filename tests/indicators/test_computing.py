from collections.abc import Callable

import pandas as pd
import pytest

from tests.indicators.given import employers, figure, snapshot, staff
from wincore.findings import FINDINGS
from wincore.framework.model import Framework
from wincore.indicators import findings
from wincore.indicators.registry import rules

Found = Callable[..., pd.DataFrame]


def test_an_empty_store_has_a_row_for_every_indicator(framework: Framework) -> None:
    table = findings(snapshot(), framework)
    assert list(table["indicator"]) == [i.id for i in framework.indicators]
    # the programme definition itself tells a budget
    told = table[table["indicator"] != "money.budget"]
    assert told["value"].isna().all()
    assert set(told["rating"]) == {"grey"}
    assert set(told["evidence"]) == {"D"}
    assert (told["note"] != "").all()


def test_every_indicator_of_the_framework_has_a_rule(framework: Framework) -> None:
    assert {i.id for i in framework.indicators} <= set(rules(framework))


def test_an_indicator_without_a_rule_says_so(framework: Framework) -> None:
    own = framework.indicators[0].model_copy(update={"id": "objective.invented"})
    other = framework.model_copy(update={"indicators": [*framework.indicators, own]})
    row = figure(findings(snapshot(), other), "objective.invented", "stage one")
    assert row["note"] == "no rule of this version computes this indicator"


def test_one_employer_can_be_asked_for_by_id_or_name(framework: Framework) -> None:
    held = snapshot(
        employers=employers("E1", "E2"), workforce=staff("E1", ("African", "male", "all", 3))
    )
    whole = findings(held, framework)
    by_id = findings(held, framework, employer="E1")
    pd.testing.assert_frame_equal(by_id, findings(held, framework, employer="Employer E1"))
    assert set(by_id["employer"]) == {"Employer E1"}
    expected = whole[whole["employer"] == "Employer E1"].reset_index(drop=True)
    pd.testing.assert_frame_equal(by_id, expected)
    with pytest.raises(KeyError, match="Nobody"):
        findings(held, framework, employer="Nobody")


def test_two_employers_of_one_name_are_told_apart(found: Found) -> None:
    register = [{**e, "employer": "Same"} for e in employers("E1", "E2")]
    table = found(employers=register, workforce=staff("E1", ("African", "male", "all", 3)))
    assert {"Same (E1)", "Same (E2)"} <= set(table["employer"])
    FINDINGS.validate(table)


def test_inputs_name_the_uploads_a_figure_used(found: Found) -> None:
    one = staff("E1", ("African", "male", "all", 3), upload="bbbbbbbbbbbb")
    two = staff("E2", ("African", "male", "all", 3), upload="aaaaaaaaaaab")
    table = found(employers=employers("E1", "E2"), workforce=one + two)
    name = "workforce.headcount"
    assert figure(table, name)["inputs"] == "aaaaaaaaaaab bbbbbbbbbbbb"
    assert figure(table, name, employer="E1")["inputs"] == "bbbbbbbbbbbb"
