"""From application and from the shortlist: what the findings say, and nothing that is hidden."""

from dataclasses import replace

import pytest

from wincore.figures import recruitment
from wincore.wording import percent

FOUR_FIFTHS = "recruitment.four_fifths"


def test_from_application_lists_what_the_findings_hold(given):
    context = given()
    table = recruitment.from_application(context).table.set_index("Group")
    rows = context.programme(FOUR_FIFTHS).set_index("group")
    assert list(table.index) == list(rows.index)
    black, row = table.loc["Black"], rows.loc["Black"]
    assert (black[recruitment.RATIO], black["Lowest"], black["Highest"]) == (
        row["value"], row["low"], row["high"],
    )  # fmt: skip
    share = percent(row["numerator"] / row["denominator"], 1)
    assert black["Appointed of applied"] == (
        f"{row['numerator']:.0f} of {row['denominator']:.0f} ({share})"
    )
    p = black["Fisher's exact p"]
    assert f"Fisher's exact p = {p}" in row["note"]
    assert black["Flag"] == "below four fifths"
    few = table.loc["young Black men"]
    assert "%" not in few["Appointed of applied"]
    assert few["Flag"] == "not flagged: base of fewer than 10 people"
    assert "fewer than 50 people" in few["Warning"]


def test_the_headlines_tell_the_shortlist_from_the_application(given):
    context = given()
    assert recruitment.likelihood(context).sentence.startswith("Once shortlisted, ")
    title = recruitment.from_application(context).sentence
    assert title.startswith("From application, Asian people, Black people, ")
    below, clear = title.split(";")
    assert "Mixed" in below
    assert "Mixed" not in clear
    rows = context.programme(FOUR_FIFTHS).set_index("group")
    assert rows.loc["Mixed", "high"] > 1 > rows.loc["Black", "high"]


@pytest.mark.parametrize("audience", ["panel", "public"])
def test_no_count_hidden_in_the_findings_stands_in_the_table(given, audience):
    for wave in ("baseline", "stage one"):
        context = given(audience, wave)
        rows = context.programme(FOUR_FIFTHS).set_index("group")
        hidden = rows[rows["note"].str.startswith("[c]")]
        assert len(hidden)
        table = recruitment.from_application(context).table
        if table.empty:
            continue
        shown = table.set_index("Group").loc[hidden.index]
        assert (shown["Appointed of applied"] == "– of –").all()
        assert shown[[recruitment.RATIO, "Lowest", "Highest"]].isna().all(axis=None)
        words = shown[["Fisher's exact p", "Flag", "Warning", recruitment.WITH]]
        assert (words == "").all(axis=None)


def test_where_nobody_of_a_group_was_appointed_the_flag_stands_without_a_ratio(given):
    context = given()
    rows = context.findings.copy()
    at = (rows["indicator"] == FOUR_FIFTHS) & (rows["employer"] == "all")
    at &= (rows["group"] == "Other") & (rows["wave"] == context.wave)
    rows.loc[at, ["value", "low", "high"]] = float("nan")
    rows.loc[at, "numerator"] = 0.0
    rows.loc[at, "note"] = (
        "not calculable: the group has a count of zero; flagged, below four fifths; 0 of 116 "
        "appointed, against 193 of 2084 in the group with the highest rate; "
        "Fisher's exact p < .001; highest rate: White"
    )
    chart = recruitment.from_application(replace(context, findings=rows))
    other = chart.table.set_index("Group").loc["Other"]
    assert (other["Appointed of applied"], other["Flag"]) == (
        f"0 of 116 ({percent(0, 1)})",
        "below four fifths",
    )
    assert "people of another ethnic group" in chart.sentence.split(";")[1]
