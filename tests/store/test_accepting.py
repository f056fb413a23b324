from datetime import UTC, datetime, timedelta

import pytest

from tests.store.examples import AUTUMN, SPRING, checked, employers, with_problem, workforce
from wincore import __version__
from wincore.ingest.result import Checked
from wincore.problems import Problem
from wincore.store import AlreadyHeld, Ledger, NoSuchUpload, NotAcceptable
from wincore.store.errors import (
    HELD,
    HELD_ROLLED_BACK,
    NO_UPLOAD,
    NOT_ACCEPTABLE,
    NOTHING_IN_IT,
    UNRECOGNISED,
)

FILE = checked("autumn.xlsx", employers=employers(E1="participating"), workforce=workforce(E1=40))


def test_an_accepted_file_is_in_the_ledger_with_all_that_is_known_of_it(ledger: Ledger):
    before = datetime.now(UTC) - timedelta(seconds=1)
    upload = ledger.accept(FILE, who="ana", described=AUTUMN, note="first", mapping={"Sex": "sex"})
    assert ledger.uploads() == (upload,)
    assert (upload.file, upload.sha256, upload.size) == (FILE.file, FILE.sha256, FILE.size)
    assert (upload.kind, upload.dialect, upload.rows) == ("baseline", "return", 2)
    assert (upload.who, upload.note, upload.described) == ("ana", "first", AUTUMN)
    assert before < upload.recorded <= datetime.now(UTC) + timedelta(seconds=1)
    assert (upload.state, upload.mode, upload.version) == ("accepted", "replace", __version__)
    assert ledger.mapping(upload.id) == {"Sex": "sex"}


def test_accepting_writes_one_line_into_the_log(ledger: Ledger):
    upload = ledger.accept(FILE, who="ana", described=AUTUMN, note="from the return")
    (line,) = ledger.log()
    assert (line.what, line.who, line.upload) == ("accepted", "ana", upload.id)
    assert line.reason == "from the return"
    assert line.detail == {"file": "autumn.xlsx", "rows": 2, "mode": "replace"}


def test_warnings_and_notes_stay_with_the_upload(ledger: Ledger):
    upload = ledger.accept(with_problem(FILE, "warning"), who="ana", described=AUTUMN)
    assert ledger.problems(upload.id) == [
        Problem("warning", "Workforce!G17", "-3 is below 0.", "Correct it.")
    ]


def refused(file: Checked) -> str:
    if file.problems:
        return NOT_ACCEPTABLE.format(file=file.file, count=1, where="Workforce!G17")
    return (UNRECOGNISED if file.kind == "unknown" else NOTHING_IN_IT).format(file=file.file)


@pytest.mark.parametrize(
    "file",
    [
        with_problem(FILE, "error"),
        checked("what.bin", "unknown"),
        checked("empty.xlsx", workforce=workforce(E1=1).iloc[:0]),
    ],
    ids=lambda f: f.file,
)
def test_nothing_is_stored_from_a_file_that_cannot_be_accepted(ledger: Ledger, file: Checked):
    with pytest.raises(NotAcceptable) as refusal:
        ledger.accept(file, who="ana", described=AUTUMN)
    assert str(refusal.value) == refused(file)
    assert ledger.uploads() == ledger.log() == ()


def test_the_same_file_twice_is_recognised_under_any_name(ledger: Ledger):
    upload = ledger.accept(FILE, who="ana", described=AUTUMN)
    again = checked("autumn.xlsx", workforce=workforce(E1=41))
    with pytest.raises(AlreadyHeld) as refusal:
        ledger.accept(again, who="ben", described=SPRING)
    assert refusal.value.upload == upload
    assert str(refusal.value) == HELD.format(
        file="autumn.xlsx", id=1, day=f"{upload.recorded:%-d %B %Y}", state="accepted"
    )
    assert len(ledger.uploads()) == len(ledger.log()) == 1


def test_the_same_file_after_a_roll_back_is_to_be_restored_instead(ledger: Ledger):
    upload = ledger.accept(FILE, who="ana", described=AUTUMN)
    ledger.roll_back(upload.id, "ana", "wrong file")
    with pytest.raises(AlreadyHeld) as refusal:
        ledger.accept(FILE, who="ana", described=AUTUMN)
    assert str(refusal.value) == HELD_ROLLED_BACK.format(
        file="autumn.xlsx", id=1, day=f"{upload.recorded:%-d %B %Y}", state="rolled back"
    )


def test_a_rolled_back_file_read_for_another_wave_is_a_correction(ledger: Ledger):
    wrong = ledger.accept(FILE, who="ana", described=AUTUMN)
    ledger.roll_back(wrong.id, "ana", "wrong wave")
    again = checked("autumn.xlsx", workforce=workforce("stage one", E1=40))
    right = ledger.accept(again, who="ana", described=SPRING)
    assert (right.id, right.sha256) == (2, wrong.sha256)
    with pytest.raises(AlreadyHeld):
        ledger.restore(wrong.id, "ana")


def test_an_unknown_number_is_named_with_those_that_exist(ledger: Ledger):
    ledger.accept(FILE, who="ana", described=AUTUMN)
    with pytest.raises(NoSuchUpload) as refusal:
        ledger.upload(9)
    assert str(refusal.value) == NO_UPLOAD.format(id=9, known="1")
