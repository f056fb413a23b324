import os
from pathlib import Path

import pytest

from tests.pack.given import NAME
from wincore.pack import FILES, PackRefused, build_pack, edition, pack_files
from wincore.pack import writing as written
from wincore.pack.protection import NOT_HIDDEN, UNPROTECTED
from wincore.store import Ledger


def test_a_pack_whose_audit_fails_is_not_written(store: Ledger, tmp_path: Path):
    failing = {"cells": 10, "hidden": 2, "under_protected": 1, "tightest": 0.0, "readers": []}
    with pytest.raises(PackRefused) as refusal:
        build_pack(store, tmp_path / "out", freeze=NAME, certify=lambda context: failing)
    assert str(refusal.value) == NOT_HIDDEN.format(count=1, cells=10)
    assert not (tmp_path / "out").exists()


def test_what_is_not_protected_does_not_go_round(store: Ledger):
    with pytest.raises(PackRefused, match=UNPROTECTED):
        pack_files(edition(store, freeze=NAME, audience="evaluator"))


def test_a_pack_that_breaks_half_way_leaves_the_earlier_one(
    store: Ledger, tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / FILES[0]).write_text("earlier")
    monkeypatch.setattr(Path, "write_bytes", _full)
    with pytest.raises(OSError, match="no space"):
        written._put(files, tmp_path)
    assert os.listdir(tmp_path) == [FILES[0]]
    assert (tmp_path / FILES[0]).read_text() == "earlier"


def _full(path: Path, content: bytes) -> int:
    if path.name == FILES[-1]:
        raise OSError("no space")
    with path.open("wb") as file:
        return file.write(content)


def test_progress_runs_from_nought_to_one(store: Ledger, tmp_path: Path):
    told: list[tuple[float, str]] = []
    build_pack(store, tmp_path, freeze=NAME, progress=lambda done, what: told.append((done, what)))
    shares = [done for done, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert sorted(os.listdir(tmp_path)) == sorted(FILES)
