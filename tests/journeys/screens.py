"""Photograph every page, wide and narrow, for docs/screens.md: `make screens`."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS, Server, serving, settled
from ui.pagelist import PAGES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
LOOKS = {"": (1280, 860, "light"), "-phone": (390, 844, "light"), "-dark": (1280, 860, "dark")}
TALLEST = 2600  # pixels of a page that are shown; the rest repeats the form
DARK = ("overview", "workforce")
EMPLOYER = "?employer=Pretend+Payments+(fictional)"
QUERY = {"employers": EMPLOYER}


def photograph(browser: Browser, server: Server, path: str, look: str) -> None:
    """Write one picture of one page in one look."""
    width, height, scheme = LOOKS[look]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=1
    )
    page = context.new_page()
    page.goto(server.at(path + QUERY.get(path, "")))
    page.get_by_role("heading", level=1).first.wait_for(timeout=120_000)
    settled(page)
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(int(tall) + 90, TALLEST)})
    settled(page)
    page.screenshot(path=FOLDER / f"{path}{look}.png")
    context.close()


def main() -> int:
    """Photograph every page; return the exit code."""
    if CHROMIUM is None:
        print("No Chromium here: see the README on `make test`.", file=sys.stderr)
        return 2
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as server,
        sync_playwright() as p,
    ):
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for info in PAGES:
            for look in LOOKS:
                if look != "-dark" or info.path in DARK:
                    photograph(browser, server, info.path, look)
            print(info.path, flush=True)
        browser.close()
    (ROOT / "docs" / "screens.md").write_text(listing(), encoding="utf-8")
    return 0


def listing() -> str:
    """Return docs/screens.md: each page's question and its pictures."""
    parts = [
        "# Screens",
        "Each page with the fictional demonstration programme, as at 15 March 2021, on a desktop "
        "and on a phone. Made by `make screens`.",
    ]
    for info in PAGES:
        parts.append(f"## {info.title}\n\n{info.question}")
        wide = f"![{info.title}, on a desktop](screenshots/{info.path}.png)"
        narrow = f"![{info.title}, on a phone](screenshots/{info.path}-phone.png)"
        dark = f"![{info.title}, dark](screenshots/{info.path}-dark.png)"
        parts.append("\n\n".join([wide, narrow] + ([dark] if info.path in DARK else [])))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
