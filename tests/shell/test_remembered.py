"""Decisions on a survey: written to a file, given with one, remembered, and left aside."""

import json
from pathlib import Path

from tests.shell.conftest import Run
from wincore.framework import read_framework
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.intake import KEPT
from wincore.shell.check import ONE_SURVEY
from wincore.store import Ledger

INCLUSION = read_framework().instrument("inclusion")
ITEMS = [i for i in INCLUSION.items if i.kind == "likert"][:6]
SCALE = next(s for s in INCLUSION.answer_sets if s.id == ITEMS[0].answers)
LABELS = [a.label for a in SCALE.answers]


def survey(folder: Path, name: str, label: str = LABELS[3], **headers: str) -> Path:
    """A Google Forms export of six items; a header can be given by item."""
    texts = [headers.get(i.id, i.text) for i in ITEMS]
    rows = [["Timestamp", "Employer", *texts]]
    for n in range(4):
        day = f"03/11/2020 09:0{n}:07"
        rows.append(
            [day, "Fictional Works", *[label if n == 0 else LABELS[(n + len(name)) % 5]] * 6]
        )
    path = folder / name
    lines = [",".join(f'"{c}"' for c in row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def checked(run: Run, *arguments: object, code: int = 0) -> dict:
    return json.loads(run("check", *arguments, "--json", code=code).stdout)["files"][0]


def item_of(file: dict, header: str) -> str | None:
    return next(c["matched"] for c in file["columns"] if c["header"] == header)


STRANGE = "Q about something that reads nothing like it"


def decided(folder: Path) -> Path:
    """A mapping file that says what a strange header and a strange label are."""
    path = folder / "mapping.json"
    mapping = ColumnMapping(
        columns={STRANGE: {"role": "item", "item": ITEMS[0].id}},
        labels={"*": {"Yes indeed": "4"}},
    )
    mapping.save(path)
    return path


def test_a_mapping_written_by_check_reads_the_next_file_the_same_way(
    run: Run, tmp_path: Path, ledger: Ledger
):
    strange = survey(tmp_path, "a.csv", **{ITEMS[0].id: STRANGE})
    out = tmp_path / "out.json"
    given = decided(tmp_path)
    first = checked(run, strange, "--mapping", given, "--mapping-out", out)
    assert item_of(first, STRANGE) == ITEMS[0].id
    again = checked(run, strange, "--mapping", out)
    assert [(c["role"], c["matched"]) for c in again["columns"]] == [
        (c["role"], c["matched"]) for c in first["columns"]
    ]
    assert ledger.uploads() == ()


def test_decisions_given_once_are_used_for_the_next_file_and_said(run: Run, tmp_path: Path):
    first = survey(tmp_path, "a.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    run("load", first, "--mapping", decided(tmp_path))
    second = survey(tmp_path, "bb.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    file = checked(run, second)
    assert item_of(file, STRANGE) == ITEMS[0].id
    notes = [p for p in file["problems"] if "Decisions of last time" in p["what"]]
    assert [n["what"] for n in notes] == [
        "Decisions of last time for google-forms and “inclusion” were used: "
        "1 column and 1 answer label."
    ]
    assert "--no-remembered" in notes[0]["fix"]


def test_they_can_be_left_aside(run: Run, tmp_path: Path):
    first = survey(tmp_path, "a.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    run("load", first, "--mapping", decided(tmp_path))
    second = survey(tmp_path, "bb.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    file = checked(run, second, "--no-remembered", code=1)
    assert item_of(file, STRANGE) is None
    assert any("Yes indeed" in p["what"] for p in file["problems"] if p["severity"] == "error")


def test_a_mapping_given_outweighs_what_is_remembered(run: Run, tmp_path: Path):
    first = survey(tmp_path, "a.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    run("load", first, "--mapping", decided(tmp_path))
    other = tmp_path / "other.json"
    ColumnMapping(labels={"*": {"Yes indeed": "5"}}).save(other)
    second = survey(tmp_path, "bb.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    file = checked(run, second, "--mapping", other)
    assert item_of(file, STRANGE) is None
    assert not any("last time" in p["what"] for p in file["problems"])


def test_what_they_do_not_change_they_do_not_speak_of(run: Run, tmp_path: Path):
    first = survey(tmp_path, "a.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    run("load", first, "--mapping", decided(tmp_path))
    file = checked(run, survey(tmp_path, "bb.csv"))
    assert not any("last time" in p["what"] for p in file["problems"])


def test_an_upload_keeps_the_decisions_it_was_read_by(run: Run, tmp_path: Path, ledger: Ledger):
    first = survey(tmp_path, "a.csv", "Yes indeed", **{ITEMS[0].id: STRANGE})
    run("load", first, "--mapping", decided(tmp_path))
    run("load", survey(tmp_path, "bb.csv", "Yes indeed", **{ITEMS[0].id: STRANGE}))
    kept = [ColumnMapping.model_validate(ledger.mapping(u.id)) for u in ledger.uploads()]
    assert [m.columns[STRANGE].item for m in kept] == [ITEMS[0].id] * 2
    assert [m.labels["*"] for m in kept] == [{"Yes indeed": "4"}] * 2


def test_the_reason_to_keep_an_identifying_column_goes_into_the_log(
    run: Run, tmp_path: Path, ledger: Ledger
):
    phone = "Contact number"
    first = survey(tmp_path, "a.csv", **{ITEMS[0].id: phone})
    path = tmp_path / "m.json"
    reason = "agreed with the respondents"
    ColumnMapping(columns={phone: {"role": "other", "reason": reason}}).save(path)
    run("load", first, "--mapping", path, "--note", "first")
    (upload,) = ledger.uploads()
    assert upload.note == f"first {KEPT.format(header=phone, reason=reason)}"
    assert ledger.log()[0].reason == upload.note


def test_a_file_without_decisions_is_refused_in_words(run: Run, tmp_path: Path):
    path = tmp_path / "m.json"
    path.write_text('{"columns": {"Q": {"role": "guess"}}, "more": 1}')
    result = run("check", survey(tmp_path, "a.csv"), "--mapping", path, code=2)
    said = " ".join(result.stderr.replace("│", "").split())
    assert "columns.Q.role: Input should be" in said
    assert "more: Extra inputs are not permitted" in said
    assert "http" not in said


def test_a_mapping_is_written_for_one_survey_only(run: Run, tmp_path: Path):
    files = [survey(tmp_path, n) for n in ("a.csv", "bb.csv")]
    result = run("check", *files, "--mapping-out", tmp_path / "out.json", code=2)
    assert ONE_SURVEY.format(count=2).split(";")[0] in " ".join(
        result.stderr.replace("│", "").split()
    )
    assert not (tmp_path / "out.json").exists()
