"""Files through the Upload page of a real browser, into a store of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.drafts.given import row, workforce
from tests.journeys.conftest import ROOT, Server, settled
from wincore.store import open_ledger

FILES = sorted((ROOT / "data" / "demonstration").iterdir())


def _open(page: Page, server: Server) -> None:
    page.goto(server.at("upload"))
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=90_000)
    settled(page)


def _drop(page: Page, files: list, count: int) -> None:
    page.locator("input[type=file]").set_input_files(files)
    cards = page.locator(
        "[data-testid='stMain'] summary", has_text=re.compile("Ready|Has problems")
    )
    expect(cards).to_have_count(count, timeout=120_000)
    settled(page, 120)


def _findings(folder: Path) -> str:
    """Return what `indicators --csv` writes of a store."""
    env = os.environ | {"WIN_STORE_URL": f"sqlite:///{folder / 'win.sqlite'}", "WIN_DEMO": "0"}
    out = folder / "findings.csv"
    command = [sys.executable, "-m", "wincore", "indicators", "--csv", str(out)]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    return out.read_text(encoding="utf-8")


def test_the_demonstration_reloaded_by_hand_gives_the_same_findings(server, fresh, page: Page):
    page.goto(server.at())  # the demonstration is loaded at the first visit
    settled(page)
    with fresh(WIN_DEMO="0") as own:
        _open(page, own)
        page.get_by_text("A whole folder").click()
        settled(page)
        _drop(page, [str(FILES[0].parent)], len(FILES))
        expect(page.get_by_text(f"{len(FILES)} files: {len(FILES)} ready")).to_be_visible()
        page.get_by_role("button", name=f"Accept the {len(FILES)} ready files").click()
        expect(page.get_by_text(f"{len(FILES)} files are stored")).to_be_visible(timeout=60_000)
        settled(page)
        by_hand = _findings(own.folder)
    assert by_hand == _findings(server.folder)
    assert by_hand.count("\n") > 1000


def test_a_wrong_cell_is_put_right_in_place(fresh, page: Page):
    content = workforce(row(-4), row(40, "White British"))
    file = {"name": "return.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    with fresh(WIN_DEMO="0") as own:
        _open(page, own)
        _drop(page, [file], 1)
        accept = page.get_by_role("button", name="Accept this file")
        expect(accept).to_be_disabled()
        expect(page.get_by_text("Workforce!G2").first).to_be_visible()
        grid = page.locator("[data-testid='stDataFrame']").first
        grid.evaluate("element => element.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(500)
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 130, box["y"] + 36 + 17)  # G2, in the first row
        page.wait_for_timeout(300)
        page.keyboard.press("4")  # typing into a chosen cell opens it, as in a spreadsheet
        expect(page.locator(".gdg-input")).to_have_value("4")
        page.keyboard.press("Enter")
        expect(accept).to_be_enabled(timeout=30_000)
        accept.click()
        expect(page.get_by_text("1 file is stored")).to_be_visible(timeout=30_000)
        ledger = open_ledger(f"sqlite:///{own.folder / 'win.sqlite'}")
        (upload,) = ledger.uploads()
        held = ledger.snapshot(upload.described).table("workforce")
        ledger.close()
    assert held["headcount"].tolist() == [4, 40]
    assert "Workforce!G2 to “4”" in upload.note
