"""The appendix explains what the pack shows: findings, and the answers to scales after them."""

from wincore.explanations.scales import of_scales
from wincore.figures import why
from wincore.figures.answered import answered
from wincore.pack import Edition
from wincore.pack.appendix import explained


def test_answers_to_scales_are_explained_after_the_findings(review: Edition):
    context = review.context
    table = explained(review).exhibits[0].chart.table
    findings = why.table(context).table
    assert table.iloc[: len(findings)].equals(findings)
    scales = [i.id for i in context.framework.indicators if i.scale]
    rest = table.iloc[len(findings) :].set_index("Indicator")["Why this number"]
    shown = answered(context, scales).table["Row"]
    assert list(rest.index) == [one.title for one in of_scales(context, scales)]
    assert len(rest) == len(shown) > 0
    for words in rest:
        assert "What it means: The share of favourable answers" in words
        assert "Questions asked: “" in words
        assert "\nCells: " not in words  # for a panel: lines of a survey are people
