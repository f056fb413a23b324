"""A broken file is refused with the file, the line, what is wrong and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.framework.given import Copy
from wincore.framework import FrameworkError, errors, read_framework


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def refused(copy: Copy) -> FrameworkError:
    with pytest.raises(FrameworkError) as caught:
        read_framework(copy.programme)
    error = caught.value
    assert str(error).startswith(f"{error.file.name}, line {error.line}: ")
    assert f"To fix it: {error.fix}" in str(error)
    assert error.fix
    return error


def expect(copy: Copy, file: str, line: int, what: str) -> FrameworkError:
    error = refused(copy)
    assert (error.file.name, error.line) == (Path(file).name, line), str(error)
    assert error.what == what
    return error


def test_a_syntax_error_names_its_line(copy: Copy):
    line = copy.line_of("framework.toml", 'id = "O2"')
    copy.change("framework.toml", line, 'id = "O2')
    error = refused(copy)
    assert (error.file.name, error.line) == ("framework.toml", line)
    assert error.what.startswith("this is not TOML")


def test_a_file_that_ends_too_early_names_its_end(copy: Copy):
    line = copy.append("actions.toml", 'x = """')
    error = refused(copy)
    assert (error.file.name, error.line) == ("actions.toml", line)


def test_an_unknown_field_names_those_there_are(copy: Copy):
    after = 'id = "strategy.approved"'
    line = copy.line_of("framework.toml", "unit = ", after)
    copy.change("framework.toml", line, 'unit = "employers"', 'untit = "employers"')
    what = errors.UNKNOWN_FIELD.format(thing="indicators 'strategy.approved'", field="untit")
    error = expect(copy, "framework.toml", line + 1, what)
    assert "unit, direction" in error.fix


def test_a_missing_field_names_its_table(copy: Copy):
    line = copy.line_of("framework.toml", "source = ", 'id = "legacy.intention"')
    copy.change("framework.toml", line)
    what = errors.MISSING_FIELD.format(thing="indicators 'legacy.intention'", field="source")
    table = copy.line_of("framework.toml", 'id = "legacy.intention"') - 1
    expect(copy, "framework.toml", table, what)


@pytest.mark.parametrize(
    ("field", "value"), [("unit", '"percent"'), ("target", '"most"'), ("headline", '"perhaps"')]
)
def test_a_value_that_does_not_fit_names_its_line(copy: Copy, field: str, value: str):
    line = copy.line_of("framework.toml", f"{field} = ", 'id = "commitment.both_tests"')
    copy.change("framework.toml", line, f"{field} = {value}")
    error = refused(copy)
    assert (error.file.name, error.line) == ("framework.toml", line)
    assert error.what.startswith(f"indicators 'commitment.both_tests': '{field}' is ")


def test_a_wrong_answer_in_a_list_names_its_own_line(copy: Copy):
    line = copy.line_of("answers.toml", '    { code = "3"', 'id = "frequency"')
    copy.change("answers.toml", line, '    { code = "3", lable = "Sometimes" },')
    error = refused(copy)
    assert (error.file.name, error.line) == ("answers.toml", line)


def test_an_indicator_that_stands_twice(copy: Copy):
    line = copy.line_of("framework.toml", 'id = "strategy.approved"')
    copy.change("framework.toml", line, 'id = "strategy.developed"')
    what = errors.TWICE.format(thing="indicators", id="strategy.developed")
    expect(copy, "framework.toml", line, what)


def test_an_item_that_stands_twice(copy: Copy):
    line = copy.line_of("instruments/lead.toml", 'id = "LC2"')
    copy.change("instruments/lead.toml", line, 'id = "LC1"')
    expect(copy, "lead.toml", line, errors.TWICE.format(thing="items", id="LC1"))


def test_a_part_of_an_objective_that_does_not_exist(copy: Copy):
    line = copy.line_of("framework.toml", "parts = ", 'id = "O3"')
    copy.change("framework.toml", line, 'parts = ["objective.captured"]')
    what = errors.NO_INDICATOR.format(thing="objective 'O3'", id="objective.captured")
    error = expect(copy, "framework.toml", line, what)
    assert "objective.resources_captured" in error.fix


def test_a_headline_that_does_not_exist(copy: Copy):
    line = copy.line_of("framework.toml", "headline = ", 'id = "legacy"')
    copy.change("framework.toml", line, 'headline = "legacy.champions"')
    what = errors.NO_INDICATOR.format(thing="outcome 'legacy'", id="legacy.champions")
    expect(copy, "framework.toml", line, what)


def test_a_headline_of_another_outcome(copy: Copy):
    line = copy.line_of("framework.toml", "headline = ", 'id = "legacy"')
    copy.change("framework.toml", line, 'headline = "strategy.approved"')
    what = errors.OTHER_OUTCOME.format(thing="legacy", id="strategy.approved", other="strategy")
    expect(copy, "framework.toml", line, what)


def test_a_scale_that_feeds_no_indicator_there_is(copy: Copy):
    line = copy.line_of("instruments/lead.toml", "indicator = ", 'id = "lead_commitment"')
    copy.change("instruments/lead.toml", line, 'indicator = "commitment.leads"')
    what = errors.NO_INDICATOR.format(thing="scale 'lead_commitment'", id="commitment.leads")
    expect(copy, "lead.toml", line, what)


def test_a_scale_that_feeds_another_indicator_than_the_framework_says(copy: Copy):
    line = copy.line_of("instruments/lead.toml", "indicator = ", 'id = "lead_commitment"')
    copy.change("instruments/lead.toml", line, 'indicator = "community.reach"')
    what = errors.OTHER_INDICATOR.format(
        id="lead_commitment", own="community.reach", other="commitment.perceived_leads"
    )
    expect(copy, "lead.toml", line, what)


def test_a_scale_without_items(copy: Copy):
    line = copy.append("instruments/lead.toml", '\n[[scales]]\nid = "empty"\ntitle = "Empty"\n')
    expect(copy, "lead.toml", line + 2, errors.NO_ITEMS.format(id="empty"))


def test_an_item_with_an_answer_set_that_does_not_exist(copy: Copy):
    line = copy.line_of("instruments/lead.toml", "answers = ", 'id = "LC2"')
    copy.change("instruments/lead.toml", line, 'answers = "agreeing"')
    expect(copy, "lead.toml", line, errors.NO_SET.format(thing="LC2", id="agreeing"))


def test_an_item_of_a_scale_that_does_not_exist(copy: Copy):
    line = copy.line_of("instruments/lead.toml", "scale = ", 'id = "LC2"')
    copy.change("instruments/lead.toml", line, 'scale = "commitment"')
    what = errors.NO_SCALE_OF_ITEM.format(thing="LC2", id="commitment")
    error = expect(copy, "lead.toml", line, what)
    assert "lead_commitment" in error.fix


def test_a_questionnaire_asked_in_a_wave_that_does_not_exist(copy: Copy):
    line = copy.line_of("instruments/lead.toml", "waves = ")
    copy.change("instruments/lead.toml", line, 'waves = ["baseline", "midline"]')
    expect(copy, "lead.toml", line, errors.NO_WAVE.format(thing="lead", id="midline"))


def test_an_indicator_of_a_survey_without_its_scale(copy: Copy):
    after = 'id = "legacy.intention"'
    line = copy.line_of("framework.toml", "scale = ", after)
    copy.change("framework.toml", line)
    what = errors.NO_SCALE_NAMED.format(thing="legacy.intention", id="participant")
    error = expect(copy, "framework.toml", line - 1, what)
    assert "continuing" in error.fix


def test_an_indicator_with_a_scale_its_questionnaire_does_not_have(copy: Copy):
    line = copy.line_of("framework.toml", "scale = ", 'id = "legacy.intention"')
    copy.change("framework.toml", line, 'scale = "intention"')
    what = errors.NO_SCALE.format(
        thing="legacy.intention", id="intention", instrument="participant"
    )
    expect(copy, "framework.toml", line, what)


def test_an_indicator_of_a_questionnaire_that_does_not_exist(copy: Copy):
    line = copy.line_of("framework.toml", "instrument = ", 'id = "legacy.intention"')
    copy.change("framework.toml", line, 'instrument = "participants"')
    what = errors.NO_INSTRUMENT.format(thing="legacy.intention", id="participants")
    expect(copy, "framework.toml", line, what)


def test_an_answer_counted_as_favourable_that_does_not_exist(copy: Copy):
    line = copy.line_of("answers.toml", "top = ", 'id = "frequency"')
    copy.change("answers.toml", line, 'top = ["6"]')
    expect(copy, "answers.toml", line, errors.NO_ANSWER.format(thing="frequency", id="6"))


def test_a_label_of_a_category_that_does_not_exist(copy: Copy):
    line = copy.append("labels.csv", "ethnicity,Martian,Martians,\n")
    what = errors.NO_CATEGORY.format(thing="Martian", id="Martians")
    error = expect(copy, "labels.csv", line, what)
    assert "Caribbean" in error.fix


def test_a_label_that_stands_twice_in_another_spelling(copy: Copy):
    line = copy.append("labels.csv", "ethnicity,black_african,African,\n")
    expect(copy, "labels.csv", line, errors.TWICE.format(thing="label", id="black_african"))


def test_a_label_that_contradicts_the_name_of_a_category(copy: Copy):
    line = copy.append("labels.csv", "ethnicity,ALL,total,\n")
    expect(copy, "labels.csv", line, errors.CONTRADICTS.format(thing="ALL", id="total"))


def test_a_label_of_a_dimension_that_does_not_exist(copy: Copy):
    line = copy.append("labels.csv", "race,Black,African,\n")
    error = refused(copy)
    assert (error.file.name, error.line) == ("labels.csv", line)


def test_a_label_with_a_comma_outside_quotes(copy: Copy):
    line = copy.append("labels.csv", "ethnicity,Black,British,African,\n")
    expect(copy, "labels.csv", line, errors.WRONG_WIDTH.format(found=5, wanted=4))


def test_a_category_file_without_its_header(copy: Copy):
    line = copy.line_of("categories.csv", "dimension,")
    copy.change("categories.csv", line, "dimension;id;group;broad")
    assert refused(copy).line == line


def test_a_category_that_stands_twice(copy: Copy):
    line = copy.append("categories.csv", "ethnicity,African,Black,\n")
    expect(copy, "categories.csv", line, errors.TWICE.format(thing="category", id="African"))


def test_two_rows_that_are_the_default_for_a_group(copy: Copy):
    line = copy.line_of("benchmarks.toml", "default_for = ", 'id = "london-2021-asian"')
    copy.change("benchmarks.toml", line, 'default_for = ["Black"]')
    what = errors.DEFAULT_TWICE.format(thing="london-2021-asian", id="Black")
    expect(copy, "benchmarks.toml", line, what)


def test_waves_out_of_order(copy: Copy):
    line = copy.line_of("programme.toml", "closes = ", 'id = "baseline"')
    copy.change("programme.toml", line, "closes = 2022-01-01")
    error = refused(copy)
    assert "waves must stand in the order of their dates" in error.what
    assert error.line == copy.line_of("programme.toml", "[[waves]]")


def test_a_file_that_is_not_there(copy: Copy):
    (copy.folder / "labels.csv").unlink()
    error = expect(copy, "labels.csv", 1, errors.NO_FILE)
    assert "programme.toml" in error.fix


def test_a_file_that_is_not_utf8(copy: Copy):
    (copy.folder / "actions.toml").write_bytes('id = "é"'.encode("latin-1"))
    expect(copy, "actions.toml", 1, errors.NOT_UTF8)
