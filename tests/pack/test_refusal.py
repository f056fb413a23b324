import os
from dataclasses import replace
from pathlib import Path

import pytest

from wincore.pack import FILES, Edition, PackRefused, pack_files, write_pack
from wincore.pack import writing as written
from wincore.pack.protection import NOT_HIDDEN, UNPROTECTED


def test_a_pack_whose_audit_fails_is_not_written(review: Edition, tmp_path: Path):
    failing = {"cells": 10, "hidden": 2, "under_protected": 1, "tightest": 0.0, "readers": []}
    with pytest.raises(PackRefused) as refusal:
        write_pack(review, tmp_path / "out", certify=lambda context: failing)
    assert str(refusal.value) == NOT_HIDDEN.format(count=1, cells=10)
    assert not (tmp_path / "out").exists()


def test_what_is_not_protected_does_not_go_round(review: Edition):
    context = replace(review.context, audience="evaluator")
    with pytest.raises(PackRefused, match=UNPROTECTED):
        pack_files(replace(review, context=context))


def test_a_pack_that_breaks_half_way_leaves_the_earlier_one(
    tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
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
