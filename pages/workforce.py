"""How far is each workforce from the city?"""

from ui.benchmarks import offer
from ui.change import change_in_detail
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.explanations import levels
from wincore.figures import definition, gaps, pooling, workforce

visit = guard("workforce")
page = open_page(visit, "wave", "group", "employer", group="Black")
context, group = page.context, page.filters.group

show(
    workforce.against_london(context),
    "workforce.representation",
    download_name=page.file_name("workforce"),
    explain=page.explain("workforce.representation", group=group),
)
offer(page, "workforce", group)
found = gaps.gaps(context)
show(
    found,
    "workforce.gaps",
    brief=gaps.in_brief(found),
    download_name=page.file_name("gap to London"),
    explain=page.explain(*workforce.GAPS, group=group),
)
show(
    workforce.by_level(context),
    "workforce.levels",
    download_name=page.file_name("levels"),
    explain=page.told(*levels.of_levels(context))
    + page.explain("workforce.headcount", group=group),
)
show(
    workforce.by_size(context),
    "workforce.size",
    download_name=page.file_name("by size"),
    explain=page.explain("workforce.representation", "workforce.representation_ratio", group=group),
)
show(
    pooling.pooled(context),
    "workforce.pooled",
    download_name=page.file_name("by size", "pooled"),
    explain=page.explain("workforce.representation", group=group),
)
show(
    workforce.declared(context),
    "workforce.declared",
    download_name=page.file_name("declaration rates"),
    explain=page.explain("workforce.declaration_rate", group=group),
)
show(
    definition.strict_and_broad(context),
    "workforce.definition",
    download_name=page.file_name("strict and broad"),
    explain=page.explain(*definition.FIGURES, groups=definition.definitions(context)),
)
change_in_detail(page, "workforce")
