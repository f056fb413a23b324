"""Write the whole pack: five files of one edition, all or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from wincore.findings import Audience
from wincore.framework import Framework
from wincore.pack.certificate import certificate
from wincore.pack.edition import Edition, edition
from wincore.pack.parts import content
from wincore.pack.protection import Certify, certified, require_protected
from wincore.store import Ledger

DECK, REPORT, BOOK, PAGE, CERTIFICATE = (
    "review.pptx",
    "review.docx",
    "review.xlsx",
    "review.html",
    "certificate.json",
)
FILES = (DECK, REPORT, BOOK, PAGE, CERTIFICATE)
Progress = Callable[[float, str], None]
READING, AUDITING, DECIDING, WRITING, DONE = (
    "Reading what is held",
    "Auditing what may be shown",
    "Working out what the pack says",
    "Writing {name}",
    "Done",
)


def build_pack(
    ledger: Ledger,
    out: Path,
    *,
    framework: Framework | None = None,
    as_at: date | None = None,
    freeze: str | None = None,
    audience: Audience = "panel",
    who: str = "",
    progress: Progress | None = None,
    certify: Certify = certified,
) -> list[Path]:
    """Write the pack of a freeze, or of what counts as at a date, into a folder; return its files.

    ``progress`` is told how much is done (0 to 1) and what comes next. Raise PackRefused, with
    nothing written, for an unprotected audience and where the disclosure audit fails. The log says
    that ``who`` gave it to its audience.
    """
    tell = progress or _silent
    tell(0.0, READING)
    made = edition(ledger, framework, as_at=as_at, freeze=freeze, audience=audience)
    paths = write_pack(made, out, progress=tell, certify=certify)
    record_release(ledger, made, who)
    return paths


def record_release(ledger: Ledger, made: Edition, who: str) -> None:
    """Put into the log that an edition goes out, so that the next one is protected beside it."""
    context, frozen = made.context, made.freeze
    ledger.release(context.snapshot, context.audience, who, frozen.name if frozen else "")


def write_pack(
    made: Edition, out: Path, *, progress: Progress | None = None, certify: Certify = certified
) -> list[Path]:
    """Write the pack of an edition, as `build_pack` does."""
    files = pack_files(made, progress=progress, certify=certify)
    return _put(files, out)


def pack_files(
    made: Edition, *, progress: Progress | None = None, certify: Certify = certified
) -> dict[str, bytes]:
    """Return the files of the pack of an edition by name, as `build_pack` writes them."""
    with made.in_force():
        return _files(made, progress or _silent, certify)


def _files(made: Edition, tell: Progress, certify: Certify) -> dict[str, bytes]:
    tell(0.2, AUDITING)
    audited = require_protected(made.context, certify)
    tell(0.3, DECIDING)
    pack = content(made)
    files: dict[str, bytes] = {}
    for place, (name, write) in enumerate(_writers().items()):
        tell(0.4 + 0.14 * place, WRITING.format(name=name))
        files[name] = write(pack, made)
    files[CERTIFICATE] = certificate(made, pack, files, audited)
    tell(1.0, DONE)
    return files


def _writers() -> dict[str, Callable[..., bytes]]:
    """Return a writer for each file; they are imported here because their libraries are slow."""
    from wincore.pack.book import book
    from wincore.pack.deck import deck
    from wincore.pack.report import report
    from wincore.pack.web import page

    return {
        DECK: lambda pack, made: deck(pack, made.written, made.programme.target_group),
        REPORT: lambda pack, made: report(pack, made.written, made.programme.target_group),
        BOOK: lambda pack, made: book(pack, made.written),
        PAGE: lambda pack, made: page(pack),
    }


def _put(files: dict[str, bytes], out: Path) -> list[Path]:
    """Write the files beside their place and move them there when all are whole."""
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=out, prefix=".pack-"))
    try:
        for name, content_ in files.items():
            (beside / name).write_bytes(content_)
        for name in files:
            os.replace(beside / name, out / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return [out / name for name in files]


def _silent(done: float, what: str) -> None:
    """Tell nobody."""
