"""Data, Log and What changed: what is held, who did what, and what it moved."""

import pytest

from tests.drafts.given import BASELINE, STAGE_ONE, checked, row, workforce
from tests.pages.desk import button, page, states, store, words


@pytest.fixture
def two_uploads(empty_store):
    ledger = store()
    for name, day, count in (("first.xlsx", BASELINE, 4), ("second.xlsx", STAGE_ONE, 9)):
        content = workforce(row(count), row(40, "White British"))
        ledger.accept(checked(content, name), who="me", described=day, note=f"from {name}")
    ledger.close()


def _do(app, action: str, reason: str, sure: bool):
    app.radio[0].set_value(action)
    app.text_input[0].set_value(reason)
    if sure:
        app.checkbox[0].check()
    return button(app, "Do it").click().run()


@pytest.mark.usefixtures("two_uploads")
def test_roll_back_restore_and_purge_need_a_reason_and_a_tick():
    app = page("data", upload="2 second.xlsx").run()
    assert "2 uploads, 2 counting" in words(app)
    _do(app, "roll back", "", sure=True)
    assert "Give the reason" in words(app)
    _do(app, "roll back", "wrong file", sure=False)
    assert "Tick the box" in words(app)
    assert states() == ["accepted", "accepted"]
    _do(app, "roll back", "wrong file", sure=True)
    assert "Upload 2 is rolled back" in words(app)
    assert states() == ["accepted", "rolled back"]
    _do(app, "restore", "right after all", sure=True)
    assert states() == ["accepted", "accepted"]
    _do(app, "purge", "asked for", sure=True)
    assert states() == ["accepted", "purged"]
    assert not app.radio
    assert "The data were purged" in words(app)


@pytest.mark.usefixtures("two_uploads")
def test_what_is_missing_is_said_beside_what_is_there():
    app = page("data").run()
    assert "Returns, Baseline: 1 late and 1 missing of 14" in words(app)
    matrix = app.table[0].value
    assert matrix.loc["Alder Example", "Workforce"] == ":orange-badge[▲ late]"
    assert matrix.loc["Birch Example", "Workforce"] == ":red-badge[✕ missing]"
    assert matrix.loc["Birch Example", "Actions"] == ":gray-badge[… not due]"


@pytest.mark.usefixtures("two_uploads")
def test_the_log_is_narrowed_by_what_was_done_and_to_which_upload():
    ledger = store()
    ledger.roll_back(1, "somebody else", "an old one")
    ledger.close()
    app = page("log").run()
    assert "3 lines" in words(app)
    assert app.table[0].value["What"].tolist() == ["rolled back", "accepted", "accepted"]
    app.selectbox(key="did").select("rolled back").run()
    assert "an old one" in words(app)
    assert "1 line" in words(app)
    linked = page("log", upload="2 second.xlsx").run()
    assert linked.table[0].value["Why"].tolist() == ["from second\\.xlsx"]


@pytest.mark.usefixtures("two_uploads")
def test_what_an_upload_moved_is_named_with_the_upload():
    app = page("changes", by="By uploads", uploads="2 second.xlsx").run()
    assert not app.exception
    assert "With second.xlsx" in words(app)
    people = next(t.value for t in app.table if "Headcount" in words_of(t.value.index))
    line = people[[i == "Headcount" for i in people.index]]
    assert "44 → 49" in line["Figure"].tolist()
    assert set(line["Because of"]) == {"second\\.xlsx"}
    assert "replaced" in words(app)


def words_of(index) -> str:
    return " ".join(map(str, index))


@pytest.mark.usefixtures("two_uploads")
def test_between_two_days_the_later_upload_is_what_moved():
    app = page("changes").run()
    assert "From 30 November 2020 to 15 March 2021" in words(app)
    assert "second.xlsx" in words(app)
    same = page("changes", since="2021-03-15").run()
    assert "Nothing changed" in words(same)


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("data", "Nothing was ever uploaded"),
        ("log", "Nothing has happened yet"),
        ("changes", "nothing can have changed"),
        ("upload", "Nothing is stored until you accept it"),
    ],
)
def test_an_empty_store_is_no_error(path, told):
    app = page(path).run()
    assert not app.exception
    assert told in words(app)


@pytest.mark.usefixtures("two_uploads")
def test_the_panel_sees_what_moved_but_not_the_rows():
    app = page("changes", audience="panel").run()
    assert not app.exception
    assert "Rows that count otherwise" not in words(app)
