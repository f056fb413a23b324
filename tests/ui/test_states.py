"""What a page says where it has nothing to show."""

import pytest
from streamlit.testing.v1 import AppTest

from ui.states import ENTER_IT, REQUIRED
from ui.text import bare
from wincore.figures import gaps, workforce


def page(sentence: str) -> None:
    from ui import states

    states.empty(sentence, ["the group"])


def said(sentence: str) -> str:
    app = AppTest.from_function(page, kwargs={"sentence": sentence}).run()
    assert not app.exception
    return bare(app.info[0].value)


@pytest.mark.parametrize("sentence", [workforce.NO_LINE, gaps.NO_LINE])
def test_where_a_benchmark_is_required_it_says_who_enters_it_and_not_what_to_relax(sentence: str):
    assert REQUIRED in sentence
    told = said(sentence.format(group="young Black men"))
    assert told.endswith(ENTER_IT)
    assert "relax" not in told


def test_otherwise_it_names_the_choices_to_relax():
    assert said("No data.").endswith("To see more, relax the group.")
