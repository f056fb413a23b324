"""The same figure everywhere: slides, report, workbook, page, certificate and shell.

Rounding, as the pack states it: numbers in words are rounded by `wincore.wording` (halves away
from nought); the workbook and the workbooks inside charts hold them unrounded.
"""

import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from tests.pack import readback
from tests.pack.given import DAY
from wincore.framework import read_framework
from wincore.pack import Edition
from wincore.pack.content import Exhibit, Pack
from wincore.shell.app import app
from wincore.store import Ledger
from wincore.wording import formatted

MARKS = {"[c]", "[x]", "[z]"}


@pytest.fixture(scope="module")
def shell(store: Ledger) -> dict[tuple[str, str, str], dict]:
    """Indicator, wave and group -> the programme's row as `indicators --json` prints it."""
    environment = {"WIN_STORE_URL": str(store.engine.url), "WIN_DEMO": "0"}
    command = ["indicators", "--as-at", DAY.isoformat(), "--audience", "panel", "--json"]
    result = CliRunner().invoke(app, command, env=environment)
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)["findings"]
    return {(r["indicator"], r["wave"], r["group"]): r for r in rows if r["employer"] == "all"}


def exhibits(said: Pack, *, on_slides: bool = False) -> list[tuple[Exhibit, str]]:
    found = [(exhibit, number) for _, exhibit, number in said.exhibits()]
    return [(e, n) for e, n in found if (e.deck or not on_slides) and len(e.chart.table)]


def on_pages(said: Pack) -> list[Exhibit]:
    return [e for e, _ in exhibits(said) if e.pages]


def same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return list(one.columns) == list(other.columns) and one.to_numpy().tolist() == (
        other.to_numpy().tolist()
    )


def test_slides_report_and_page_show_the_same_words(said: Pack, files: dict[str, bytes]):
    deck = readback.deck_tables(files["review.pptx"])
    report = readback.report_tables(files["review.docx"])
    page = readback.page_tables(files["review.html"])
    shown = on_pages(said)
    assert len(shown) > 25
    for exhibit in shown:
        assert same(report[exhibit.name], page[exhibit.name]), exhibit.name
        if exhibit.deck:
            assert same(deck[exhibit.name], report[exhibit.name]), exhibit.name


def test_the_workbook_has_the_numbers_that_the_words_round(said: Pack, files: dict[str, bytes]):
    book = readback.book_tables(files["review.xlsx"])
    report = readback.report_tables(files["review.docx"])
    compared = 0
    for exhibit, number in exhibits(said):
        sheet = book[number]
        for column, kind in exhibit.chart.formats.items():
            if kind == "date" or column not in report.get(exhibit.name, ()):
                continue
            numbers = sheet[column].map(lambda v: None if v in MARKS else v)
            words = formatted(pd.DataFrame({column: numbers}), {column: kind})[column]
            for word, read, raw in zip(
                words, report[exhibit.name][column], sheet[column], strict=True
            ):
                assert (raw if raw in MARKS else word) == read, (exhibit.name, column)
                compared += raw not in MARKS
    assert compared > 250


@pytest.mark.parametrize("file", ["review.pptx", "review.docx"])
def test_charts_carry_the_workbooks_numbers(said: Pack, files: dict[str, bytes], file: str):
    book = readback.book_tables(files["review.xlsx"])
    drawn = [(e, n) for e, n in exhibits(said) if e.native]
    if file == "review.pptx":
        charts = readback.deck_charts(files[file])
        embedded = [charts[e.name] for e, _ in drawn]
    else:
        embedded = readback.report_charts(files[file])
    assert len(embedded) == len(drawn) > 8
    for (exhibit, number), chart in zip(drawn, embedded, strict=True):
        for series in exhibit.native.series:
            expected = [None if v in MARKS else v for v in book[number][series]]
            assert [None if pd.isna(v) else v for v in chart[series]] == pytest.approx(expected)


def test_what_a_chart_draws_is_what_its_workbook_holds(files: dict[str, bytes]):
    charts = readback.deck_charts(files["review.pptx"])
    for name, series in readback.drawn(files["review.pptx"]).items():
        for column, numbers in series.items():
            held = [None if pd.isna(v) else v for v in charts[name][column]]
            assert numbers == pytest.approx(held), (name, column)


@pytest.mark.parametrize("id_", ["figures", "groups"])
def test_every_figure_is_the_one_that_the_shell_prints(
    said: Pack, files: dict[str, bytes], review: Edition, shell: dict, id_: str
):
    number = next(n for e, n in exhibits(said) if e.id == id_)
    sheet = readback.book_tables(files["review.xlsx"])[number]
    assert len(sheet) > 50
    for row in sheet.to_dict("records"):
        printed = shell[row["Id"], review.context.wave, row["Group"]]
        for column, name in {"Value": "value", "Numerator": "numerator", "n": "n"}.items():
            if row[column] in MARKS:
                assert printed[name] is None
            else:
                assert row[column] == pytest.approx(printed[name], rel=1e-12)
        assert row["Rating"].split()[-1].lower() == printed["rating"]


def test_bars_of_progress_are_the_shells_counts(
    said: Pack, files: dict[str, bytes], review: Edition, shell: dict
):
    ids = {i.title: i.id for i in read_framework().indicators}
    chart = readback.deck_charts(files["review.pptx"])["Objectives"]
    labels = chart.iloc[:, 0]
    for title, reached, due in zip(
        labels, chart["Achieved"], chart["Expected by now"], strict=True
    ):
        printed = shell[ids[title], review.context.wave, "all"]
        assert (reached, due) == (printed["value"], printed["expected"])
    assert len(chart) == sum(len(o.parts) for o in read_framework().objectives)


def test_the_certificate_has_every_programme_figure_with_its_words(
    files: dict[str, bytes], review: Edition, shell: dict
):
    certificate = json.loads(files["certificate.json"])
    assert len(certificate["figures"]) == len(shell)
    report = readback.report_tables(files["review.docx"])["Every figure of the programme"]
    words = {
        f["indicator"]: f["shown"]
        for f in certificate["figures"]
        if f["group"] == "all" and f["wave"] == review.context.wave
    }
    titles = {i.title: i.id for i in read_framework().indicators}
    for title, shown in zip(report["Indicator"], report["Figure"], strict=True):
        assert words[titles[title]] == shown
    for figure in certificate["figures"]:
        printed = shell[figure["indicator"], figure["wave"], figure["group"]]
        assert figure["value"] == printed["value"]
