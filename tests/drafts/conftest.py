"""A store of its own for each test."""

import pytest

from wincore.store import open_ledger


@pytest.fixture
def ledger(tmp_path):
    opened = open_ledger(f"sqlite:///{tmp_path / 'win.sqlite'}")
    yield opened
    opened.close()
