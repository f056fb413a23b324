"""What is hidden stands in no file of a pack, and what anybody wrote neither."""

from tests.canaries import canaries, found_in, sentences
from wincore.exporting import csv_text, records
from wincore.indicators import findings
from wincore.pack import Edition


def test_no_member_of_any_file_holds_what_is_hidden(files: dict[str, bytes], review: Edition):
    context = review.context
    hidden = canaries(context.snapshot, context.framework, "panel")
    texts = sentences(context.snapshot)
    assert len(hidden) > 20
    assert len(texts) > 5
    found = {name: found_in(content, hidden, texts) for name, content in files.items()}
    assert {name: held for name, held in found.items() if held} == {}


def test_the_search_finds_it_in_the_evaluators_own_table(review: Edition):
    context = review.context
    hidden = canaries(context.snapshot, context.framework, "panel")
    true = findings(context.snapshot, context.framework)
    assert set(found_in(csv_text(true).encode(), hidden, set())) == hidden


def test_the_shells_table_and_json_hold_nothing_of_it(review: Edition):
    import json

    context = review.context
    hidden = canaries(context.snapshot, context.framework, "panel")
    shown = findings(context.snapshot, context.framework, audience="panel")
    for text in (csv_text(shown), json.dumps(records(shown))):
        assert found_in(text.encode(), hidden, sentences(context.snapshot)) == []
