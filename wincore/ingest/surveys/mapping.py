"""Decisions of the evaluator about one tool and one instrument, remembered for the next file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from wincore.framework.categories import fold
from wincore.framework.strict import Strict
from wincore.ingest.result import ColumnRole

if TYPE_CHECKING:
    from wincore.ingest.result import Checked
    from wincore.ingest.surveys.result import SurveyResult


class Decision(Strict):
    """What one column is. Keeping an identifying column needs a reason, which goes into the log."""

    role: ColumnRole
    item: str = ""  # item id, or the demographic, where the role asks for one
    reason: str = ""


class ColumnMapping(Strict):
    """All decisions: columns by header, answer labels by item, employers by name.

    ``labels`` maps item id -> label as found -> answer code or state; item id ``*`` holds for every
    item. ``employer`` and ``wave`` name the one employer or wave that a whole file is about.
    """

    tool: str = ""
    instrument: str = ""
    columns: dict[str, Decision] = Field(default_factory=dict)
    labels: dict[str, dict[str, str]] = Field(default_factory=dict)
    employers: dict[str, str] = Field(default_factory=dict)
    employer: str = ""
    wave: str = ""

    def decision(self, header: str) -> Decision | None:
        """Return the decision on a column, or None; case, spaces and punctuation do not matter."""
        return {_key(k): v for k, v in self.columns.items()}.get(_key(header))

    def label(self, item: str) -> dict[str, str]:
        """Return folded label -> answer code for an item."""
        found = self.labels.get("*", {}) | self.labels.get(item, {})
        return {fold(k): v for k, v in found.items()}

    def employer_named(self, name: str) -> str:
        """Return the employer id decided for a name, or ""."""
        return {fold(k): v for k, v in self.employers.items()}.get(fold(name), "")

    def save(self, path: Path) -> None:
        """Write the decisions as JSON."""
        path.write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> ColumnMapping:
        """Read decisions from JSON; raise pydantic.ValidationError if they do not fit."""
        return cls.model_validate_json(path.read_text(encoding="utf-8"))


def mapping_of(
    result: SurveyResult | Checked, before: ColumnMapping | None = None
) -> ColumnMapping:
    """Return the decisions that would read the same file the same way.

    Label and employer decisions are carried over from ``before``; columns are those of the result.
    A header that occurs twice is left to matching.
    """
    old = before or ColumnMapping()
    headers = [_key(c.header) for c in result.columns]
    columns = {
        c.header: Decision(role=c.role, item=c.matched or "", reason=_reason(old, c.header))
        for c in result.columns
        if c.header and headers.count(_key(c.header)) == 1
    }
    return old.model_copy(
        update={"tool": result.dialect, "instrument": result.instrument, "columns": columns}
    )


def _reason(old: ColumnMapping, header: str) -> str:
    found = old.decision(header)
    return found.reason if found else ""


def _key(header: str) -> str:
    return fold(header).strip("?!* ")
