"""A fresh dashboard server and a real browser for journeys."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
# The shell is the same browser without windows of its own: pages cost it a third less.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages of one visitor share a process and what it has compiled.
    "--renderer-process-limit=1",
]
NO_BROWSER = "no Chromium on this machine: browser journeys are skipped"


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            # A page holds a socket and a browser process: their clean-up is not what is tested.
            item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))


@dataclass
class Server:
    """A running dashboard: its address and its store."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]

    def at(self, path: str = "") -> str:
        return f"{self.url}/{path}"


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until a server that was just started answers at an address."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended before it answered"
        with contextlib.suppress(OSError), urllib.request.urlopen(url):
            return
        time.sleep(0.2)
    pytest.fail(f"no answer from {url} within {seconds} s")


@contextlib.contextmanager
def serving(folder: Path, port: int = 0, **environment: str) -> Iterator[Server]:
    """Run the dashboard on a free port with a store of its own below `folder`."""
    port = port or free_port()
    env = os.environ | {
        "WIN_STORE_URL": f"sqlite:///{folder / 'win.sqlite'}",
        "WIN_KEY_FILE": str(folder / "respondent.key"),
    }
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env | environment, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield Server(f"http://127.0.0.1:{port}", folder, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as p:
        running = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def server(furnish, tmp_path_factory) -> Iterator[Server]:
    """A server shared by journeys that only read the demonstration programme."""
    folder = tmp_path_factory.mktemp("server")
    furnish(folder)
    with serving(folder) as running:
        yield running


@pytest.fixture
def fresh(tmp_path) -> Iterator[Callable[..., contextlib.AbstractContextManager[Server]]]:
    """Start servers of this test's own: `with fresh(WIN_DEMO="0") as server:`."""

    def start(**environment: str):
        return serving(tmp_path, **environment)

    return start


RUNNING = "[data-testid='stApp']:not([data-test-script-state='notRunning']), [data-stale='true']"


def settled(page: Page, seconds: float = 60) -> Page:
    """Wait until the script run is over, nothing on the page is stale, and it stays like that."""
    end = time.monotonic() + seconds
    quiet = 0
    while time.monotonic() < end:
        quiet = 0 if page.locator(RUNNING).count() else quiet + 1
        if quiet >= 4:
            return page
        page.wait_for_timeout(150)
    pytest.fail(f"the page was not still after {seconds} s")


FINITE = "a => a.effect.getComputedTiming().endTime < Infinity"
REST = f"Promise.allSettled(document.getAnimations().filter({FINITE}).map(a => a.finished))"


def at_rest(page: Page) -> Page:
    """Wait until colours and places have stopped changing: halfway they are not what is shown."""
    page.evaluate(REST)
    return page
