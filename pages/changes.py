"""What moved since then, and why?"""

from ui import since
from ui.guard import guard

visit = guard("changes")
desk, found = since.open_since(visit)

since.moves(found, desk.framework, "changes.moved")
since.rows(found)
