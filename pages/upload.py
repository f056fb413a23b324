"""Is my file right, and what will it do?"""

from ui.desk import open_desk
from ui.guard import guard
from ui.upload import accepting, board, consequences, drop

visit = guard("upload")
desk = open_desk(visit)

held = drop.files(desk)
accepting.outcome(held, desk)
stands = board.standings(held, desk)
board.show(held, desk, stands)
consequences.show(held, desk, stands)
