"""What all tests share: no silent skips in CI, and one demonstration store for a whole run.

A run may be several processes. They share one folder: who needs the demonstration first loads it
there, the others wait and copy it. What a server keeps beside its key (the plans of what is hidden,
the audits of packs) is kept there too, so that no test has to find again what another has found.
"""

import os
import shutil
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from streamlit.components.v2 import manifest_scanner

from wincore.framework import read_framework
from wincore.settings import respondent_key
from wincore.store import open_ledger
from wincore.store.demonstration import load_demonstration

NEVER_IN_CI = "CI never skips a test that it could run: {reason}"
SLOWEST = ("journeys", "disclosure", "pages", "pack", "store", "shell", "indicators", "ingest")
STORE, KEY, BESIDE_THE_KEY = "win.sqlite", "respondent.key", ("plans", "audits")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slowest rooms, so that no process is left alone with one at the end."""
    rank = {room: place for place, room in enumerate(SLOWEST)}
    items.sort(key=lambda item: min(rank.get(p, len(rank)) for p in item.path.parts))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one in CI; only the outside sample files may be missing."""
    report = yield
    expected = hasattr(report, "wasxfail") or item.get_closest_marker("samples")
    if report.skipped and os.environ.get("CI") and not expected:
        report.outcome = "failed"
        told = report.longrepr  # file, line and reason
        report.longrepr = NEVER_IN_CI.format(reason=told[2] if isinstance(told, tuple) else told)
    return report


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def kept(shared: Path) -> Generator[Path]:
    """The folder of the key of this run, used by each test that names no other."""
    folder = shared / "kept"
    for name in BESIDE_THE_KEY:
        (folder / name).mkdir(parents=True, exist_ok=True)
    respondent_key(folder / KEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WIN_KEY_FILE", str(folder / KEY))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Generator[None]:
    """Let AppTest ask once which packages bring components: for each page, it reads them all."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def loaded_store(shared: Path, kept: Path) -> Path:
    """A store that holds the demonstration: a file to copy, never to be opened."""
    file = shared / "demonstration" / STORE
    with FileLock(shared / "demonstration.lock"):
        if not file.exists():
            making = shared / "making" / STORE
            ledger = open_ledger(f"sqlite:///{making}")
            load_demonstration(ledger, read_framework(), respondent_key(kept / KEY))
            ledger.close()
            making.parent.rename(file.parent)
    return file


@pytest.fixture(scope="session")
def furnish(loaded_store: Path, kept: Path) -> Callable[[Path], str]:
    """Put the demonstration, its key and what is kept beside it into a folder; return its URL."""

    def copy(folder: Path) -> str:
        folder.mkdir(parents=True, exist_ok=True)
        for file in (loaded_store, kept / KEY):
            shutil.copy(file, folder)
        for name in BESIDE_THE_KEY:
            (folder / name).symlink_to(kept / name)
        return f"sqlite:///{folder / STORE}"

    return copy
