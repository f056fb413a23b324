"""Do strategies deal with intersecting inequalities, and are they carried out?"""

from ui.change import change_in_detail
from ui.choices import one_of
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.explanations import scales
from wincore.figures import recruitment, review, strategy
from wincore.figures.answered import answered

visit = guard("strategy")
page = open_page(visit, "wave", "employer")
context = page.context

show(
    strategy.steps(context),
    "strategy.steps",
    download_name=page.file_name("strategy steps"),
    explain=page.explain(*review.STEPS),
)
view = one_of("The 17 actions", strategy.VIEWS, key="actions")
show(
    strategy.actions(context, view),
    "strategy.actions",
    download_name=page.file_name("toolkit actions", view),
    explain=page.explain(*strategy.ACTIONS, waves=page.both_waves),
)
show(
    strategy.challenges(context),
    "strategy.challenges",
    download_name=page.file_name("challenges"),
    explain=page.explain(*strategy.SOLUTIONS),
)
show(
    answered(context, strategy.UNDERSTANDING),
    "strategy.answers",
    download_name=page.file_name("answers on inequalities"),
    explain=page.told(*scales.of_scales(context, strategy.UNDERSTANDING)),
)
show(
    strategy.understanding(context),
    "strategy.understanding",
    download_name=page.file_name("understanding of intersecting inequalities"),
    explain=page.explain(*strategy.UNDERSTANDING, waves=page.both_waves),
)
show(
    recruitment.funnel(context),
    "strategy.funnel",
    download_name=page.file_name("recruitment"),
    explain=page.explain(*recruitment.SELECTION, groups=recruitment.FUNNEL),
)
show(
    recruitment.from_application(context),
    "strategy.from_application",
    download_name=page.file_name("appointment from application"),
    explain=page.explain(recruitment.SCREEN, groups=recruitment.screened(context)),
)
show(
    recruitment.likelihood(context),
    "strategy.likelihood",
    download_name=page.file_name("relative likelihood of appointment"),
    explain=page.explain(recruitment.LIKELIHOOD, groups=recruitment.compared(context)),
)
change_in_detail(page, "strategy")
