"""Rows used are the lines of the cells, and these add up to numerator and denominator.

Every number is read back from the files of the demonstration by their headings, not by addresses.
"""

import re
from collections import Counter

import pytest

from tests.figures.test_cells import cells, parts, sheet
from wincore.explanations import answers
from wincore.parts import CELLS, ROWS

RETURN = "stage-one-return-all-employers.xlsx"
EMPLOYER = "Which employer do you work for?"
KINDS = [  # a share, ratios, scales, an employer count, money, network measures, response rates
    ("workforce.representation", "young Black men"),
    ("workforce.representation_ratio", "Black"),
    ("recruitment.relative_likelihood", "Black"),
    ("community.confidence", "all"),
    ("legacy.intention", "all"),
    ("commitment.perceived_staff", "Black"),
    ("commitment.both_tests", "all"),
    ("money.actual", "all"),
    ("money.unit_cost_committed", "all"),
    ("legacy.network_density", "all"),
    ("legacy.network_reciprocity", "all"),
    ("survey.response_rate_inclusion", "all"),
    ("survey.response_rate_participant", "all"),
]
COUNT = re.compile(r"([\d,]+) (?:rows?|responses?)(?=;|$)")


def counts(words: str) -> list[int]:
    """The numbers of lines that an explanation gives, in their order."""
    return [int(n.replace(",", "")) for n in COUNT.findall(words)]


def of_cells(found) -> list[int]:
    """The numbers of lines that the cells stand in, part by part."""
    line = found["Cell"].str.extract(r"(\d+)$")[0]
    return [
        len(own[["File", "Sheet"]].assign(line=line).drop_duplicates())
        for _, own in found.groupby("Part", sort=False)
    ]


def rows(file: str, name: str, head: int = 1, first: int = 2) -> list[dict[str, object]]:
    """The lines of a sheet by its headings: where these stand, and where the first line does."""
    held = sheet(file, name)
    names = [str(n).replace("\u00a0", " ") for n in held[head - 1]]
    return [dict(zip(names, line, strict=False)) for line in held[first - 1 :]]


def staff() -> list[dict[str, object]]:
    found = rows("inclusion-survey-stage-one.csv", "inclusion-survey-stage-one", 2, 4)
    return [r for r in found if r["Response Type"] != "Survey Preview"]


def participants() -> list[dict[str, object]]:
    """The participants' answers; of somebody who sent two under one code, the first."""
    found = rows("participant-survey-stage-one.xlsx", "Sheet", 1, 3)
    code = next(name for name in found[0] if name.startswith("Please make up your code"))
    people = {(r[EMPLOYER], r[code]) if r[code] else n: r for n, r in enumerate(found[::-1])}
    return list(people.values())


def black(ethnicity: object) -> bool:
    return "Black" in str(ethnicity) and "White and Black" not in str(ethnicity)


@pytest.mark.parametrize("wave", ["baseline", "stage one"])
@pytest.mark.parametrize(("indicator", "group"), KINDS)
def test_rows_used_are_as_many_as_the_lines_of_the_cells(given, indicator, group, wave):
    context = given(wave=wave)
    if context.programme(indicator, group=group).empty:
        return  # money is told once for each stage
    row, found = cells(context, indicator, group)
    told = parts(context, indicator, group)
    if len(found):
        assert sorted(n for n in counts(told[ROWS]) if n) == sorted(of_cells(found))
    else:  # a figure that could not be made names neither
        assert row.isna()["value"]
        assert {ROWS, CELLS}.isdisjoint(told)


def test_a_share_is_the_sum_of_the_lines_that_it_names(given):
    context = given()
    row, found = cells(context, "workforce.representation", "Black")
    own = [r for r in rows(RETURN, "Workforce") if black(r["ethnicity"])]
    assert of_cells(found)[0] == len(own)
    assert row["numerator"] == sum(int(r["headcount"] or 0) for r in own)


def test_a_ratio_is_made_from_the_lines_that_it_names(given):
    context = given()
    row, found = cells(context, "recruitment.relative_likelihood", "Black")
    own = [r for r in rows(RETURN, "Recruitment") if black(r["ethnicity"])]
    assert of_cells(found)[:2] == [len(own), len(own)]
    assert row["numerator"] == sum(int(r["appointed"] or 0) for r in own)
    assert row["denominator"] == sum(int(r["shortlisted"] or 0) for r in own)


@pytest.mark.parametrize("indicator", ["community.confidence", "legacy.intention"])
def test_a_scale_names_those_who_answered_half_of_its_items(given, indicator):
    context = given()
    known = context.framework.indicator(indicator)
    asked = context.framework.instrument(known.instrument)
    items = asked.scale_items(known.scale)
    labels = {a.label for a in asked.answer_set(items[0]).answers}
    scored = [
        r for r in participants() if 2 * sum(r[i.text] in labels for i in items) >= len(items)
    ]
    row, found = cells(context, indicator)
    assert of_cells(found) == [len(scored)]
    assert row["n"] == len(scored)


@pytest.mark.parametrize("item", ["PL1", "PM2"])
def test_a_question_names_its_favourable_answers_and_all_that_count(given, item):
    context = given()
    asked = context.framework.instrument("participant")
    text, scale = asked.item(item).text, asked.answer_set(asked.item(item))
    given_ = Counter(r[text] for r in participants())
    top = sum(given_[a.label] for a in scale.answers if a.code in scale.top)
    base = sum(given_[a.label] for a in scale.answers)
    one = answers.of_item(context, "participant", item, "wave")[0]
    told = {p.name: p.text for p in one.make("all").parts}
    assert counts(told[ROWS]) == [top, base]
    assert f"{top} of {base} favourable" in told["In figures"]
    left = [int(n) for n in re.findall(r"(\d+)", told["Left out"])]
    assert len(left) == 4
    assert sum(left) == len(participants()) - base


def test_a_count_of_employers_names_the_answers_of_those_counted(given):
    context = given()
    row, found = cells(context, "commitment.both_tests")
    yes = {(r["employer_id"], r["test"]) for r in rows(RETURN, "Commitments") if r["met"] == "yes"}
    both = {e for e, t in yes if t == "reflects_london" and (e, "names_target_group") in yes}
    assert row["numerator"] == len(both)
    assert row["denominator"] == len(rows(RETURN, "Employers"))
    assert of_cells(found) == [2 * len(both), row["denominator"]]


def test_money_is_the_sum_of_the_lines_that_it_names(given):
    row, found = cells(given(), "money.actual")
    spent = [r["actual"] for r in rows(RETURN, "Costs") if r["actual"] is not None]
    assert row["numerator"] == pytest.approx(sum(spent))
    assert of_cells(found) == [len(spent)]
    assert parts(given(), "money.actual", "all")["Uploads"].count("Costs!") == 1


def test_a_network_is_made_from_the_ties_that_it_names(given):
    context = given()
    ties = [(r["from_employer"], r["to_employer"]) for r in rows(RETURN, "Links")
            if r["wave"] == "stage one"]  # fmt: skip
    back = [(a, b) for a, b in ties if (b, a) in ties]
    employers = len(rows(RETURN, "Employers"))
    density, named = cells(context, "legacy.network_density")
    assert of_cells(named) == [len(ties), employers]
    assert density["numerator"] == len(set(ties))
    assert density["denominator"] == employers * (employers - 1)
    returned, found = cells(context, "legacy.network_reciprocity")
    assert of_cells(found) == [len(back), len(ties)]
    assert (returned["numerator"], returned["denominator"]) == (len(set(back)), len(set(ties)))


def test_a_response_rate_names_the_employers_pooled_only(given):
    context = given()
    names = {r["employer"]: r["employer_id"] for r in rows(RETURN, "Employers")}
    answered = Counter(names[r[EMPLOYER]] for r in staff())
    people = [r for r in rows(RETURN, "Workforce") if r["employer_id"] in answered]
    counted = {r["employer_id"] for r in people}
    inside = sum(n for e, n in answered.items() if e in counted)
    row, found = cells(context, "survey.response_rate_inclusion")
    assert of_cells(found) == [inside, len(people)]
    assert row["numerator"] == inside
    assert row["denominator"] == sum(int(r["headcount"] or 0) for r in people)
    told = parts(context, "survey.response_rate_inclusion", "all")["Left out"]
    assert f"{row['denominator'] - inside:,.0f} people who have not answered" in told
    assert f"{len(staff()) - inside} answers of 2 employers" in told


def test_others_than_the_evaluator_are_told_no_lines(given):
    for audience in ("panel", "public"):
        told = parts(given(), "survey.response_rate_inclusion", "all", audience)
        assert {ROWS, CELLS}.isdisjoint(told)
        assert "answers of" not in told["Left out"]
