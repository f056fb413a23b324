"""What exactly does each figure mean?"""

from ui.benchmarks import offer
from ui.choices import from_list
from ui.frame import open_page
from ui.guard import guard
from ui.methods import any_figure, bearing, benchmarks, indicator_cards, policy, searched

visit = guard("methods")
page = open_page(visit)

words = searched()
outcome = from_list("Outcome", page.outcome_titles(), key="outcome")
indicator_cards(page, words, outcome)
any_figure(page)
bearing()
benchmarks(page)
offer(page, "methods")
policy(page)
