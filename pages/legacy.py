"""Will it go on without us?"""

from ui.change import change_in_detail
from ui.figure import show, side_by_side
from ui.frame import open_page
from ui.guard import guard
from wincore.explanations import scales
from wincore.figures import legacy
from wincore.figures.answered import answered

visit = guard("legacy")
page = open_page(visit, "wave")
context = page.context

side_by_side(
    legacy.networks(context, legacy.waves(context)),
    "legacy.network",
    download_name=page.file_name("network"),
    explain=[page.explain(*legacy.MEASURES, waves=(wave,)) for wave in legacy.waves(context)],
)
measures = legacy.measures(context)
show(
    measures,
    "legacy.measures",
    brief=legacy.measures_in_brief(measures),
    download_name=page.file_name("network measures"),
    explain=page.explain(*legacy.MEASURES, waves=legacy.waves(context)),
)
show(
    legacy.champions(context),
    "legacy.champions",
    download_name=page.file_name("champions"),
    explain=page.explain("legacy.champion_employers", "legacy.champion_events"),
)
show(
    answered(context, legacy.INTENTION),
    "legacy.answers",
    download_name=page.file_name("answers on going on"),
    explain=page.told(*scales.of_scales(context, legacy.INTENTION)),
)
show(
    legacy.intention(context),
    "legacy.intention",
    download_name=page.file_name("intention to continue"),
    explain=page.explain(*legacy.INTENTION, waves=page.both_waves),
)
show(
    legacy.resources(context),
    "legacy.resources",
    download_name=page.file_name("resources"),
    explain=page.explain(*legacy.RESOURCE_COUNTS),
)
change_in_detail(page, "legacy")
