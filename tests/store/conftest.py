import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from wincore.store import Ledger, open_ledger
from wincore.store.schema import METADATA

POSTGRES = os.environ.get("WIN_TEST_POSTGRES", "")


def _empty(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        METADATA.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new store on SQLite, and on PostgreSQL where WIN_TEST_POSTGRES names a scratch database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/win.sqlite"
    if not POSTGRES:
        pytest.skip("set WIN_TEST_POSTGRES to postgresql+psycopg://… of a scratch database")
    _empty(POSTGRES)
    return POSTGRES


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
