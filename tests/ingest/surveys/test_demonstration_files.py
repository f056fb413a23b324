"""The demonstration's own exports are read without a hand."""

from functools import cache
from pathlib import Path

import pytest

from tests.ingest.surveys.pulse import KEY
from wincore.framework import read_framework
from wincore.ingest import Checked, check

FOLDER = Path(__file__).resolve().parents[3] / "data" / "demonstration"
FILES = sorted(FOLDER.glob("*-survey-*"))
DIALECTS = {"microsoft-forms", "surveymonkey", "qualtrics", "google-forms"}


@cache
def read(path: Path) -> Checked:
    return check(path.name, path.read_bytes(), read_framework(), key=KEY)


def test_all_four_tools_are_among_them():
    assert {read(path).dialect for path in FILES} == DIALECTS


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_column_is_matched_and_the_file_accepted(path):
    found = read(path)
    assert [p for p in found.problems if p.severity == "error"] == []
    assert [c.header for c in found.columns if c.role == "other"] == []
    assert found.instrument == path.name.split("-survey-")[0]
    assert set(found.tables) >= {"responses", "cube", "scores", "comments"}
    asked = {c.matched for c in found.columns if c.matched}
    items = {i.id for i in read_framework().instrument(found.instrument).items}
    assert asked <= items


def test_participants_are_paired_across_the_waves():
    before, after = (
        read(next(p for p in FILES if p.name.startswith(f"participant-survey-{wave}")))
        for wave in ("baseline", "stage-one")
    )
    known = [set(r.tables["responses"]["respondent"]) - {""} for r in (before, after)]
    assert len(known[0] & known[1]) > len(known[0]) / 2
