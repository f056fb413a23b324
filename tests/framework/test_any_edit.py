"""Whatever line is lost or mangled, the answer is a framework or an error with a place."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framework.given import Copy
from wincore.framework import Framework, FrameworkError, read_framework

FILES = (
    "programme.toml",
    "framework.toml",
    "answers.toml",
    "benchmarks.toml",
    "actions.toml",
    "claims.toml",
    "instruments/lead.toml",
    "categories.csv",
    "labels.csv",
)
MANGLED = (
    "",
    "x",
    "id = 3",
    "[[",
    "[[scales]]",
    "answers = [",
    "= 1",
    "items = 5",
    "answers = [1]",
    "answers = {}",
    ",,,",
    '"',
)


@pytest.fixture(scope="module")
def copy():
    with tempfile.TemporaryDirectory() as folder:
        yield Copy(Path(folder))


def read(copy: Copy) -> Framework | FrameworkError:
    try:
        return read_framework(copy.programme)
    except FrameworkError as error:
        return error


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(FILES), at=st.floats(0, 0.999), mangled=st.sampled_from(MANGLED))
def test_an_edited_line_is_read_or_refused_with_its_place(
    copy: Copy, file: str, at: float, mangled: str
):
    path = copy.folder / file
    before = path.read_text(encoding="utf-8")
    count = before.count("\n")
    copy.change(file, int(at * count) + 1, mangled)
    try:
        found = read(copy)
        lines = len(path.read_text(encoding="utf-8").splitlines())
    finally:
        path.write_text(before, encoding="utf-8")
    if isinstance(found, FrameworkError):
        most = lines if found.file == path else len(found.file.read_text("utf-8").splitlines())
        assert 1 <= found.line <= most + 1
        assert found.what
        assert found.fix
