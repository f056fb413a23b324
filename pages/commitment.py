"""Who has committed in public, and to what?"""

from ui.change import change_in_detail
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.explanations import scales
from wincore.figures import commitment, review
from wincore.figures.answered import answered

visit = guard("commitment")
page = open_page(visit, "wave", "employer")
context = page.context

show(
    commitment.matrix(context),
    "commitment.matrix",
    download_name=page.file_name("commitments"),
    explain=page.explain("commitment.both_tests", *review.TESTS),
)
show(
    commitment.strength(context),
    "commitment.strength",
    download_name=page.file_name("strength of commitment"),
    explain=page.explain("commitment.score"),
)
show(
    answered(context, commitment.PERCEIVED),
    "commitment.answers",
    download_name=page.file_name("answers on commitment"),
    explain=page.told(*scales.of_scales(context, commitment.PERCEIVED)),
)
show(
    commitment.perceived(context),
    "commitment.perceived",
    download_name=page.file_name("perceived commitment"),
    explain=page.explain(*commitment.PERCEIVED, waves=page.both_waves),
)
change_in_detail(page, "commitment")
