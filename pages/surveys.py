"""What did people say?"""

from ui import comments
from ui.choices import from_list, one_of
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.figures import agreement, nonresponse, reliability, survey, weights

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
show(
    agreement.agreed(context, instrument, item, by),
    "surveys.agreed",
    download_name=page.file_name(item, by, "agreement"),
    level=3,
)
for scale in survey.scales(context, instrument):
    show(
        survey.scale(context, instrument, scale),
        f"surveys.scale.{scale}",
        download_name=page.file_name(scale),
        explain=page.explain(survey.feeds(context, instrument, scale), group=page.filters.group),
        level=3,
    )
show(
    reliability.scales(context, instrument),
    "surveys.reliability",
    download_name=page.file_name(instrument, "internal consistency"),
    level=3,
)
comments.themes(page, instrument)
comments.quoted(page, instrument)
comments.desk(page, instrument)
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
show(
    nonresponse.left(context, instrument),
    "surveys.left",
    download_name=page.file_name(instrument, "who left"),
    level=3,
)
if instrument == nonresponse.STAFF:
    show(
        nonresponse.by_group(context),
        "surveys.groups",
        download_name=page.file_name("response by group"),
        level=3,
    )
    weighted = weights.weights(context)
    show(
        weighted,
        "surveys.weights",
        brief=weights.in_brief(weighted),
        download_name=page.file_name("weighted"),
        level=3,
    )
