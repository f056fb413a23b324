"""The certificate: which figures were shown, from which data, protected how, in which files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from wincore import __version__
from wincore.exporting import records
from wincore.figures.review import figure_words
from wincore.findings import ALL
from wincore.pack.content import Pack
from wincore.pack.edition import Edition
from wincore.store.records import as_dict

ROUNDING = (
    "`shown` is rounded as on slides and pages: halves away from nought; `value` is not rounded."
)


def certificate(
    edition: Edition, pack: Pack, files: Mapping[str, bytes], disclosure: Mapping[str, Any]
) -> bytes:
    """Return certificate.json: the edition, its disclosure audit, file hashes, every figure."""
    context = edition.context
    document = {
        "title": pack.title,
        "demonstration": edition.demonstration,
        "audience": context.audience,
        "as_at": context.snapshot.as_at.isoformat(),
        "wave": context.wave,
        "snapshot": context.snapshot.fingerprint,
        "framework": context.framework.fingerprint,
        "software": __version__,
        "freeze": _freeze(edition),
        "record": _told(edition, as_dict(edition.kept)) if edition.kept else None,
        "uploads": [{"file": u.file, "sha256": u.sha256} for u in context.snapshot.uploads],
        "disclosure": dict(disclosure),
        "files": [_file(name, content) for name, content in files.items()],
        "rounding": ROUNDING,
        "figures": _figures(edition),
        "exhibits": _exhibits(pack),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _freeze(edition: Edition) -> dict[str, Any] | None:
    frozen = edition.freeze
    if frozen is None:
        return None
    names = ("name", "who", "version", "policy", "seal")
    found = {name: getattr(frozen, name) for name in names} | {"at": frozen.at.isoformat()}
    return _told(edition, found)


def _told(edition: Edition, found: dict[str, Any]) -> dict[str, Any]:
    """Return what is told of a freeze or a record: to the public not who made it."""
    public = edition.context.audience == "public"
    return {name: value for name, value in found.items() if not (public and name == "who")}


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _figures(edition: Edition) -> list[dict[str, Any]]:
    """Return the programme's figures at every wave, with their words."""
    context = edition.context
    known = {i.id: i for i in context.framework.indicators}
    rows = context.findings[context.findings["employer"] == ALL]
    names = ["indicator", "wave", "group", "value", "numerator", "denominator", "n", "unit",
             "rating", "evidence", "inputs", "note"]  # fmt: skip
    plain = records(rows[names])
    words = [
        figure_words(row, known[row["indicator"]]) if row["indicator"] in known else ""
        for _, row in rows.iterrows()
    ]
    return [values | {"shown": word} for values, word in zip(plain, words, strict=True)]


def _exhibits(pack: Pack) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "id": exhibit.id,
            "name": exhibit.name,
            "title": exhibit.title,
            "shown": records(exhibit.words),
        }
        for _, exhibit, number in pack.exhibits()
    ]
