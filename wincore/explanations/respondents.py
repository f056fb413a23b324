"""Why these rates of groups, and these weighted shares: respondents set against the workforce."""

from __future__ import annotations

from functools import partial

from wincore.cells import Selection
from wincore.cells.people import Counted
from wincore.cells.questions import Part as Whose
from wincore.cells.questions import asked, of_question
from wincore.cells.selection import DENOMINATOR, NUMERATOR, Asked
from wincore.explanations.explanation import (
    ASKED,
    IN_FIGURES,
    MEANS,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
    told,
)
from wincore.figures import nonresponse, weights
from wincore.figures.context import Context
from wincore.figures.responding import responding
from wincore.findings import ALL
from wincore.framework.instrument import Item
from wincore.indicators.computing import facts_of
from wincore.indicators.groups import GROUPS
from wincore.indicators.workforce import HEADCOUNT
from wincore.lineage import quoted
from wincore.parts import Part
from wincore.wording import absent, number, out_of, percent, percentage_points

RATE, WEIGHTED = "Response of {group}", "“{item}”, weighted"
RATE_MEANS = "Responses of a group of staff, set against the headcount of the same group."
RATE_FORMULA = (
    "responses of the group ÷ its headcount, of the employers of which both are held; who did not "
    "declare is in no group, here as there"
)
RATE_FIGURES = "{rate}: {of}; {share} of all answers, {staff} of the staff"
CENSUS = "none: answers and headcount are counted, not sampled"
WEIGHTED_MEANS = (
    "The share that agrees if every employer, sex, age and ethnic group counted as often among the "
    "answers as it does in the workforce; shown beside the share as answered."
)
WEIGHTED_FORMULA = (
    "weights are found by raking: each margin in turn is brought to its headcount until all of "
    "them hold; the share is the sum of weights of those who agree ÷ the sum of all weights"
)
WEIGHTED_FIGURES = (
    "as answered {raw} ({of}); of {n} who have a weight {plain} without it, {weighted} with it: "
    "{apart}"
)
WEIGHTED_RANGE = (
    "{low} to {high} (95 % interval, Wilson, at the number of answers that the weights leave: n ÷ "
    "design effect)"
)
LEFT = "{left} of {all} responses without an answer that counts"
MARGINS = "Headcounts weighted to"


def of_groups(context: Context) -> tuple[Explanation, ...]:
    """Return an explanation of the response of each group of staff that the table lists."""
    table = nonresponse.by_group(context).table
    listed = set(table["Group"]) if len(table) else set()
    return tuple(
        Explanation(
            RATE.format(group="everybody" if group == ALL else group),
            ("response", group, context.wave),
            partial(_rate, context, group),
        )
        for group in nonresponse.GROUPS
        if group in listed
    )


def _rate(context: Context, group: str, whose: str) -> Told:
    table = nonresponse.by_group(context).table.set_index("Group")
    row = table.loc[group]
    facts = facts_of(context.snapshot, context.framework)
    both = _employers(context, group)
    answers = asked(facts, Whose(nonresponse.STAFF, context.wave, group=group))
    answers = answers[answers["employer_id"].map(facts.names).isin(both)]
    staff = Counted(facts, Asked("", ALL, context.wave, group), "workforce")
    mine = staff.frame["employer_id"].map(facts.names).isin(both).to_numpy(dtype=bool)
    figures = RATE_FIGURES.format(
        rate=percent(row["Response rate"], 1),
        of=out_of(row["Responses"], row["Headcount"]),
        share=percent(row["Share of answers"], 1),
        staff=percent(row["Share of staff"], 1),
    )
    figure = [
        Part(MEANS, RATE_MEANS),
        Part(WORKED_OUT, RATE_FORMULA),
        Part(IN_FIGURES, figures),
        Part(RANGE, CENSUS),
    ]
    chosen = [
        Selection(NUMERATOR, "responses", answers.index, ("employer",)),
        staff.cells(DENOMINATOR, staff.belonging(GROUPS[group]) & mine, HEADCOUNT),
    ]
    return told(context, figure, chosen)


def _employers(context: Context, group: str) -> set[str]:
    """Return the employers of which answers and both headcounts are held."""
    found, everybody = (responding(context, context.wave, g) for g in (group, ALL))
    held = found["answers"].notna() & found["people"].notna() & everybody["people"].notna()
    return set(found.index[held])


def of_weights(context: Context) -> tuple[Explanation, ...]:
    """Return an explanation of the weighted share of every statement that the table lists."""
    if weights.weights(context).table.empty:
        return ()
    questionnaire = context.framework.instrument(nonresponse.STAFF)
    items = [i for i in questionnaire.items if i.kind == "likert" and _top(context, i)]
    return tuple(
        Explanation(
            WEIGHTED.format(item=i.text),
            ("weighted", i.id, context.wave),
            partial(_weighted, context, i),
        )
        for i in items
    )


def _top(context: Context, item: Item) -> list[str]:
    answers = context.framework.instrument(nonresponse.STAFF).answer_set(item)
    return answers.top if answers else []


def _weighted(context: Context, item: Item, whose: str) -> Told:
    facts = facts_of(context.snapshot, context.framework)
    whom = Whose(nonresponse.STAFF, context.wave)
    chosen = of_question(facts, whom, item, _top(context, item))
    everybody = len(asked(facts, whom))
    left = everybody - len(chosen[-1].rows) if chosen else everybody
    held = facts.held("workforce")
    margins = held.index[held["wave"] == context.wave]
    chosen.append(Selection(MARGINS, "workforce", margins, (HEADCOUNT,)))
    figure = [
        Part(MEANS, WEIGHTED_MEANS),
        Part(WORKED_OUT, WEIGHTED_FORMULA),
        Part(ASKED, quoted(item)),
        *_figures(context, item, len(chosen[0].rows)),
    ]
    words = LEFT.format(left=number(left), all=number(everybody)) if left else ""
    return told(context, figure, chosen, words)


def _figures(context: Context, item: Item, top: int) -> list[Part]:
    found = weights.weights(context)
    rows = found.table[found.table["Statement"].str.startswith(item.text)]
    if rows.empty or absent(rows["Weighted"].iloc[0]):
        return []
    row = rows.iloc[0]
    figures = WEIGHTED_FIGURES.format(
        raw=percent(row["All who answered"], 1),
        of=out_of(top, row["n"]),
        plain=percent(row["Those weighted, unweighted"], 1),
        n=number(row["n weighted"]),
        weighted=percent(row["Weighted"], 1),
        apart=percentage_points(row["Difference"]),
    )
    low, high = (percent(row[c], 1) for c in ("Weighted, low", "Weighted, high"))
    return [
        Part(IN_FIGURES, figures),
        Part(RANGE, WEIGHTED_RANGE.format(low=low, high=high)),
        Part("Weights", found.sentence),
    ]
