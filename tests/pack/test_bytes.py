import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.pack.given import DAY, NAME
from wincore.framework import read_framework
from wincore.pack import FILES, Edition, build_pack, edition
from wincore.store import Ledger

OFFICE = ("review.pptx", "review.docx", "review.xlsx")


def test_rebuilding_a_freeze_gives_the_same_bytes_and_tells_how_far_it_is(
    store: Ledger, files: dict[str, bytes], tmp_path: Path
):
    told: list[float] = []
    paths = build_pack(store, tmp_path, freeze=NAME, progress=lambda done, _: told.append(done))
    assert [p.name for p in paths] == list(FILES) == list(files)
    assert sorted(os.listdir(tmp_path)) == sorted(FILES)
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in paths} == {
        n: hashlib.sha256(c).hexdigest() for n, c in files.items()
    }
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("name", OFFICE)
def test_no_file_names_another_moment_than_that_of_the_freeze(
    files: dict[str, bytes], review: Edition, name: str
):
    with zipfile.ZipFile(io.BytesIO(files[name])) as package:
        core = package.read("docProps/core.xml").decode()
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    stamp = review.written.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert core.count(stamp) == 2


def test_workbooks_inside_charts_name_no_other_moment(files: dict[str, bytes], review: Edition):
    stamp = review.written.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    for name in ("review.pptx", "review.docx"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as package:
            books = [package.read(n) for n in package.namelist() if n.endswith(".xlsx")]
        assert books
        for book in books:
            with zipfile.ZipFile(io.BytesIO(book)) as inner:
                assert inner.read("docProps/core.xml").count(stamp) == 2


def test_the_certificate_names_the_files_by_their_hashes(files: dict[str, bytes], review: Edition):
    certificate = json.loads(files["certificate.json"])
    named = {f["name"]: f["sha256"] for f in certificate["files"]}
    others = {n: c for n, c in files.items() if n != "certificate.json"}
    assert named == {n: hashlib.sha256(c).hexdigest() for n, c in others.items()}
    assert certificate["snapshot"] == review.context.snapshot.fingerprint
    assert certificate["freeze"]["seal"] == review.freeze.seal
    assert certificate["record"]["decision"] == "Go with conditions"


def test_a_day_without_a_freeze_gives_the_same_figures_and_says_it_is_a_draft(
    store: Ledger, review: Edition
):
    draft = edition(store, read_framework(), as_at=DAY)
    assert draft.freeze is None
    assert draft.context.snapshot.fingerprint == review.context.snapshot.fingerprint
    assert draft.context.findings.equals(review.context.findings)
