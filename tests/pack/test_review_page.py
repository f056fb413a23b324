"""The review page shows the figures of the pack: each is read back out of both and compared."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.pack import readback
from tests.pack.given import NAME
from ui.text import bare
from wincore.pack.content import Pack, Points
from wincore.store import Ledger

REVIEW = Path(__file__).resolve().parents[2] / "pages" / "review.py"
MARKS = {"[c]", "[x]", "[z]"}
ON_BOTH = (  # exhibits of the pack that the page shows as a table too
    "Objectives",
    "Employers by outcomes",
    "Cost per employer",
    "Workforce against London",
    "Risks",
    "Options",
    "Conditions",
    "Actions",
    "Ratings changed by the panel",
)


@pytest.fixture(scope="module")
def page(store: Ledger) -> Iterator[AppTest]:
    """The review page of the freeze as the panel sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WIN_STORE_URL", str(store.engine.url))
        patch.setenv("WIN_DEMO", "0")
        patch.setattr("ui.identity._on_this_machine", lambda: True)
        app = AppTest.from_file(str(REVIEW), default_timeout=150)
        app.query_params["audience"] = "panel"
        app.query_params["freeze"] = NAME
        app.run()
        assert not app.exception
        yield app
    st.cache_resource.clear()


def tables(app: AppTest) -> list[pd.DataFrame]:
    found = [t.value.map(bare) for t in app.table]
    return [t.set_axis([bare(c) for c in t.columns], axis=1) for t in found]


def beside(shown: pd.DataFrame, app: AppTest) -> pd.DataFrame:
    """Return the table of the page that has the same rows and all columns of one of the pack."""
    fitting = [
        t
        for t in tables(app)
        if set(shown.columns) <= set(t.columns)
        and len(t) == len(shown)
        and list(t[shown.columns[0]]) == [plainly(v) for v in shown.iloc[:, 0]]
    ]
    assert fitting, list(shown.columns)
    return fitting[0]


def plainly(word: object) -> str:
    """Return a word as the page's escape leaves it: on one line."""
    return " ".join(str(word).split(" "))


@pytest.mark.parametrize("name", ON_BOTH)
def test_a_table_of_the_page_says_what_the_report_says(
    page: AppTest, files: dict[str, bytes], name: str
):
    report = readback.report_tables(files["review.docx"])[name]
    on_page = beside(report, page)
    compared = 0
    for column in report.columns:
        for said, read in zip(on_page[column], report[column], strict=True):
            if read not in MARKS:  # the page leaves a dash or a blank where the pack has a mark
                assert said == plainly(read), (column, said, read)
                compared += 1
            else:
                assert not any(c.isdigit() for c in said), (column, said)
    assert compared >= len(report)


def test_outcomes_and_suggestion_are_those_of_the_pack(
    page: AppTest, said: Pack, files: dict[str, bytes]
):
    words = " ".join(bare(m.value) for m in page.markdown)
    report = readback.report_tables(files["review.docx"])["Outcomes at a glance"]
    for row in report.to_dict("records"):
        for column in ("Headline", "Change observed", "Top gap"):
            assert plainly(row[column]) in words, row[column]
    suggested = readback.report_tables(files["review.docx"])["The outcomes and their rules"]
    (outcome,) = suggested.loc[suggested["By the figures"].str.startswith("met"), "Outcome"]
    assert f"Suggested: {outcome}" in [h.value for h in page.header]
    (listed,) = [
        b for b in said.sections[1].blocks if isinstance(b, Points) and "change" in b.title
    ]
    assert all(item in words for item in listed.items)


def test_headings_of_figures_are_the_findings_of_the_pack(page: AppTest, said: Pack):
    heads = {bare(h.value).removesuffix(".") for h in page.header}
    findings = {e.id: e.title.removeprefix("Objectives: ") for _, e, _ in said.exhibits()}
    for id_ in ("objectives", "employers", "unit_costs", "representation", "risks"):
        assert plainly(findings[id_]) in heads, id_
