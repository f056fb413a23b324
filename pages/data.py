"""What do we hold?"""

from ui import holdings, ledger
from ui.desk import open_desk
from ui.guard import guard

visit = guard("data")
desk = open_desk(visit)

holdings.show(desk)
ledger.show(desk)
ledger.one(desk)
