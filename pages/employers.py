"""What is this one employer's story?"""

from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from ui.packing import brief
from ui.states import bullets, empty
from wincore.explanations import scales
from wincore.figures import commitment, community, employer, review, strategy, workforce

visit = guard("employers")
page = open_page(visit, "employer", "wave", "group", group="Black")
context = page.context

if not page.filters.one_employer:
    empty("Choose an employer above to read its story.")
    page.links_to_employers()
else:
    name = page.filters.employer
    brief(page)
    show(
        employer.profile(context),
        "employers.profile",
        download_name=page.file_name("profile"),
        explain=page.explain(*employer.indicators(context)),
    )
    show(
        commitment.matrix(context),
        "employers.commitment",
        download_name=f"commitments {name}",
        explain=page.explain(*review.TESTS),
    )
    show(
        strategy.actions(context),
        "employers.actions",
        download_name=f"actions {name}",
        explain=page.explain(*strategy.ACTIONS),
    )
    show(
        strategy.challenges(context),
        "employers.challenges",
        download_name=f"challenges {name}",
        explain=page.explain(*strategy.SOLUTIONS),
    )
    show(
        workforce.against_london(context),
        "employers.workforce",
        download_name=f"workforce {name}",
        explain=page.explain("workforce.representation", group=page.filters.group),
    )
    show(
        employer.answers(context),
        "employers.answers",
        download_name=f"answers {name}",
        explain=page.told(*scales.of_scales(context.of_everybody, context.scales_of("community"))),
    )
    show(
        community.learned(context),
        "employers.learned",
        download_name=f"learning {name}",
        explain=page.explain(*context.scales_of("community"), waves=page.both_waves),
    )
    bullets("Gaps in its returns", employer.gaps(context), "Everything asked for is there.")
