from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.indicators.given import SPRING, snapshot
from wincore.framework.model import Framework
from wincore.framework.reading import read_framework
from wincore.indicators import findings
from wincore.store.ledger import open_ledger
from wincore.store.snapshot import Snapshot


@pytest.fixture(scope="session")
def framework() -> Framework:
    return read_framework()


@pytest.fixture(scope="session")
def found(framework: Framework) -> Callable[..., pd.DataFrame]:
    """Findings of tables made by hand."""

    def compute(**tables: Any) -> pd.DataFrame:
        return findings(snapshot(**tables), framework)

    return compute


@pytest.fixture(scope="session")
def demonstration(
    furnish: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Snapshot]:
    """The demonstration programme, through the store, as at the review."""
    ledger = open_ledger(furnish(tmp_path_factory.mktemp("store")))
    yield ledger.snapshot(SPRING)
    ledger.engine.dispose()


@pytest.fixture(scope="session")
def demonstrated(demonstration: Snapshot, framework: Framework) -> pd.DataFrame:
    return findings(demonstration, framework)
