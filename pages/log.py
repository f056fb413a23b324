"""Who did what, and when?"""

from ui import eventlog
from ui.desk import open_desk
from ui.guard import guard

visit = guard("log")
desk = open_desk(visit)

eventlog.show(desk)
