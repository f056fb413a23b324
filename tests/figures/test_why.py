"""The appendix of a pack: the same explanation as on the page, for every figure at once."""

from wincore.figures import why
from wincore.lineage import lineage


def test_every_figure_of_the_programme_is_explained_in_the_words_of_its_page(given):
    context = given()
    table = why.table(context).table.set_index("Indicator")
    titles = [i.title for i in context.framework.indicators]
    assert list(table.index) == [t for t in titles if t in table.index]
    assert len(table) >= len(titles) - 2
    for name, group in (("community.confidence", "all"), ("workforce.representation", "Black")):
        row = context.programme(name, group=group).iloc[0]
        known = context.framework.indicator(name)
        told = lineage(known, row, context.framework, context.snapshot, findings=context.findings)
        words = table.at[known.title, "Why this number"]
        assert words == "\n".join(f"{p.name}: {p.text}" for p in told)
        assert f"\nCells: {'Answers' if group == 'all' else 'Numerator'}" in words


def test_others_than_the_evaluator_are_told_no_cells(given):
    words = "\n".join(why.table(given("panel")).table["Why this number"])
    assert "\nCells: " not in words
