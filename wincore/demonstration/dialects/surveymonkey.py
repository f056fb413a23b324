"""SurveyMonkey: two header rows, one column a choice, and a respondent who pressed send twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from wincore.demonstration.answers import Value
from wincore.demonstration.replies import Reply
from wincore.demonstration.sheets import Cell, Row, workbook
from wincore.framework.instrument import Item

META = (
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
)
SHEET = "Sheet"
FIRST_ID, COLLECTOR = 12_000_000_001, 400_000_001
DATES = "mm/dd/yyyy hh:mm:ss"
AGAIN = timedelta(minutes=4)


def surveymonkey(
    items: Sequence[Item], choices: Mapping[str, Sequence[str]], replies: Sequence[Reply]
) -> bytes:
    """Return the workbook that SurveyMonkey exports.

    ``choices`` holds the labels of each item that allows several. The fullest reply stands twice,
    as when somebody goes back and sends it again: same answers and address, another respondent.
    """
    columns = [*_columns(items, choices)]
    rows = [_row(columns, reply, reply.number) for reply in replies]
    rows.append(_row(columns, _again(max(replies, key=_filled)), len(replies) + 1))
    top: Row = (*META, *(c[1] for c in columns))
    second: Row = (*("" for _ in META), *(c[2] for c in columns))
    return workbook({SHEET: [top, second, *rows]}, dates=DATES)


def _columns(
    items: Sequence[Item], choices: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Item, str, str]]:
    """Yield item, first header, second header of every column."""
    for item in items:
        if item.kind == "multiple":
            for n, choice in enumerate(choices[item.id]):
                yield item, item.text if n == 0 else "", choice
        else:
            open_ended = item.kind in ("text", "number")
            yield item, item.text, "Open-Ended Response" if open_ended else "Response"


def _row(columns: Sequence[tuple[Item, str, str]], reply: Reply, number: int) -> Row:
    meta: Row = (FIRST_ID + number, COLLECTOR, reply.started, reply.ended, reply.address)
    cells = (_cell(reply.values[item.id], second) for item, _, second in columns)
    return (*meta, "", "", "", "", *cells)


def _cell(value: Value, choice: str) -> Cell:
    if isinstance(value, tuple):
        return choice if choice in value else ""
    return value


def _filled(reply: Reply) -> int:
    return sum(value != "" for value in reply.values.values())


def _again(reply: Reply) -> Reply:
    started, ended = reply.started + AGAIN, reply.ended + AGAIN
    return Reply(reply.number, started, ended, reply.address, reply.values)
