"""Parts 5 to 9: the four outcomes in depth, and the workforce baseline."""

from __future__ import annotations

from wincore.charts import Chart
from wincore.charts.palette import CONTEXT, SERIES, STAGES
from wincore.figures import Context, review
from wincore.figures import commitment as committed
from wincore.figures import community as practice
from wincore.figures import legacy as lasting
from wincore.figures import outcomes as drawn
from wincore.figures import recruitment as hired
from wincore.figures import strategy as planned
from wincore.pack.content import Exhibit, Native, Section, Words
from wincore.pack.edition import Edition
from wincore.pack.parts.exhibits import answers, before_after, progress, table

TIES = Native("stacked", "Employer", ("Names", "Named by"), (SERIES, CONTEXT), axis="Ties")
GATES = Native(
    "pairs",
    "Group",
    ("Shortlisted of applied", "Appointed of applied"),
    (CONTEXT, SERIES),
    axis="Share of those who applied",
)
SHARES = Native(
    "pairs",
    "Group",
    ("Share", "London"),
    (SERIES, CONTEXT),
    axis="Share of those with known answers",
)
REPRESENTATION = ("workforce.representation", "workforce.declaration_rate")
LIKELIHOOD = ("recruitment.relative_likelihood",)
FOUR_FIFTHS = ("recruitment.four_fifths",)
OWN_HIDDEN = (
    "Figures about the people of a single employer are shown as far as the disclosure rule allows; "
    "[c] stands where they are hidden."
)


def commitment(edition: Edition, number: str) -> Section:
    """Show who has committed in public, to what, and how that is seen."""
    context = edition.context
    tests = drawn.progress(context, review.TESTS)
    matrix = committed.matrix(context)
    seen = committed.perceived(context)
    return Section(
        number,
        "Commitment",
        (
            progress("tests", "Tests of a commitment", tests, context),
            table("commitments", "Commitments of each employer", matrix, context, shade="met"),
            answers("seen", "Answers on commitment", context, committed.PERCEIVED),
            before_after("perceived", "Perceived commitment", seen, context),
        ),
    )


def strategy(edition: Edition, number: str) -> Section:
    """Show strategies, the toolkit's actions, challenges, understanding and recruitment."""
    context = edition.context
    steps = drawn.progress(context, review.STEPS)
    understood = planned.understanding(context)
    return Section(
        number,
        "Strategy and approach",
        (
            progress("steps", "Strategies", steps, context),
            _own_steps(context),
            _actions(context),
            table("challenges", "Priority challenges", planned.challenges(context), context),
            answers("understood", "Answers on inequalities", context, planned.UNDERSTANDING),
            before_after("understanding", "Understanding", understood, context),
            table("funnel", "From applying to appointment", hired.funnel(context), context,
                  native=GATES),
            _from_application(context),
            _once_shortlisted(context),
        ),
    )  # fmt: skip


def _own_steps(context: Context) -> Exhibit:
    return table("strategies", "Strategy of each employer", planned.steps(context), context,
                 shade="met")  # fmt: skip


def _actions(context: Context) -> Exhibit:
    return table("actions", "Toolkit actions", planned.actions(context), context, shade="stage")


def _from_application(context: Context) -> Exhibit:
    found = hired.from_application(context)
    shown = tuple(c for c in found.table.columns if c != "Note")
    return table(
        "from_application", "Appointment from application", found, context, FOUR_FIFTHS, shown=shown
    )


def _once_shortlisted(context: Context) -> Exhibit:
    names = {"Of": "Group", "Value": "Relative likelihood", "Base": "Appointed of shortlisted"}
    found = review.renamed(hired.likelihood(context), names)
    shown = ("Group", "Relative likelihood", "Lowest", "Highest", "Appointed of shortlisted")
    return table("likelihood", "Likelihood of appointment", found, context, LIKELIHOOD, shown=shown)


def legacy(edition: Edition, number: str) -> Section:
    """Show ties, champions, resources and the intention to continue."""
    context = edition.context
    ties = [
        table(f"ties_{place}", f"Ties between employers, {wave}", chart, context, native=TIES)
        for place, (wave, chart) in enumerate(_networks(context), 1)
    ]
    return Section(
        number,
        "Legacy",
        (
            table("network", "The network", lasting.measures(context), context),
            *ties,
            _champions(context),
            table("resources", "Resources", lasting.resources(context), context),
            answers("intended", "Answers on going on", context, lasting.INTENTION),
            before_after("intention", "Intention to go on", lasting.intention(context), context),
        ),
    )  # fmt: skip


def _networks(context: Context) -> list[tuple[str, Chart]]:
    waves = lasting.waves(context)[-1:]
    return list(zip(waves, lasting.networks(context, waves), strict=True))


def _champions(context: Context) -> Exhibit:
    found = lasting.champions(context)
    kinds = tuple(c for c in found.table.columns if c != "Month")
    colours = tuple(fill for fill, _ in STAGES[1:])
    native = Native("stacked", "Month", kinds, colours, axis="Events")
    return table("champions", "Champions", found, context, native=native)


def community(edition: Edition, number: str) -> Section:
    """Show what was learned, whether it is used, and who came."""
    context = edition.context
    return Section(
        number,
        "Community of practice",
        (
            answers("answers", "Answers on learning", context, context.scales_of("community")),
            before_after("learned", "What was learned", practice.learned(context), context),
            table("used", "Cycles of value", practice.value_cycles(context), context),
            table("attendance", "Attendance", practice.attendance(context), context,
                  ["community.attendance"]),
        ),
    )  # fmt: skip


def workforce(edition: Edition, number: str) -> Section:
    """Show the workforce baseline against London, with its base notes."""
    context = edition.context
    found = review.representation(context)
    shown = ("Group", "Share", "Lowest possible", "Highest possible", "London", "Gap",
             "Known base", "Declared")  # fmt: skip
    return Section(
        number,
        "Workforce baseline",
        (
            table("representation", "Workforce against London", found, context, REPRESENTATION,
                  native=SHARES, shown=shown),
            Words(review.BASELINE),
            Words(review.CENSUS),
            Words(OWN_HIDDEN),
        ),
    )  # fmt: skip
