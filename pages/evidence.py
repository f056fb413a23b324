"""How sure can we be?"""

from ui.claims import claim_cards
from ui.evidence import keys, maps, numbers
from ui.frame import open_page
from ui.guard import guard

visit = guard("evidence")
page = open_page(visit, "wave", "employer")

maps(page)
keys(page)
numbers(page)
claim_cards(page)
