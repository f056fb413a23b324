"""How sure can we be?"""

from ui.claims import claim_cards
from ui.evidence import keys, maps
from ui.figure import show
from ui.frame import open_page
from ui.guard import guard
from wincore.figures import evidence

visit = guard("evidence")
page = open_page(visit, "wave", "employer")
context = page.context

maps(page)
keys(page)
show(evidence.counted(context), "evidence.counted", download_name=page.file_name("evidence"))
show(
    evidence.over_time(context),
    "evidence.waves",
    download_name=page.file_name("evidence", "waves"),
)
claim_cards(page)
