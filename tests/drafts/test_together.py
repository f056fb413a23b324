"""What several files would change when they are accepted together, and that nothing is stored."""

import pytest

from tests.drafts.given import DEMONSTRATION, STAGE_ONE, checker, row, workforce
from tests.ingest.examples import framework
from wincore.changes import changes
from wincore.drafts import closing_day
from wincore.drafts.together import rehearse_together
from wincore.findings import ALL
from wincore.indicators import findings
from wincore.inputs import InputFile
from wincore.intake import Choices, pairs_together
from wincore.movements import from_earlier_waves

NAMES = ("baseline-return-single-employer.xlsx", "lead-survey-baseline.csv")


@pytest.fixture
def candidates():
    files = [InputFile(n, (DEMONSTRATION / n).read_bytes()) for n in NAMES]
    own = checker()
    for file in files:
        own = own.deciding(file, Choices(add_employers=True))
    programme = framework().programme
    return [
        (c, closing_day(c, programme, STAGE_ONE), "replace") for _, c in pairs_together(own, files)
    ]


def test_the_rehearsal_says_what_then_happens(ledger, candidates):
    found = rehearse_together(ledger, candidates, framework(), STAGE_ONE)
    assert ledger.uploads() == ()
    before = findings(ledger.snapshot(STAGE_ONE), framework())
    for one, day, mode in candidates:
        ledger.accept(one, who="me", described=day, replace=mode)
    after = findings(ledger.snapshot(STAGE_ONE), framework())
    happened = from_earlier_waves(changes(before, after), before, framework())
    assert found.moved.drop(columns="uploads").equals(happened.drop(columns="uploads"))
    assert set(found.names.values()) == set(NAMES)
    assert {f.file: f.rows for f in found.files} == {c.file: c.rows for c, _, _ in candidates}
    assert set(found.rates["wave"]) <= {"baseline"}
    assert found.as_at == STAGE_ONE


def test_files_that_speak_of_the_same_thing_are_named(ledger):
    own, day = checker(), framework().programme.wave("baseline").closes
    twins = [InputFile(n, workforce(row(i))) for i, n in enumerate(("a.xlsx", "b.xlsx"), start=1)]
    both = [(own.check(f), day, "replace") for f in twins]
    found = rehearse_together(ledger, both, framework(), day)
    assert list(found.rivals) == [("a.xlsx", "b.xlsx")]
    assert set(found.rivals["a.xlsx", "b.xlsx"]) == {"employers", "workforce"}
    people = found.moved[found.moved["indicator"] == "workforce.headcount"]
    whole = people[(people["employer"] == ALL) & (people["group"] == "all")]
    assert whole["after"].tolist() == [2.0]
    apart = [(own.check(twins[0]), day, "replace"), (own.check(twins[1]), STAGE_ONE, "replace")]
    assert rehearse_together(ledger, apart, framework(), day).rivals == {}
