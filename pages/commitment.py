"""Who has committed in public, and to what?"""

from ui.change import change_in_detail
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.figures import commitment
from wincore.figures.answered import answered

visit = guard("commitment")
page = open_page(visit, "wave", "employer")

show(
    commitment.matrix(page.context),
    "commitment.matrix",
    download_name=page.file_name("commitments"),
    explain=page.explain("commitment.both_tests", group="all"),
)
show(
    commitment.strength(page.context),
    "commitment.strength",
    download_name=page.file_name("strength of commitment"),
    explain=page.explain("commitment.score", group="all"),
)
show(
    answered(page.context, commitment.PERCEIVED),
    "commitment.answers",
    download_name=page.file_name("answers on commitment"),
    explain=page.explain("commitment.perceived_staff", group="all"),
)
show(
    commitment.perceived(page.context),
    "commitment.perceived",
    download_name=page.file_name("perceived commitment"),
    explain=page.explain("commitment.perceived_staff", group="all"),
)
change_in_detail(page, "commitment")
