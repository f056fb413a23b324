"""Single cells are read as what the column asks for, or refused; never guessed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from wincore.datasets import CHOICE, MONEY, WHOLE, YES, YES_NO, Field
from wincore.ingest.values import (
    DATE_RANGE,
    FRACTION,
    NEGATIVE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_LISTED,
    NOT_MONEY,
    OUT_OF_RANGE,
    choice,
    is_month_first,
    money,
    parse_date,
    serial_date,
    text_of,
    whole,
)

HEADCOUNT = Field("headcount", WHOLE, True, low=0)
LIKELIHOOD = Field("likelihood", WHOLE, True, low=1, high=5)
AREA = Field("area", CHOICE, True, ("recruitment", "supply chains", "workplace culture"))
MET = Field("met", CHOICE, True, YES)


@pytest.mark.parametrize(
    ("value", "number"),
    [(12, 12), (12.0, 12), ("12", 12), (" 1,234 ", 1234), ("1 234 567", 1234567), ("12.0", 12)],
)
def test_whole_numbers_are_read_from_numbers_and_text(value: Any, number: int) -> None:
    assert whole(value, HEADCOUNT) == (number, None)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (-3, NEGATIVE),
        ("−3", NEGATIVE),
        (2.5, FRACTION),
        ("5%", FRACTION),
        ("<5", NOT_A_NUMBER),
        ("1.234,5", NOT_A_NUMBER),
        ("12,34", NOT_A_NUMBER),
        (True, NOT_A_NUMBER),
        (float("nan"), NOT_A_NUMBER),
        (float("inf"), NOT_A_NUMBER),
        ("1e400", NOT_A_NUMBER),
    ],
)
def test_what_is_no_headcount_is_refused(value: Any, kind: Any) -> None:
    number, wrong = whole(value, HEADCOUNT)
    assert number is None
    assert wrong is not None
    assert wrong.kind == kind


def test_a_number_outside_its_scale_is_refused() -> None:
    assert whole(5, LIKELIHOOD) == (5, None)
    for value in (0, 6):
        _, wrong = whole(value, LIKELIHOOD)
        assert wrong is not None
        assert wrong.kind == OUT_OF_RANGE


def test_money_may_have_a_pound_sign() -> None:
    field = Field("budget", MONEY)
    assert money("£12,500.50", field) == (12500.5, None)
    assert money("-£3", field) == (-3.0, None)
    assert money(7, field) == (7.0, None)
    _, wrong = money("about 5", field)
    assert wrong is not None
    assert wrong.kind == NOT_MONEY


@pytest.mark.parametrize("written", ["Supply_Chains", "supply-chains", " SUPPLY  CHAINS "])
def test_closed_lists_fold_case_and_spacing(written: str) -> None:
    assert choice(written, AREA) == ("supply chains", None)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Y", "yes"),
        (True, "yes"),
        (1.0, "yes"),
        ("No", "no"),
        (False, "no"),
        ("Planned", "planned"),
    ],
)
def test_yes_and_no_may_be_written_in_several_ways(written: Any, found: str) -> None:
    assert choice(written, MET) == (found, None)


def test_what_is_not_on_the_list_is_refused_with_the_nearest_entry() -> None:
    found, wrong = choice("recruitmnt", AREA)
    assert found == ""
    assert wrong is not None
    assert wrong.kind == NOT_LISTED
    assert wrong.fix == "Did you mean 'recruitment'?"
    assert choice("planned", Field("published", YES_NO))[1] is not None


@pytest.mark.parametrize(
    "written",
    [
        date(2021, 3, 15),
        datetime(2021, 3, 15, 9, 30),
        "2021-03-15",
        "2021-03-15T09:30:00",
        "15/03/2021",
        "15/3/21",
        "15.03.2021",
        "15 March 2021",
        "15th March 2021",
        "15-Mar-2021",
        "15-Mar-21",
        "March 15, 2021",
        44270,
        44270.4,
    ],
)
def test_dates_are_read_however_they_are_written(written: Any) -> None:
    assert parse_date(written) == (date(2021, 3, 15), None)


@pytest.mark.parametrize(
    ("written", "kind"),
    [("soon", NOT_A_DATE), ("03/15/2021", NOT_A_DATE), (True, NOT_A_DATE), (7, DATE_RANGE)],
)
def test_what_is_no_date_is_refused(written: Any, kind: Any) -> None:
    found, wrong = parse_date(written)
    assert found is None
    assert wrong is not None
    assert wrong.kind == kind


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_serial_numbers_are_those_of_a_spreadsheet(day: date) -> None:
    assert serial_date(to_excel(day, CALENDAR_WINDOWS_1900)) == day
    if day > date(1904, 1, 1):
        assert serial_date(to_excel(day, CALENDAR_MAC_1904), date1904=True) == day


def test_a_column_is_month_first_only_when_its_dates_leave_no_other_reading() -> None:
    assert is_month_first(["03/15/2021", "04/05/2021"])
    assert not is_month_first(["03/15/2021", "15/03/2021"])
    assert not is_month_first(["04/05/2021", date(2021, 3, 15)])
    assert parse_date("03/15/2021", month_first=True) == (date(2021, 3, 15), None)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_day_first_and_iso_mean_the_same_day(day: date) -> None:
    assert parse_date(day.strftime("%d/%m/%Y")) == parse_date(day.isoformat()) == (day, None)


def test_text_is_trimmed_and_numbers_lose_their_point() -> None:
    found = [text_of(v) for v in ("\u00a0 a b ", 3.0, 2.5, True, None, datetime(2021, 1, 2))]
    assert found == ["a b", "3", "2.5", "yes", "", "2021-01-02"]
    assert text_of(timedelta(days=1))
