"""Every chart and every table of figures says why its numbers are what they are."""

import pytest

from tests.pages.desk import ROOT, page
from tests.pages.walk import drawn
from ui.explain import WHICH, WHY

# What is drawn without "Why this number?", and why it needs none.
EXCEPT = {
    "overview.milestones": "dates of the programme file, no figures",
    "review.risks": "entered by hand, as the evaluator judges them",
    "policy.near.stacked": "of the rule that hides, not of the programme",
    "data.returns.listed": "what is held, file by file: no figure is made of it",
    "ledger.stacked": "the list of uploads itself",
    "ledger.one.stacked": "one upload itself",
    "changes.rows.stacked": "rows of uploads: the file stands in each line",
    "log.stacked": "who did what, and when",
    "": "Methods: reference rows, each with its base, year and source",
}
CHOSEN = {"employers": {"employer": "Fictional Cloud Works"}, "changes": {"by": "By uploads"}}
PATHS = sorted(p.stem for p in (ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("audience", ["evaluator", "panel"])
@pytest.mark.parametrize("path", PATHS)
def test_whatever_shows_numbers_says_why(path, audience, demonstration):
    app = page(path, audience=audience, **CHOSEN.get(path, {})).run()
    assert not app.exception
    without = {d.key for d in drawn(app) if not d.explained}
    assert without <= set(EXCEPT)


@pytest.mark.parametrize("instrument", ["participant", "inclusion", "lead"])
@pytest.mark.parametrize("by", ["Wave", "Employer", "Group"])
def test_surveys_say_why_however_they_are_split(instrument, by, demonstration):
    app = page("surveys", instrument=instrument, by=by).run()
    assert not app.exception
    assert all(d.explained for d in drawn(app))


def test_a_chart_of_several_scales_explains_each_of_them(demonstration):
    app = page("community").run()
    which = next(s for s in app.selectbox if s.key == "community.learned.which")
    assert which.label == WHICH
    for title in which.options[1:3]:
        which.set_value(title).run()
        assert not app.exception
        words = "\n".join(str(m.value) for m in app.markdown).replace("\\", "")
        assert f"**{title}**" in words
        which = next(s for s in app.selectbox if s.key == "community.learned.which")


def test_the_outcome_cards_explain_rating_headline_and_the_rest(demonstration):
    app = page("overview").run()
    assert sum(e.label == WHY for e in app.expander) >= 6
    which = next(s for s in app.selectbox if s.key == "outcome.commitment.which")
    assert which.options[0].startswith("Rating of")
    assert len(which.options) > 5
