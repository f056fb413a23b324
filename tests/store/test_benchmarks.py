import pytest

from wincore.framework import Benchmark, read_framework
from wincore.settings import settings
from wincore.store import Ledger
from wincore.store.benchmarks import (
    enter_benchmark,
    entered_benchmarks,
    with_entered_benchmarks,
)
from wincore.store.remembering import remembered

ROW = Benchmark(
    id="new",
    title="new",
    group="Black men",
    base="residents 16-24",
    year=2021,
    numerator=90_000,
    denominator=1_000_000,
    source="ONS RM032",
)


def test_an_entered_value_comes_back_with_its_source_and_who_entered_it(ledger: Ledger):
    enter_benchmark(ledger, ROW, "ana")
    (found,) = entered_benchmarks(ledger)
    assert (found.group, found.base, found.year, found.share) == (
        "Black men",
        "residents 16-24",
        2021,
        0.09,
    )
    assert found.source == "ONS RM032"
    assert "ana" in found.note
    assert ledger.log()[-1].what == "benchmark entered"


def test_entering_it_again_corrects_it(ledger: Ledger):
    enter_benchmark(ledger, ROW, "ana")
    enter_benchmark(ledger, ROW.model_copy(update={"numerator": 95_000}), "ben")
    assert [b.share for b in entered_benchmarks(ledger)] == [0.095]


@pytest.mark.parametrize("field", ["year", "numerator", "denominator", "source"])
def test_an_incomplete_value_is_refused(ledger: Ledger, field: str):
    lacking = ROW.model_copy(update={field: "" if field == "source" else None})
    with pytest.raises(ValueError, match=field):
        enter_benchmark(ledger, lacking, "ana")
    assert entered_benchmarks(ledger) == []


def test_a_value_fills_the_row_that_required_one(ledger: Ledger):
    framework = read_framework(settings().programme)
    required = next(b for b in framework.benchmarks if b.share is None)
    values = {"group": required.group, "base": required.base, "year": required.year or 2021}
    enter_benchmark(ledger, ROW.model_copy(update=values), "ana")
    filled = with_entered_benchmarks(ledger, framework)
    row = next(b for b in filled.benchmarks if b.id == required.id)
    assert (row.share, row.title, row.default_for) == (0.09, required.title, required.default_for)
    assert len(filled.benchmarks) == len(framework.benchmarks)
    assert filled.fingerprint != framework.fingerprint


def test_a_value_for_a_new_row_is_added(ledger: Ledger):
    framework = read_framework(settings().programme)
    enter_benchmark(ledger, ROW.model_copy(update={"base": "people in work, invented"}), "ana")
    added = with_entered_benchmarks(ledger, framework).benchmarks[-1]
    assert (added.base, added.share) == ("people in work, invented", 0.09)


def test_without_entered_values_the_framework_is_untouched(ledger: Ledger):
    framework = read_framework(settings().programme)
    assert with_entered_benchmarks(ledger, framework) is framework


def test_column_decisions_are_remembered_per_tool_and_instrument(ledger: Ledger):
    ledger.remember("qualtrics", "inclusion", {"Q1": "trust"}, "ana")
    ledger.remember("qualtrics", "inclusion", {"Q1": "hope"}, "ben")
    ledger.remember("qualtrics", "lead", {"Q1": "other"}, "ana")
    assert ledger.remembered("qualtrics", "inclusion") == {"Q1": "hope"}
    assert remembered(ledger.engine, "jisc", "inclusion") == {}
