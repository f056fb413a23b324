"""Shall stage two go ahead?"""

from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from ui.meeting import Section, show_sections
from ui.outcomes import lines
from ui.review import decision_asked, record, suggestion, unknown
from wincore.figures import money, outcomes, risks, workforce
from wincore.statistics import gate
from wincore.summary import outcome_lines

visit = guard("review")
page = open_page(visit, "wave", "group", group="Black")
context = page.context

decision_asked(page)
show_sections(
    [
        Section("Suggested outcome", lambda: suggestion(gate(context.findings, context.framework))),
        Section(
            "Objectives",
            lambda: show(
                outcomes.objectives(context),
                "review.objectives",
                download_name=page.file_name("objectives"),
                explain=page.explain("objective.participated", group="all"),
            ),
        ),
        Section(
            "Outcomes",
            lambda: lines(outcome_lines(context.findings, context.framework, context.wave)),
        ),
        Section(
            "Employers",
            lambda: show(
                outcomes.grid(context), "review.grid", download_name=page.file_name("outcomes")
            ),
        ),
        Section(
            "Money by stage",
            lambda: show(
                money.by_stage(context), "review.stages", download_name=page.file_name("costs")
            ),
        ),
        Section(
            "Unit costs",
            lambda: show(
                money.unit_costs(context), "review.unit", download_name=page.file_name("unit costs")
            ),
        ),
        Section(
            "Workforce",
            lambda: show(
                workforce.against_london(context),
                "review.workforce",
                download_name=page.file_name("workforce"),
                explain=page.explain("workforce.representation", group=page.filters.group),
            ),
        ),
        Section(
            "Risks",
            lambda: show(
                risks.register(context), "review.risks", download_name=page.file_name("risks")
            ),
        ),
        Section("What is not known", lambda: unknown(context)),
        Section("Record", lambda: record(page)),
    ]
)
