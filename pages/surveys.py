"""What did people say?"""

from ui.choices import from_list, one_of
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.figures import survey

visit = guard("surveys")
page = open_page(visit, "wave", "group")
context = page.context

instrument = from_list("Questionnaire", survey.instruments(context), key="instrument")
item = from_list("Question", survey.items(context, instrument), key="item")
by = one_of("Split by", survey.SPLITS, key="by")

show(
    survey.item(context, instrument, item, by),
    "surveys.item",
    download_name=page.file_name(item, by),
)
for scale in survey.scales(context, instrument):
    show(
        survey.scale(context, instrument, scale),
        f"surveys.scale.{scale}",
        download_name=page.file_name(scale),
        level=3,
    )
show(
    survey.ranked(context, instrument),
    "surveys.ranked",
    download_name=page.file_name(instrument, "change"),
)
show(
    survey.response(context),
    "surveys.response",
    download_name=page.file_name("response rates"),
    explain=page.explain("survey.response_rate_inclusion", group="all"),
)
