"""Whom a file speaks of: names and ids in it, against the register of employers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import pandas as pd

from wincore.datasets import TABLES
from wincore.framework.categories import fold
from wincore.ingest.faults import Fault, Kind, fault
from wincore.ingest.values import nearest, shown, text_of

UNKNOWN_EMPLOYER: Kind = (
    "error",
    "{shown} is not an employer of the register{near}.",
    "Write the id or name of the register, map it to a known employer, or add it "
    "(--add-employers, or the button on the Upload page).",
)
_ID = re.compile(r"[A-Za-z]{1,6}[-_ ]?\d{1,6}")


class Register:
    """Employers by id and by name. Those a file may add are kept in ``added``, id -> name.

    A name that is not in the register is added when the register is empty and the file brings no
    Employers sheet, or when the evaluator says so; otherwise it is a fault with the nearest name.
    """

    def __init__(
        self,
        known: pd.DataFrame | None,
        own: pd.DataFrame | None = None,
        add: bool = False,
        mapping: Mapping[str, str] | None = None,
    ) -> None:
        frames = [f for f in (known, own) if f is not None and len(f)]
        self.add = add or not frames
        self.added: dict[str, str] = {}
        self.names: dict[str, str] = {}  # id -> name
        for frame in frames:
            pairs = zip(frame["employer_id"], frame["employer"], strict=True)
            self.names |= {str(i): str(n) for i, n in pairs}
        self._ids = {fold(n): i for i, n in self.names.items()}
        self._ids |= {fold(i): i for i in self.names}
        mapped = {fold(k): v for k, v in (mapping or {}).items()}
        self._ids |= {k: self._ids.get(fold(v), v) for k, v in mapped.items()}

    def knows(self, value: object) -> bool:
        """Tell whether a value is the id or name of a known employer."""
        return fold(text_of(value)) in self._ids

    def read(self, value: object) -> tuple[str, Fault | None]:
        """Return the employer's id, adding it where that is allowed, or "" with the fault."""
        text = text_of(value)
        found = self._ids.get(fold(text))
        if found is not None:
            return found, None
        if not self.add:
            near = nearest(text, list(self.names.values()))
            told = f"; the nearest known name is {near!r}" if near else ""
            asks = ("employer", text)
            return "", fault(UNKNOWN_EMPLOYER, asks=asks, shown=shown(text), near=told)
        return self._make(text), None

    def _make(self, text: str) -> str:
        made = text if _ID.fullmatch(text) else slug(text)
        taken, number = {*self.names, *self.added}, 2
        while made in taken:
            made, number = f"{slug(text)}-{number}", number + 1
        self.added[made] = text
        self._ids[fold(text)] = made
        return made

    def new_rows(self) -> pd.DataFrame:
        """Return the added employers as rows of the Employers table."""
        made = [(i, n, "", "participating", pd.NaT, pd.NaT, "") for i, n in self.added.items()]
        table = TABLES["employers"]
        rows = pd.DataFrame(made, columns=list(table.columns))
        return table.schema().validate(rows) if made else table.empty()


def slug(name: str) -> str:
    """Return a name as a short id of letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40] or "employer"
