import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from wincore.differences import differences
from wincore.indicators import findings
from wincore.store import Ledger, open_ledger

NOVEMBER, MARCH, AGAIN = date(2020, 11, 30), date(2021, 3, 31), date(2021, 3, 31)


@pytest.fixture(scope="module")
def store(
    furnish: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("differences")
    shutil.copytree(Path(__file__).resolve().parents[1] / "data", folder / "data")
    programme = folder / "data" / "programme.toml"
    opened = open_ledger(furnish(folder))
    opened.freeze("autumn", NOVEMBER, "eve", programme=programme)
    opened.freeze("spring", MARCH, "eve", programme=programme)
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("planned_employers = 10", "planned_employers = 12"))
    opened.freeze("spring again", AGAIN, "eve", programme=programme)
    yield opened
    opened.close()


def test_uploads_that_came_are_named_and_figures_read_from_first_to_second(store: Ledger):
    found = differences(store, "autumn", "spring")
    described = {u.file for u in store.uploads() if NOVEMBER < u.described <= MARCH}
    assert set(found.came) == described
    assert (found.went, found.files, found.policy, found.software) == ((), (), False, False)
    moved = found.figures.set_index(["indicator", "employer", "wave", "group"])
    row = moved.loc[("objective.publicly_committed", "all", "stage one", "all")]
    snapshot, framework = store.reopen("spring")
    now = findings(snapshot, framework, audience="panel", employer="all")
    (value,) = now.loc[
        (now["indicator"] == "objective.publicly_committed") & (now["wave"] == "stage one"), "value"
    ]
    assert row["after"] == value


def test_a_changed_file_of_the_framework_is_named(store: Ledger):
    found = differences(store, "spring", "spring again")
    assert found.files == ("programme.toml",)
    assert found.came == ()
    assert len(found.figures)
    assert not found.none


def test_a_freeze_does_not_differ_from_itself(store: Ledger):
    found = differences(store, "spring", "spring")
    assert found.none
    assert found.as_dict()["figures"] == []
