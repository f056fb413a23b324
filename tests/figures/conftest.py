"""Contexts of the demonstration programme, computed once."""

from collections.abc import Callable

import pandas as pd
import pytest

from tests.indicators.given import SPRING
from wincore.figures import Context
from wincore.findings import Audience
from wincore.framework import Framework, read_framework
from wincore.indicators import findings
from wincore.store import Snapshot
from wincore.store.ledger import open_ledger

Given = Callable[..., Context]


@pytest.fixture(scope="session")
def framework() -> Framework:
    return read_framework()


@pytest.fixture(scope="session")
def snapshot(furnish, tmp_path_factory) -> Snapshot:
    ledger = open_ledger(furnish(tmp_path_factory.mktemp("store")))
    found = ledger.snapshot(SPRING)
    ledger.close()
    return found


@pytest.fixture(scope="session")
def given(framework, snapshot) -> Given:
    """A context of the demonstration, as an audience sees it."""
    tables: dict[str, pd.DataFrame] = {}

    def context(audience: Audience = "evaluator", wave: str = "stage one", **more: str) -> Context:
        if audience not in tables:
            tables[audience] = findings(snapshot, framework, audience=audience)
        return Context(tables[audience], snapshot, framework, audience, wave, **more)

    return context
