"""Microsoft Forms: one workbook, choices joined by semicolons, e-mail "anonymous"."""

from __future__ import annotations

from collections.abc import Sequence

from wincore.demonstration.answers import Value
from wincore.demonstration.replies import Reply
from wincore.demonstration.sheets import Cell, workbook
from wincore.framework.instrument import Item

META = ("Id", "Start time", "Completion time", "Email", "Name")
SHEET = "Form1"
DATES = "m/d/yy h:mm:ss"


def forms(items: Sequence[Item], replies: Sequence[Reply]) -> bytes:
    """Return the workbook that Forms exports.

    The editor of Forms leaves non-breaking spaces where text was pasted: here in every third
    question.
    """
    header = (*META, *(_pasted(i.text) if n % 3 == 0 else i.text for n, i in enumerate(items)))
    return workbook({SHEET: [header, *(_row(items, r) for r in replies)]}, dates=DATES)


def _row(items: Sequence[Item], reply: Reply) -> tuple[Cell, ...]:
    meta = (reply.number, reply.started, reply.ended, "anonymous", "")
    return (*meta, *(_cell(reply.values[i.id]) for i in items))


def _cell(value: Value) -> Cell:
    return "".join(f"{choice};" for choice in value) if isinstance(value, tuple) else value


def _pasted(text: str) -> str:
    head, space, last = text.rpartition(" ")
    return f"{head}\u00a0{last}" if space else text
