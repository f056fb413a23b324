"""What moved since then, and why?"""

from ui import movements, since
from ui.guard import guard

visit = guard("changes")
desk, found = since.open_since(visit)

moved = since.told(found)
movements.show(moved, desk.framework, found.names, "changes.moved")
since.rows(found)
