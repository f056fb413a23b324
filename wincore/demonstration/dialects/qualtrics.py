"""Qualtrics: a CSV with three header rows (name, question, import id) and a row of the tester's."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from wincore.demonstration.answers import Value
from wincore.demonstration.chance import Chance
from wincore.demonstration.replies import Reply
from wincore.framework.instrument import Item

META: tuple[tuple[str, str, str], ...] = (  # name, description, import id
    ("StartDate", "Start Date", "startDate"),
    ("EndDate", "End Date", "endDate"),
    ("Status", "Response Type", "status"),
    ("IPAddress", "IP Address", "ipAddress"),
    ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"),
    ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"),
    ("ResponseId", "Response ID", "_recordId"),
    ("RecipientLastName", "Recipient Last Name", "recipientLastName"),
    ("RecipientFirstName", "Recipient First Name", "recipientFirstName"),
    ("RecipientEmail", "Recipient Email", "recipientEmail"),
    ("ExternalReference", "External Data Reference", "externalDataReference"),
    ("LocationLatitude", "Location Latitude", "locationLatitude"),
    ("LocationLongitude", "Location Longitude", "locationLongitude"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel"),
    ("UserLanguage", "User Language", "userLanguage"),
)
STEM = "How far do you agree or disagree?"  # above the statements of a matrix question
NOWHERE = ("51.5", "-0.1")  # the same rounded place for everybody
CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789"


def qualtrics(items: Sequence[Item], replies: Sequence[Reply], mark: bool = False) -> bytes:
    """Return the CSV that Qualtrics exports with choice texts; ``mark`` adds a byte-order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(_headers(items))
    writer.writerow(_row(items, _tester(replies[0]), preview=True))
    writer.writerows(_row(items, reply) for reply in replies)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")


def _headers(items: Sequence[Item]) -> list[list[str]]:
    names = _names(items)
    texts = [f"{STEM} - {i.text}" if i.scale else i.text for i in items]
    ids = [m[2] for m in META] + [_import_id(n, i) for n, i in zip(names, items, strict=True)]
    return [
        [*(m[0] for m in META), *names],
        [*(m[1] for m in META), *texts],
        [json.dumps({"ImportId": i}, separators=(",", ":")) for i in ids],
    ]


def _names(items: Sequence[Item]) -> list[str]:
    """Return Q1, Q2_1, Q2_2 …: the items of a scale are the rows of one matrix question."""
    blocks = groupby(enumerate(items), key=lambda at: at[1].scale or f"item {at[0]}")
    names = []
    for number, (_, block) in enumerate(blocks, start=1):
        for row, (_, item) in enumerate(block, start=1):
            names.append(f"Q{number}_{row}" if item.scale else f"Q{number}")
    return names


def _import_id(name: str, item: Item) -> str:
    return name.replace("Q", "QID", 1) + ("_TEXT" if item.kind == "text" else "")


def _tester(reply: Reply) -> Reply:
    return replace(reply, number=0, address="192.0.2.255")


def _row(items: Sequence[Item], reply: Reply, preview: bool = False) -> list[str]:
    began, ended = (f"{moment:%Y-%m-%d %H:%M:%S}" for moment in (reply.started, reply.ended))
    seconds = str(int((reply.ended - reply.started).total_seconds()))
    status, channel = ("Survey Preview", "preview") if preview else ("IP Address", "anonymous")
    meta = [began, ended, status, reply.address, "100", seconds, "True", ended, _id(reply)]
    meta += ["", "", "", "", *NOWHERE, channel, "EN-GB"]
    return [*meta, *(_cell(reply.values[i.id]) for i in items)]


def _id(reply: Reply) -> str:
    chance = Chance("response id", reply.started.isoformat(), str(reply.number))
    return "R_" + "".join(chance.choice(CHARACTERS) for _ in range(15))


def _cell(value: Value) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)
