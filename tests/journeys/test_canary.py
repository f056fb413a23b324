"""What is hidden reaches no browser: every byte the panel and the public are sent is searched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, WebSocket

from tests.canaries import canaries, found_in, sentences
from tests.journeys.conftest import Server, serving, settled
from ui.pagelist import PAGES
from wincore.findings import Audience
from wincore.framework import Framework, read_framework
from wincore.store import open_ledger
from wincore.store.snapshot import Snapshot

MEDIA = re.compile(rb"/media/[0-9a-f]+\.(?:csv|xlsx|zip)")
GROUP = "White"  # counted for each employer, and shown of none but to the evaluator
STATIC = ("/static/", "/_stcore/", "/favicon")


@dataclass
class Traffic:
    """Everything that one visitor was sent: name -> bytes."""

    parts: dict[str, bytes] = field(default_factory=dict)

    def keep(self, name: str, content: bytes | str) -> None:
        data = content.encode() if isinstance(content, str) else content
        self.parts[f"{len(self.parts)} {name}"] = data

    def answer(self, response: Response) -> None:
        if not any(part in response.url for part in STATIC) and response.status == 200:
            self.keep(response.url, response.body())

    def socket(self, opened: WebSocket) -> None:
        opened.on("framereceived", lambda sent: self.keep("socket", sent))

    def workbook(self, page: Page) -> None:
        """Keep the first workbook that a page makes when it is asked for."""
        page.bring_to_front()  # a window behind others draws slowly, and clicks wait for that
        page.get_by_text("The numbers", exact=True).first.click()
        with page.expect_download() as begun:
            page.get_by_role("button", name="Download as Excel").first.click()
        self.keep("workbook", Path(begun.value.path()).read_bytes())

    def holding(self, numbers: set[int], texts: set[str]) -> dict[str, list[object]]:
        """Return which of these numbers and texts stand in which part."""
        found = {name: found_in(part, numbers, texts) for name, part in self.parts.items()}
        return {name: held for name, held in found.items() if held}


@dataclass(frozen=True)
class World:
    """A server with the demonstration, and what it holds."""

    server: Server
    snapshot: Snapshot
    framework: Framework


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, furnish) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("canary")
    ledger = open_ledger(furnish(folder))
    snapshot = ledger.snapshot()
    ledger.close()
    with serving(folder) as running:
        yield World(running, snapshot, read_framework())


def visited(browser: Browser, server: Server, audience: Audience, paths: list[str]) -> Traffic:
    """Open pages as an audience sees them, with all files they offer; return what was sent."""
    found, context = Traffic(), browser.new_context(viewport={"width": 1280, "height": 900})
    context.route(re.compile("PlotlyChart"), lambda route: route.abort())  # sent, and not drawn
    opened = [context.new_page() for _ in paths]
    for page, path in zip(opened, paths, strict=True):  # side by side: the server is kept busy
        page.on("websocket", found.socket)
        page.on("response", found.answer)
        page.goto(server.at(f"{path}?audience={audience}&group={GROUP}"), wait_until="commit")
    for page, path in zip(opened, paths, strict=True):
        page.wait_for_selector("h1", timeout=90_000)
        settled(page)
        found.keep(f"{path} as drawn", page.content())
    found.workbook(opened[paths.index("workforce")])
    for file in sorted({m.decode() for p in [*found.parts.values()] for m in MEDIA.findall(p)}):
        found.keep(file, context.request.get(server.at(file.lstrip("/"))).body())
    context.close()
    return found


def pages_of(audience: Audience) -> list[str]:
    return [p.path for p in PAGES if audience in p.roles and p.file.is_file()]


@pytest.mark.timeout(420)  # it visits every page, as three readers
def test_nothing_hidden_reaches_the_panel_or_the_public(browser: Browser, world: World):
    texts = sentences(world.snapshot)
    true = visited(browser, world.server, "evaluator", ["workforce", "surveys"])
    for audience in ("panel", "public"):  # what the second may not see, the log is searched for
        hidden = canaries(world.snapshot, world.framework, audience)
        assert len(hidden) > 20
        control = {w for held in true.holding(hidden, texts).values() for w in held}
        assert len(control & hidden) > 3  # the search finds them where they are shown
        assert control & texts
        sent = visited(browser, world.server, audience, pages_of(audience))
        assert len(sent.parts) > 3 * len(pages_of(audience))
        assert sent.holding(hidden, texts) == {}
    log = Traffic({"log": (world.server.folder / "server.log").read_bytes()})
    assert log.holding(hidden, texts) == {}
