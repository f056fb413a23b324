"""What is written in the form of the return is read back as it was."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.examples import checked, framework, register, text, workbook
from wincore.datasets import CHOICE, DATE, MONEY, RETURN, TABLES, WHOLE, YES_NO, Field, Table
from wincore.ingest.context import DIMENSIONS

EMPLOYERS = register("Alder Example", "Birch Example", "Cedar Example")
QUIET = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
_LETTERS = st.characters(codec="utf-8", categories=["L", "N"])


def values(field: Field) -> st.SearchStrategy[Any]:
    if field.lookup == "employer":
        return st.sampled_from(EMPLOYERS["employer_id"].tolist())
    if field.lookup == "wave":
        return st.sampled_from([w.id for w in framework().programme.waves])
    if field.lookup in DIMENSIONS:
        known = framework().categories.ids(field.lookup)  # type: ignore[arg-type]
        return st.sampled_from([c for c in known if c != "all"])
    if field.kind in (CHOICE, YES_NO):
        found = st.sampled_from(field.choices or ("yes", "no"))
        return found if field.required else st.one_of(st.just(""), found)
    if field.kind == WHOLE:
        high = 17 if field.name == "action" else field.high or 9_999
        return st.integers(field.low or 0, high)
    if field.kind == MONEY:
        return st.integers(0, 10**6).map(lambda pence: pence / 100)
    if field.kind == DATE:
        return st.dates(date(2000, 1, 1), date(2050, 1, 1))
    return st.text(_LETTERS, min_size=1, max_size=8).map(lambda s: f"t{s}")


@st.composite
def tables(draw: st.DrawFn, table: Table) -> pd.DataFrame:
    rows = draw(st.lists(st.tuples(*map(values, table.fields)), min_size=1, max_size=8))
    frame = pd.DataFrame(rows, columns=list(table.columns)).drop_duplicates(list(table.key))
    if table.name == "recruitment":
        counts = ["applied", "shortlisted", "appointed"]
        frame[counts] = -(-frame[counts]).apply(sorted, axis=1, result_type="expand")
    if table.name == "links":
        frame = frame[frame["from_employer"] != frame["to_employer"]]
    if table.name == "costs":
        frame["stage"] = "stage one"
        frame = frame.drop_duplicates(list(table.key))
    return frame.reset_index(drop=True)


@pytest.mark.parametrize("table", RETURN, ids=lambda t: t.name)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
@QUIET
@given(data=st.data())
def test_any_table_comes_back_equal(data: st.DataObject, table: Table, form: str) -> None:
    frame = data.draw(tables(table))
    if frame.empty:
        return
    rows = [frame.columns.tolist(), *frame.to_numpy(dtype=object).tolist()]
    content = workbook({table.sheet: rows}) if form == "xlsx" else text(rows)
    known = None if table.name == "employers" else EMPLOYERS
    found = checked(content, f"{table.name}.{form}", register=known)
    assert found.accepted, found.problems
    expected = TABLES[table.name].schema().validate(frame)
    pd.testing.assert_frame_equal(found.tables[table.name], expected)
