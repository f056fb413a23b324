"""In CI a skipped test is a failed one, so that nothing passes because it did not run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILE = """
import pytest
@pytest.fixture
def server():
    pytest.skip("no server here")
def test_that_needs_a_server(server): ...
@pytest.mark.skipif(True, reason="no program here")
def test_that_needs_a_program(): ...
@pytest.mark.samples
@pytest.mark.skipif(True, reason="no outside files here")
def test_that_needs_outside_files(): ...
@pytest.mark.xfail
def test_that_is_known_to_fail(): assert False
"""


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "3 skipped, 1 xfailed"),
        ({"CI": "true"}, "1 skipped, 1 xfailed, 2 errors"),
    ],
    ids=["elsewhere", "CI"],
)
def test_what_could_run_is_never_skipped_in_ci(environment, told: str, tmp_path: Path):
    file = tmp_path / "test_needs.py"
    file.write_text(FILE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    bare = {n: v for n, v in os.environ.items() if n != "CI" and not n.startswith("PYTEST_")}
    done = subprocess.run(
        [*command, "-q", "-o", "markers=samples", "--rootdir", str(tmp_path), str(file)],
        cwd=ROOT,
        env=bare | environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told in done.stdout, done.stdout + done.stderr
    assert ("no program here" in done.stdout) == ("CI" in environment)
