"""Shall stage two go ahead?"""

from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from ui.outcomes import lines
from ui.review import decision_asked, suggestion
from ui.states import bullets
from wincore.figures import money, outcomes, risks, workforce
from wincore.statistics import gate
from wincore.summary import not_known, outcome_lines

visit = guard("review")
page = open_page(visit, "wave", "group", group="Black")
context = page.context
suggested = gate(context.findings, context.framework)

decision_asked(page)
suggestion(suggested)
show(
    outcomes.objectives(context),
    "review.objectives",
    download_name=page.file_name("objectives"),
    explain=page.explain("objective.participated", group="all"),
)
lines(outcome_lines(context.findings, context.framework, context.wave))
show(outcomes.grid(context), "review.grid", download_name=page.file_name("employers by outcomes"))
show(money.by_stage(context), "review.stages", download_name=page.file_name("costs", "stages"))
show(money.costs(context), "review.costs", download_name=page.file_name("costs"))
show(money.unit_costs(context), "review.unit", download_name=page.file_name("unit costs"))
show(
    workforce.against_london(context),
    "review.workforce",
    download_name=page.file_name("workforce"),
    explain=page.explain("workforce.representation", group=page.filters.group),
)
show(risks.register(context), "review.risks", download_name=page.file_name("risks"))
bullets(
    "What is not known",
    not_known(context.findings, context.snapshot, context.framework, context.wave),
)
