"""What did people say?"""

from ui import comments
from ui.choices import from_list, one_of
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.explanations import answers, consistency, leavers, respondents
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
    explain=page.told(*answers.of_item(context, instrument, item, by)),
)
show(
    agreement.agreed(context, instrument, item, by),
    "surveys.agreed",
    download_name=page.file_name(item, by, "agreement"),
    explain=page.told(*answers.of_item(context, instrument, item, by)),
    level=3,
)
for scale in survey.scales(context, instrument):
    show(
        survey.scale(context, instrument, scale),
        f"surveys.scale.{scale}",
        download_name=page.file_name(scale),
        explain=page.told(*answers.of_items(context, instrument, scale))
        + page.explain(survey.feeds(context, instrument, scale), group=context.group),
        level=3,
    )
show(
    reliability.scales(context, instrument),
    "surveys.reliability",
    download_name=page.file_name(instrument, "internal consistency"),
    explain=page.told(*consistency.of_scales(context, instrument)),
    level=3,
)
comments.themes(page, instrument)
comments.quoted(page, instrument)
comments.desk(page, instrument)
show(
    survey.ranked(context, instrument),
    "surveys.ranked",
    download_name=page.file_name(instrument, "change"),
    explain=page.explain(
        *survey.fed(context, instrument), group=context.group, waves=page.both_waves
    ),
)
show(
    survey.response(context),
    "surveys.response",
    download_name=page.file_name("response rates"),
    explain=page.explain("survey.response_rate_participant", "survey.response_rate_inclusion"),
)
show(
    nonresponse.left(context, instrument),
    "surveys.left",
    download_name=page.file_name(instrument, "who left"),
    explain=page.told(*leavers.of_employers(context, instrument)),
    level=3,
)
if instrument == nonresponse.STAFF:
    show(
        nonresponse.by_group(context),
        "surveys.groups",
        download_name=page.file_name("response by group"),
        explain=page.told(*respondents.of_groups(context)),
        level=3,
    )
    weighted = weights.weights(context)
    show(
        weighted,
        "surveys.weights",
        brief=weights.in_brief(weighted),
        download_name=page.file_name("weighted"),
        explain=page.told(*respondents.of_weights(context)),
        level=3,
    )
