import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.store import postgres
from wincore.store import Ledger, open_ledger
from wincore.store.schema import METADATA


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a scratch database: the one that was named, or one of a server of our own."""
    named = os.environ.get("WIN_TEST_POSTGRES")
    if named:
        yield named
        return
    if not postgres.available():
        pytest.skip(postgres.NONE)
    with postgres.running() as url:
        yield url


def _empty(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        METADATA.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new store on SQLite, and on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/win.sqlite"
    found: str = request.getfixturevalue("postgresql")
    _empty(found)
    return found


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = open_ledger(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(f"sqlite:///{tmp_path}/win.sqlite")
    yield opened
    opened.close()
