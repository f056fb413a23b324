"""What differs between two freezes: uploads, files of the framework, policy, software, figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from wincore.changes import changes
from wincore.exporting import records
from wincore.findings import Audience
from wincore.indicators import findings
from wincore.store.freezes import Freeze
from wincore.store.ledger import Ledger


@dataclass(frozen=True)
class Differences:
    """Two freezes held against each other; everything reads from the first to the second.

    ``figures`` is a table as `wincore.changes.changes` returns it.
    """

    before: str
    after: str
    came: tuple[str, ...]  # names of files among the uploads
    went: tuple[str, ...]
    files: tuple[str, ...]  # of the framework, changed, new or gone
    benchmarks: bool
    policy: bool
    software: bool
    figures: pd.DataFrame = field(repr=False)

    @property
    def none(self) -> bool:
        """True when the two freezes say the same."""
        other = self.benchmarks or self.policy or self.software
        return not (self.came or self.went or self.files or other or len(self.figures))

    def as_dict(self) -> dict[str, Any]:
        """Return the differences as plain JSON values."""
        plain = {n: getattr(self, n) for n in self.__dataclass_fields__ if n != "figures"}
        lists = {n: list(v) if isinstance(v, tuple) else v for n, v in plain.items()}
        return lists | {"figures": records(self.figures)}


def differences(
    ledger: Ledger, before: str, after: str, *, audience: Audience = "panel"
) -> Differences:
    """Return what differs between two freezes, named in the order of time.

    Raise NoSuchFreeze for an unknown name, NotReopened where one cannot be brought back.
    """
    first, second = ledger.frozen(before), ledger.frozen(after)
    tables = [
        findings(snapshot, framework, audience=audience)
        for snapshot, framework in (ledger.reopen(before), ledger.reopen(after))
    ]
    names = {u.id: u.file for u in ledger.uploads()}
    old, new = ([i for i, _ in one.uploads] for one in (first, second))
    return Differences(
        before=before,
        after=after,
        came=tuple(names[i] for i in new if i not in old),
        went=tuple(names[i] for i in old if i not in new),
        files=_changed(first, second),
        benchmarks=first.benchmarks != second.benchmarks,
        policy=first.policy != second.policy,
        software=first.version != second.version,
        figures=changes(*tables),
    )


def _changed(first: Freeze, second: Freeze) -> tuple[str, ...]:
    names = sorted({*first.files, *second.files})
    return tuple(n for n in names if first.files.get(n) != second.files.get(n))
