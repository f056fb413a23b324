"""What is this one employer's story?"""

from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from ui.packing import brief
from ui.states import bullets, empty
from wincore.figures import commitment, community, employer, strategy, workforce

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
    )
    show(commitment.matrix(context), "employers.commitment", download_name=f"commitments {name}")
    show(strategy.actions(context), "employers.actions", download_name=f"actions {name}")
    show(strategy.challenges(context), "employers.challenges", download_name=f"challenges {name}")
    show(
        workforce.against_london(context),
        "employers.workforce",
        download_name=f"workforce {name}",
        explain=page.explain("workforce.representation", group=page.filters.group),
    )
    show(employer.answers(context), "employers.answers", download_name=f"answers {name}")
    show(community.learned(context), "employers.learned", download_name=f"learning {name}")
    bullets("Gaps in its returns", employer.gaps(context), "Everything asked for is there.")
