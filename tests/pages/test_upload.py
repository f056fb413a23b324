"""The Upload page: what a file is, what is wrong, what it would do, accept, undo."""

import io
import zipfile

import pytest

from tests.drafts.given import as_csv, lead_rows, odd_lead, row, workforce
from tests.ingest.examples import SHEETS, WORKFORCE, text, workbook
from tests.outside import SAMPLES, needs_samples
from tests.pages.desk import button, page, select, states, uploaded, words

pytestmark = pytest.mark.usefixtures("empty_store")
GOOD = workforce(row(), row(40, "White British"))


def _wave(wave: str) -> list[object]:
    return ["EMP01", wave, "African", "male", "16-24", "entry", 4]


BAD = {
    "a picture": ("holiday.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 500, "not a spreadsheet"),
    "empty": ("empty.xlsx", b"", "The file is empty"),
    "a wrong sheet": ("shopping.csv", b"item,price\nmilk,2\n", "neither an employer return"),
    "a sheet without its header": (
        "wrong.xlsx",
        workbook({"Workforce": [["first", "second"], [1, 2]]}),
        "no row of it holds the column names",
    ),
    "negative": ("a.xlsx", workforce(row(-4)), "'-4' is negative"),
    "fractional": ("a.xlsx", workforce(row(2.5)), "'2.5' is not a whole number"),
    "an unknown employer": (
        "a.xlsx",
        workforce(row(employer="Nobody Ltd")),
        "'Nobody Ltd' is not an employer of the register",
    ),
    "a wave not defined": ("a.xlsx", workforce(_wave("wave 7")), "'wave 7' is not a wave"),
    "a repeated key": ("a.xlsx", workforce(row(4), row(4)), "repeats Workforce!A2"),
    "a formula without value": ("a.xlsx", workforce(row("=SUM(G3)")), "formula without a value"),
    "totals": ("a.xlsx", workforce(row(), row(9, "Total")), "totals, which would be counted twice"),
}


@pytest.mark.parametrize("case", BAD, ids=lambda c: c.replace(" ", "-"))
def test_a_bad_file_gets_its_problem_and_nothing_is_stored(case):
    name, content, told = BAD[case]
    app = uploaded((name, content))
    assert not app.exception
    assert told in words(app)
    assert button(app, "Accept this file").disabled
    assert states() == []


@needs_samples
def test_a_file_with_a_password_is_told_so():
    content = (SAMPLES / "nasty" / "msoffcrypto" / "example_password.xlsx").read_bytes()
    app = uploaded(("secret.xlsx", content))
    assert "protected with a password" in words(app)
    assert states() == []


def test_a_good_file_is_rehearsed_accepted_and_undone():
    app = uploaded(("good.xlsx", GOOD))
    assert "1 file: 1 ready" in words(app)
    assert "What accepting this file would change" in words(app)
    assert "Headcount" in words(app)
    assert states() == []
    button(app, "Accept the file").click().run()
    assert "good.xlsx" in words(app)
    assert "is stored as upload 1" in words(app)
    assert states() == ["accepted"]
    button(app, "Undo").click().run()
    assert states() == ["rolled back"]
    button(app, "Accept this file").click().run()
    assert states() == ["accepted"]


def test_the_same_file_again_is_already_held():
    button(uploaded(("good.xlsx", GOOD)), "Accept this file").click().run()
    again = uploaded(("other name.xlsx", GOOD))
    assert "Already held" in words(again)
    assert "upload 1" in words(again)
    assert button(again, "Accept this file").disabled


def test_unknown_employers_are_added_with_one_click():
    app = uploaded(("a.xlsx", workforce(row(employer="Nobody Ltd"))))
    assert "Needs decisions" in words(app)
    button(app, "Add 1 employer").click().run()
    assert "1 file: 1 ready" in words(app)
    button(app, "Accept this file").click().run()
    assert states() == ["accepted"]


def test_an_unknown_employer_can_be_one_that_is_known():
    button(uploaded(("good.xlsx", GOOD)), "Accept this file").click().run()
    sheet = [list(WORKFORCE), row(5, employer="Alder Exampel")]
    app = uploaded(("next.xlsx", workbook({"Workforce": sheet})))
    select(app, "“Alder Exampel” is").select("EMP01").run()
    assert "1 file: 1 ready" in words(app)
    assert "Rows held already" in words(app)
    select(app, "Rows held already").select("add").run()
    button(app, "Accept this file").click().run()
    assert states() == ["accepted", "accepted"]


def test_doubtful_columns_and_labels_are_decided_and_offered_next_time():
    app = uploaded(("lead.csv", odd_lead()))
    assert "may be an item of the survey" in words(app)
    button(app, "Use all suggestions").click().run()
    button(app, "Use the suggested answers").click().run()
    select(app, "“Hmm”").select("dont_know").run()
    assert "1 file: 1 ready" in words(app)
    button(app, "Accept this file").click().run()
    assert states() == ["accepted"]
    rows = odd_lead().decode().replace("lead01@", "lead99@").encode()
    after = uploaded(("next.csv", rows))
    button(after, "Use the decisions of last time: 1 column and 2 answers").click().run()
    assert "1 file: 1 ready" in words(after)


def test_a_survey_without_dates_asks_for_its_wave():
    rows = lead_rows()
    undated = as_csv([rows[0], *(["", *r[1:]] for r in rows[1:])])
    app = uploaded(("lead.csv", undated), ("lead 2.csv", undated + b"\n"))
    assert "2 files: 2 to decide" in words(app)
    first = next(iter(app.session_state["upload.bench"].order))
    app.session_state["upload.bench"].opened[first] = True
    app.run()
    select(app, "Wave").select("stage one").run()
    button(app, "Use this wave for 1 file").click().run()
    assert "2 files: 2 ready" in words(app)


def test_a_zip_is_a_board_of_its_files_and_the_clean_ones_are_accepted():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        bundle.writestr("good.xlsx", GOOD)
        bundle.writestr("bad.xlsx", workforce(row(-1)))
        bundle.writestr("__MACOSX/._good.xlsx", b"x")
    app = uploaded(("batch.zip", made.getvalue()))
    assert "2 files: 1 with problems and 1 ready" in words(app)
    button(app, "Accept the file").click().run()
    assert states() == ["accepted"]
    assert "1 file is stored" in words(app)


def test_what_a_file_says_stands_for_itself_and_is_no_markup():
    name = "**bold** :red[x] [a](b).csv"
    app = uploaded((name, text([["employer_id", "wave", "ethnicity", "headcount"],
                                ["EMP01", "baseline", ":red[Martian] <b>", 4]])))  # fmt: skip
    (label,) = [e.label for e in app.expander if str(e.key).endswith(".card")]
    assert "\\*\\*bold\\*\\*" in label
    cells = app.table[0].value.to_csv()
    assert ":red[Martian]" not in cells
    assert ":red[Martian]" in words(app).replace("\\", "")


def test_identifying_columns_are_listed_and_kept_only_with_a_reason():
    app = uploaded(("lead.csv", as_csv(lead_rows())))
    assert "Email Address" in words(app)
    button(app, "Keep the column").click().run()
    assert "kept" not in words(app)
    field = next(t for t in app.text_input if "reason" in t.label)
    field.set_value("the board wants to call back").run()
    button(app, "Keep the column").click().run()
    assert "identifies people and is kept: the board wants to call back" in words(app)


def test_accepted_files_are_seen_by_another_visit_at_once():
    other = page("data").run()
    assert "No data are held yet" in words(other)
    button(uploaded(("good.xlsx", GOOD)), "Accept this file").click().run()
    assert "1 upload, 1 counting" in words(other.run())
    assert "Alder Example" in words(other)


def test_the_day_described_is_that_on_which_the_wave_closes():
    app = uploaded(("good.xlsx", GOOD))
    assert str(app.date_input[0].value) == "2020-11-30"
    assert SHEETS["Employers"][1][1] == "Alder Example"


def test_a_question_asked_otherwise_is_listed_with_what_becomes_of_its_trend():
    app = uploaded(("lead.csv", odd_lead()))
    button(app, "Use all suggestions").click().run()
    listed = next(t.value for t in app.table if "Trend" in t.value.columns)
    asked = listed[listed["Asked here as"].str.contains("money and time")]
    assert asked["Trend"].tolist() == ["broken here"]
    assert asked["Asked"].tolist() == ["reworded"]
