"""What is hidden, and whether a file or an answer of the server holds any of it.

The canaries are the demonstration's own: each true number of a thousand or more that an audience
may not see, and every sentence that somebody wrote. Numbers arrive as text, in figures as packed
arrays, and in tables as Arrow columns; all three are searched, and the members of archives.
"""

import base64
import io
import re
import zipfile
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.ipc

from wincore.figures.workforce import POINTS
from wincore.findings import Audience
from wincore.framework import Framework
from wincore.indicators import findings, views
from wincore.indicators.groups import GROUPS
from wincore.store.snapshot import Snapshot

LEAST = 1000  # smaller numbers occur by chance in any file
COUNTS = ["numerator", "denominator", "value", "n", "missing"]
PACKED = re.compile(rb'"dtype":\s*"(\w+)",\s*"bdata":\s*"([^"]*)"')
GROUPED = re.compile(rb"(?<![\w.,\-])\d{1,3}(?:,\d{3})+(?![,.]?\d|\w)")
PLAIN = re.compile(rb"(?<![\w.\-])(\d{4,7})(?:\.0+)?(?!\w|\.\d)")
SHARED = re.compile(rb't="s"><v>\d+</v>')  # a workbook's number of a text that it holds elsewhere
LIBRARY = re.compile(rb"<script[^>]*>[^<]{0,200}plotly\.js v.*?</script>", re.DOTALL)
MEASURE = re.compile(rb'="-?\d+"')  # sizes and places in XML are no figures
ARROW = b"\xff\xff\xff\xff"  # begins each message of an Arrow stream
LONGEST = 12  # letters of a sentence by which it is known


def found_in(part: bytes, numbers: set[int], texts: set[str]) -> list[object]:
    """Return which of these numbers and texts stand in a file or an answer, archives unpacked."""
    every = [part]
    if zipfile.is_zipfile(io.BytesIO(part)):
        with zipfile.ZipFile(io.BytesIO(part)) as archive:
            every = [archive.read(name) for name in archive.namelist()]
        inside = (found_in(one, numbers, texts) for one in every)
        return [held for one in inside for held in one]
    return [*_numbers(part, numbers), *_texts(part, texts)]


def _numbers(part: bytes, numbers: set[int]) -> Iterator[object]:
    rest, tables = _without_tables(part)
    cells = [v for t in tables for column in t.columns for v in column.to_pylist()]
    written = [rest, *(str(v).encode() for v in cells if isinstance(v, str))]
    yield from {n for w in written for n in _written(w)} & numbers
    arrays = [[v for v in cells if isinstance(v, int | float)]]
    for dtype, packed in PACKED.findall(part):
        bare = base64.b64decode(packed.replace(rb"\u002f", b"/"))
        arrays.append(np.frombuffer(bare, dtype.decode()).tolist())
    arrays = [a for a in arrays if len(a) != POINTS]  # the sizes at which limits are drawn
    yield from {int(v) for a in arrays for v in a if np.isfinite(v) and v == int(v)} & numbers


def _written(text: bytes) -> set[int]:
    bare = MEASURE.sub(b'=""', SHARED.sub(b"", LIBRARY.sub(b"", text)))
    found = [w.replace(b",", b"") for w in GROUPED.findall(bare)] + PLAIN.findall(bare)
    return {int(w) for w in found}


def _without_tables(part: bytes) -> tuple[bytes, list[pa.Table]]:
    """Return what was sent without its Arrow tables, and these."""
    rest, tables, at = b"", [], 0
    while (begins := part.find(ARROW, at)) >= 0:
        source = pa.BufferReader(part[begins:])
        try:
            tables.append(pa.ipc.open_stream(source).read_all())
        except (pa.ArrowInvalid, OSError):
            rest, at = rest + part[at : begins + len(ARROW)], begins + len(ARROW)
            continue
        rest, at = rest + part[at:begins], begins + source.tell()
    return rest + part[at:], tables


def _texts(part: bytes, texts: set[str]) -> Iterator[object]:
    yield from (t for t in texts if t.encode() in part)


def canaries(snapshot: Snapshot, framework: Framework, audience: Audience) -> set[int]:
    """Return the numbers that an audience may not see, and that it sees nowhere else."""
    true = findings(snapshot, framework)
    return _large(true[COUNTS]) - _seen(snapshot, framework, audience)


def _seen(snapshot: Snapshot, framework: Framework, audience: Audience) -> set[int]:
    shown = findings(snapshot, framework, audience=audience)
    wide = [
        views.levels(snapshot, framework, group=g, wave=w.id, audience=audience)
        for g in GROUPS for w in framework.programme.waves
    ]  # fmt: skip
    wide.append(views.funnel(snapshot, framework, groups=list(GROUPS), audience=audience))
    counts = pd.concat(wide)[["people", "known"]]
    sums = counts.sum(), counts.groupby(level=0).sum().stack()
    return _large(shown[COUNTS]) | _large(counts) | _large(pd.concat(sums).to_frame())


def _large(frame: pd.DataFrame) -> set[int]:
    values = pd.unique(frame.to_numpy(float).ravel())
    return {int(v) for v in values if np.isfinite(v) and v >= LEAST and v == int(v)}


def sentences(snapshot: Snapshot) -> set[str]:
    said = snapshot.table("comments")["text"].astype(str)
    return {t for t in said.unique() if len(t) >= LONGEST and t != "Nothing to add."}
