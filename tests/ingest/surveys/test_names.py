"""Likely names in free text: found where they can be, and ordinary words left alone."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.surveys.pulse import TEXTS, check
from tests.outside import SAMPLES, needs_samples
from wincore.ingest.files import read_grids
from wincore.ingest.surveys.names import FILE, MASK, first_names, without_names
from wincore.ingest.surveys.table import coded

PLAIN, ALSO_WORDS = first_names()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was Aisha who helped", f"It was {MASK} who helped"),
        ("Aisha Madeup said no", f"{MASK} said no"),
        ("Ask Kwame O. Madeup about it", f"Ask {MASK} about it"),
        ("David's team is kind", f"{MASK} team is kind"),
        ("Thanks Will for the talk", f"Thanks {MASK} for the talk"),
        ("Dear Grace, please listen", f"Dear {MASK}, please listen"),
        ("I liked it. Kind regards, Oluwatosin", f"I liked it. Kind regards, {MASK}"),
        ("the talk by Grace Madeup was good", f"the talk by {MASK} was good"),
        ("I spoke to Zebedee Madeup about it", f"I spoke to {MASK} about it"),
        ("my mentor Zebedee Madeup left", f"my mentor {MASK} left"),
        ("My name is Zebedee", f"My name is {MASK}"),
        ("Mr Madeup never replies", f"{MASK} never replies"),
    ],
)
def test_a_likely_name_is_found(text, wanted):
    assert without_names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Will people be paid? Grace matters, and so does Hope.",
        "In May we hope to mark progress. April was hard. Mark it down.",
        "Black History Month was good, and so was the Design Lab in London.",
        "Kind regards, Team",
        "Hi All, thanks to Everyone",
        "Dear Sir or Madam, Human Resources never replied",
        "I spoke to Human Resources about Stack Overflow and Visual Studio Code.",
        "Grant funding, Ray tracing and Ruby on Rails",
        "My Manager listens. Our Chief Executive does not.",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert without_names(text) == text


@given(st.text(max_size=200))
def test_no_text_makes_it_fall_over_and_what_is_left_holds_no_name(text):
    once = without_names(text)
    assert without_names(once) == once


def test_the_list_has_each_name_once_in_order():
    with FILE.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert names == sorted(set(names))
    assert not PLAIN & ALSO_WORDS
    assert all(name.isalpha() and name[0].isupper() for name in names)


def test_every_cell_with_a_likely_name_is_named():
    people = ["EMP01", "EMP01", "EMP01"]
    said = ["Aisha helped", "Fewer meetings", "Ask Kwame"]
    rows = [[TEXTS["T1"], TEXTS["C1"], "Employer"]]
    rows += [["Agree", text, who] for text, who in zip(said, people, strict=True)]
    result = check(rows)
    (told,) = [p for p in result.problems if "likely name" in p.what]
    assert (told.severity, told.cells) == ("warning", ("Sheet1!B2", "Sheet1!B4"))
    comments = result.tables["comments"]["text"].tolist()
    assert comments == [f"{MASK} helped", "Fewer meetings", f"Ask {MASK}"]


@needs_samples
def test_hardly_any_free_text_of_real_surveys_loses_words():
    """Of more than 5,000 real texts, of which a handful name somebody, at most one in 500."""
    texts = []
    for path in sorted((SAMPLES / "surveys").rglob("*.csv")):
        for grid in read_grids(path.name, path.read_bytes())[0]:
            columns = (coded(grid.cells[4:, c]).texts for c in range(grid.columns))
            texts += [t for column in columns for t in column if len(t.split()) >= 4]
    changed = [t for t in texts if without_names(t) != t]
    assert len(texts) > 5000
    assert len(changed) * 500 <= len(texts), changed[:20]
