from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from wincore.demonstration import write_demonstration
from wincore.framework import read_framework
from wincore.shell.app import app
from wincore.store import Ledger, open_ledger

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def store_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An own store and key for each test, and no demonstration unless it asks for one."""
    url = f"sqlite:///{tmp_path}/store/win.sqlite"
    monkeypatch.setenv("WIN_STORE_URL", url)
    monkeypatch.setenv("WIN_KEY_FILE", str(tmp_path / "store/respondent.key"))
    monkeypatch.setenv("WIN_DEMO", "0")
    monkeypatch.delenv("WIN_PROGRAMME", raising=False)
    return url


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration files."""
    folder = tmp_path_factory.mktemp("demonstration")
    write_demonstration(folder, read_framework())
    return folder


@pytest.fixture(scope="session")
def demonstration_store(
    furnish: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The URL of a store that holds the demonstration; only to be read."""
    return furnish(tmp_path_factory.mktemp("store"))


@pytest.fixture
def run() -> Run:
    """Run a command in this process and return exit code, standard output and standard error."""

    def command(*arguments: object, code: int = 0) -> Result:
        result = CliRunner().invoke(app, [str(a) for a in arguments])
        assert result.exit_code == code, f"{result.stdout}\n{result.stderr}\n{result.exception!r}"
        return result  # type: ignore[return-value]

    return command


@pytest.fixture
def ledger(store_url: str) -> Iterator[Ledger]:
    opened = open_ledger(store_url)
    yield opened
    opened.close()
