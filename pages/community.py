"""What was learned, and is it used?"""

from ui import comments
from ui.change import change_in_detail
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.explanations import scales
from wincore.figures import community, legacy
from wincore.figures.answered import answered

visit = guard("community")
page = open_page(visit, "wave", "employer")
context = page.context

show(
    answered(context, context.scales_of("community")),
    "community.answers",
    download_name=page.file_name("answers on learning and practice"),
    explain=page.told(*scales.of_scales(context, context.scales_of("community"))),
)
show(
    community.learned(context),
    "community.learned",
    download_name=page.file_name("learning"),
    explain=page.explain(*context.scales_of("community"), waves=page.both_waves),
)
show(
    community.value_cycles(context),
    "community.value",
    download_name=page.file_name("value and practice"),
    explain=page.explain(*community.measured(), waves=page.both_waves),
)
comments.quoted(page, "participant")
show(
    community.attendance(context),
    "community.attendance",
    download_name=page.file_name("attendance"),
    explain=page.explain("community.attendance", "community.sessions_held"),
)
show(
    legacy.resources(context),
    "community.resources",
    download_name=page.file_name("resources and their reach"),
    explain=page.explain("community.resources_published", "community.reach"),
)
change_in_detail(page, "community")
