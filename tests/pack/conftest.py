from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pack.given import DAY, NAME, RECORD
from wincore.pack import Edition, edition, pack_files
from wincore.pack.content import Pack
from wincore.pack.parts import content
from wincore.store import Ledger, open_ledger


@pytest.fixture(scope="session")
def store(
    furnish: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    """A store with the demonstration, frozen and decided upon; only to be read."""
    opened = open_ledger(furnish(tmp_path_factory.mktemp("pack")))
    opened.freeze(NAME, DAY, "evaluator")
    opened.keep_record(NAME, RECORD, "panel")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def review(store: Ledger) -> Edition:
    return edition(store, freeze=NAME)


@pytest.fixture(scope="session")
def said(review: Edition) -> Pack:
    """What the pack says, before it is laid out."""
    return content(review)


@pytest.fixture(scope="session")
def files(review: Edition) -> dict[str, bytes]:
    return pack_files(review)
