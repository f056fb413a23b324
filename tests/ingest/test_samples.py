"""Real files from outside: each is read or refused within seconds, and nothing is raised."""

from functools import cache
from pathlib import Path

import pytest

from tests.ingest.examples import busy, checked
from tests.outside import SAMPLES, needs_samples
from wincore.ingest import Checked, read_grids
from wincore.ingest.refusal import BLANK

FILES = sorted(p for p in SAMPLES.rglob("*") if p.is_file()) if SAMPLES.is_dir() else []
NASTY = [p for p in FILES if "nasty" in p.parts]
BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
REFUSED = {
    "pass_protected.xlsx": "password",
    "pass_protected.ods": "password",
    "example_password.xlsx": "password",
    "rc4cryptoapi_password.xls": "password",
    "issue_594_dos.ods": "more cells than can be held",
    "OOM_alloc3.xls": "damaged",
    "complex.html": "a web page (HTML)",
    "badcolspan.html": "a web page (HTML)",
    "wide.csv": "9,074 columns; the limit is",
    "empty.csv": "empty",
    "simple.unknown": "empty",
    "implicit-zip.csv": "a zip of 1 files",
}

pytestmark = needs_samples


@cache
def results() -> dict[Path, tuple[Checked, float]]:
    """Check every file once, and time it."""
    found = {}
    for path in FILES:
        content, started = path.read_bytes(), busy()
        found[path] = (checked(content, path.name), busy() - started)
    return found


def test_every_file_is_checked_within_five_seconds() -> None:
    assert [p.name for p, (_, taken) in results().items() if taken > 5] == []
    assert len(results()) > 200


def test_every_file_is_accepted_or_has_an_error() -> None:
    silent = [
        path.name
        for path, (found, _) in results().items()
        if not found.accepted and not any(p.severity == "error" for p in found.problems)
    ]
    assert silent == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_why(name: str) -> None:
    (path,) = (p for p in NASTY if p.name == name)
    grids, (error,) = read_grids(path.name, path.read_bytes())
    assert grids == []
    assert error.severity == "error"
    assert REFUSED[name] in error.what


def test_most_odd_workbooks_are_read_all_the_same() -> None:
    workbooks = [p for p in NASTY if p.suffix.lower() in BOOKS]
    unread = {
        path.name
        for path in workbooks
        if results()[path][0].kind == "unknown"
        and not results()[path][0].problems[0].what.startswith((BLANK[0], "The file is neither"))
    }
    assert unread <= {*REFUSED, "errors.xlsx"}
    assert len(workbooks) > 80


def test_the_same_table_in_several_formats_gives_the_same_cells() -> None:
    folder = SAMPLES / "nasty" / "frictionless"
    found = [read_grids(n, (folder / n).read_bytes())[0][0] for n in ("table.csv", "table.xlsx")]
    cells = [[[str(v) for v in row] for row in grid.cells] for grid in found]
    whole = [[v.removesuffix(".0") for v in row] for row in cells[1]]
    assert cells[0] == whole


def test_no_sample_file_is_taken_for_a_return_by_mistake() -> None:
    returns = {p.name for p, (found, _) in results().items() if found.kind == "baseline"}
    assert returns == {"Reveal_EEO1_for_2016.csv", "hyperlinks.xlsx"}
