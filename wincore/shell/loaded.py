"""What `load` says of what was stored and what was not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wincore.shell.output import print_json, say

if TYPE_CHECKING:
    from wincore.intake import Outcome

STORED = "{file} is stored: upload {id}, {rows} rows."
NOT_STORED = "{file} is not stored."


def stored(outcomes: Sequence[Outcome], json: bool) -> None:
    """Report what was stored and what was not, with the problems."""
    from wincore.shell.checking import describe
    from wincore.shell.uploads import as_dict

    if json:
        files = [
            {**o.checked.as_dict(), "upload": as_dict(o.upload) if o.upload else None}
            for o in outcomes
        ]
        print_json({"files": files})
        return
    for outcome in outcomes:
        describe(outcome.checked)
        if outcome.upload:
            upload = outcome.upload
            say(STORED.format(file=upload.file, id=upload.id, rows=upload.rows))
        else:
            say(NOT_STORED.format(file=outcome.checked.file))
