"""The same bytes on every run; the committed files are those bytes."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.demonstration.given import files, framework
from wincore.demonstration import MANIFEST, demonstration_files, write_demonstration

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "data" / "demonstration"
PRINT_HASHES = """
import hashlib
from wincore.demonstration import demonstration_files
from wincore.framework import read_framework
for name, content in demonstration_files(read_framework()).items():
    print(hashlib.sha256(content).hexdigest(), name)
"""


def _hashes():
    return [f"{hashlib.sha256(content).hexdigest()} {name}" for name, content in files().items()]


def test_a_second_run_gives_the_same_bytes():
    assert demonstration_files(framework()) == files()


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    environment = os.environ | {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == _hashes()


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry.file)
def test_the_committed_file_is_current(entry):
    assert (COMMITTED / entry.file).read_bytes() == files()[entry.file]


def test_nothing_else_is_committed_beside_them():
    assert {p.name for p in COMMITTED.iterdir()} == set(files())


def test_the_committed_files_stay_small():
    assert sum(len(content) for content in files().values()) < 1_700_000


def test_writing_makes_the_folder_and_names_the_files_in_order(tmp_path):
    written = write_demonstration(tmp_path / "new" / "folder", framework())
    assert [p.name for p in written] == [entry.file for entry in MANIFEST]
    assert {p.name: p.read_bytes() for p in written} == files()


@pytest.mark.parametrize("name", [n for n in files() if n.endswith(".xlsx")])
def test_a_workbook_carries_no_moment_and_no_compression(name):
    with zipfile.ZipFile(io.BytesIO(files()[name])) as package:
        entries = package.infolist()
        core = package.read("docProps/core.xml").decode()
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {e.compress_type for e in entries} == {zipfile.ZIP_STORED}
    assert core.count("2021-01-01T00:00:00Z") == 2
