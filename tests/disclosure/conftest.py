from collections.abc import Iterator

import pandas as pd
import pytest

from wincore.disclosure.keeping import plan_for
from wincore.disclosure.plan import Plan
from wincore.disclosure.policy import Policy
from wincore.findings import Audience
from wincore.framework import Framework, read_framework
from wincore.indicators import findings
from wincore.store import open_ledger
from wincore.store.snapshot import Snapshot

AUDIENCES: tuple[Audience, ...] = ("panel", "public")


@pytest.fixture(scope="session")
def framework() -> Framework:
    return read_framework()


@pytest.fixture(scope="session")
def demonstration(furnish, tmp_path_factory) -> Iterator[Snapshot]:
    """The demonstration programme as at today."""
    ledger = open_ledger(furnish(tmp_path_factory.mktemp("store")))
    yield ledger.snapshot()
    ledger.close()


@pytest.fixture(scope="session")
def plans(demonstration: Snapshot, framework: Framework) -> dict[Audience, Plan]:
    return {a: plan_for(demonstration, framework, a, Policy()) for a in AUDIENCES}


@pytest.fixture(scope="session")
def true(demonstration: Snapshot, framework: Framework) -> pd.DataFrame:
    """What the evaluator sees of the demonstration."""
    return findings(demonstration, framework)


@pytest.fixture(scope="session")
def seen(demonstration: Snapshot, framework: Framework, plans) -> dict[Audience, pd.DataFrame]:
    """What the other audiences see of it."""
    return {a: findings(demonstration, framework, audience=a) for a in AUDIENCES}
