"""Is the Lab on course for its review?"""

from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from ui.outcomes import lines, standing
from ui.states import bullets
from wincore.explanations import ratings
from wincore.figures import outcomes
from wincore.summary import not_known, outcome_lines

visit = guard("overview")
page = open_page(visit, "wave")
context = page.context

standing(page)
show(
    outcomes.objectives(context),
    "overview.objectives",
    download_name=page.file_name("objectives"),
    explain=page.explain(*outcomes.parts(context)),
)
lines(page, outcome_lines(context.findings, context.framework, context.wave), "outcome")
show(
    outcomes.grid(context),
    "overview.grid",
    download_name=page.file_name("employers by outcomes"),
    explain=page.told(*ratings.of_outcomes(context)),
)
show(outcomes.milestones(context), "overview.milestones", download_name=page.file_name("dates"))
bullets(
    "What is not known",
    not_known(context.findings, context.snapshot, context.framework, context.wave),
)
