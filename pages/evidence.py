"""How sure can we be?"""

from ui.claims import claim_cards
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from ui.states import bullets
from wincore.evidence import STATES
from wincore.figures import evidence

visit = guard("evidence")
page = open_page(visit, "wave", "employer")
context = page.context

for outcome in page.framework.outcomes:
    show(
        evidence.grid(context, outcome.id),
        f"evidence.{outcome.id}",
        download_name=page.file_name("evidence", outcome.title),
    )
bullets("What the marks mean", [f"{state}: {meaning}" for state, meaning in STATES.items()])
show(evidence.counted(context), "evidence.counted", download_name=page.file_name("evidence"))
show(
    evidence.over_time(context),
    "evidence.waves",
    download_name=page.file_name("evidence", "waves"),
)
claim_cards(page)
