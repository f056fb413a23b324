"""The review in a real browser: moved through by arrow keys, its charts saved as SVG."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.conftest import settled


def test_arrow_keys_move_through_the_meeting_one_section_at_a_time(server, page: Page):
    page.goto(server.at("review?meeting=true"))
    settled(page)
    assert page.get_by_text("1 of 14").count() == 1
    assert page.get_by_label("Wave").count() == 0
    page.keyboard.press("ArrowRight")
    page.get_by_text("2 of 14").wait_for()
    settled(page)
    page.keyboard.press("ArrowRight")
    page.get_by_text("3 of 14").wait_for()
    settled(page)
    page.keyboard.press("ArrowLeft")
    page.get_by_text("2 of 14").wait_for()
    settled(page)
    assert "step=2" in page.url
    assert page.locator("[data-testid='stSidebar']").is_hidden()


def test_a_chart_is_saved_as_svg_and_its_numbers_as_csv_and_workbook(
    server, page: Page, tmp_path: Path
):
    page.goto(server.at("review?meeting=true&step=3"))
    settled(page)
    plot = page.locator(".js-plotly-plot").first
    plot.hover()
    with page.expect_download(timeout=120_000) as saved:
        plot.locator(".modebar-btn").first.click()
    picture = tmp_path / "picture.svg"
    saved.value.save_as(picture)
    assert saved.value.suggested_filename.startswith("win-design-lab_objectives")
    assert saved.value.suggested_filename.endswith(".svg")
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    page.get_by_text("The numbers").first.click()
    with page.expect_download(timeout=120_000) as saved:
        page.get_by_role("button", name="Download as CSV").first.click()
    saved.value.save_as(tmp_path / "numbers.csv")
    text = (tmp_path / "numbers.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) > 5
    with page.expect_download(timeout=120_000) as saved:
        page.get_by_role("button", name="Download as Excel").first.click()
    assert saved.value.suggested_filename.endswith(".xlsx")
