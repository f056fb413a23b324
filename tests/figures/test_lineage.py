"""Why this number: everything that a reader needs to check a figure."""

import pytest

from wincore.lineage import lineage


def parts(context, indicator, group="all", audience="evaluator"):
    row = context.programme(indicator, group=group).iloc[0]
    found = lineage(
        context.framework.indicator(indicator), row, context.framework, context.snapshot,
        findings=context.findings, audience=audience,
    )  # fmt: skip
    return {p.name: p.text for p in found}


def test_a_scale_shows_the_wording_of_its_questions_and_its_responses(given):
    context = given()
    found = parts(context, "community.confidence")
    for item in context.framework.instrument("participant").scale_items("confidence"):
        assert f"“{item.text}”" in found["Questions asked"]
    assert found["Rows used"] == (
        "Participant questionnaire, items PC1, PC2, PC3 and PC4: answers to the items 67 responses"
    )
    assert "BCa" in found["Range"]
    assert "9 employers compared with themselves" in found["Change observed"]


def test_a_workforce_share_shows_count_base_bounds_and_benchmark(given):
    context = given(wave="baseline")
    found = parts(context, "workforce.representation", "Black")
    row = context.programme("workforce.representation", group="Black").iloc[0]
    assert found["In figures"].startswith(f"{row['numerator']:,.0f} of {row['denominator']:,.0f}: ")
    assert "no sampling error" in found["Range"]
    assert found["Left out"].startswith(f"{row['missing']:,.0f} people")
    assert "1,188,369 of 8,799,736" in found["Benchmark"]
    held = context.snapshot.table("workforce")
    used = held[(held["wave"] == "baseline") & held["upload"].isin(row["inputs"].split())]
    assert "sheet Workforce (columns employer_id, wave" in found["Rows used"]
    assert found["Rows used"].endswith(f"of {len(used):,} held for the wave")


def test_a_required_benchmark_is_named_and_never_replaced(given):
    found = parts(given(), "workforce.shortfall", "young Black men")
    assert found["Benchmark"].startswith("value required")
    assert "no figure" in found["In figures"]


def test_every_upload_is_named_with_hash_dates_and_who(given):
    context = given()
    found = parts(context, "survey.response_rate_inclusion")
    row = context.programme("survey.response_rate_inclusion").iloc[0]
    used = [u for u in context.snapshot.uploads if u.short in row["inputs"].split()]
    assert {u.kind for u in used} == {"survey", "baseline"}  # answers, and the headcount below them
    for upload in used:
        for word in (upload.file, upload.short, f"by {upload.who}"):
            assert word in found["Uploads"]
    public = parts(context, "community.attendance", audience="public")
    assert "by demonstration" not in public["Uploads"]


def test_a_hidden_figure_explains_what_it_means_and_gives_nothing_away(given):
    context = given("panel")
    rows = context.findings
    hidden = rows[rows["note"].str.startswith("[c]") & (rows["employer"] == "all")]
    row = hidden[hidden["wave"] == context.wave].iloc[0]
    found = parts(context, row["indicator"], row["group"])
    assert "What it means" in found
    assert not {"In figures", "Rows used", "Left out", "Change observed"} & set(found)


@pytest.mark.parametrize("group", ["all", "Black"])
def test_every_indicator_can_be_explained(given, group):
    context = given()
    for indicator in context.framework.indicators:
        rows = context.programme(indicator.id, group=group)
        row = rows.iloc[0] if len(rows) else None
        found = lineage(indicator, row, context.framework, context.snapshot)
        assert all(p.text for p in found)
        assert found[0].text == indicator.definition
