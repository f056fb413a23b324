"""How far is each workforce from the city?"""

from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.charts import dots_against

visit = guard("workforce")
page = open_page(visit, "wave", "group", "employer", group="Black")
group = page.filters.group

show(
    dots_against(
        page.employers("workforce.representation", group=group),
        group=group,
        line=page.london(group),
        target=page.framework.programme.target_group,
    ),
    "workforce.representation",
    download_name=page.file_name("workforce"),
    explain=page.explain("workforce.representation", group=group),
)
