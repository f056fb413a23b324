"""What differs between two freezes: uploads, files of the framework, policy, software, figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from wincore.changes import changes
from wincore.exporting import records
from wincore.findings import Audience
from wincore.pack.edition import edition
from wincore.store.freezes import Freeze
from wincore.store.ledger import Ledger
from wincore.wording import counted, listing

SAME = "The two freezes say the same."
CAME, WENT = "Came in: {names}.", "No longer counts: {names}."
FILES = "Files of the framework that differ: {names}."
BENCHMARKS = "The benchmark values that were entered differ."
POLICY = "Disclosure policy: {name} {before} → {after}."
SOFTWARE = "Software: version {before} → {after}."
FIGURES = "{count} differ as {audience} sees them."
NO_FIGURES = "No figure differs as {audience} sees them."
WHO: dict[Audience, str] = {
    "evaluator": "the evaluator",
    "panel": "the panel",
    "public": "the public",
}


@dataclass(frozen=True)
class Differences:
    """Two freezes held against each other; everything reads from the first to the second.

    ``figures`` is a table as `wincore.changes.changes` returns it, ``policies`` what of the
    disclosure policy differs: name -> value before and after, ``versions`` those of the software.
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
    policies: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    versions: tuple[str, str] = ("", "")
    audience: Audience = "panel"

    @property
    def none(self) -> bool:
        """True when the two freezes say the same."""
        other = self.benchmarks or self.policy or self.software
        return not (self.came or self.went or self.files or other or len(self.figures))

    def sentences(self) -> tuple[str, ...]:
        """Return what differs as sentences, one a kind."""
        return (SAME,) if self.none else tuple(self._told())

    def _told(self) -> Iterator[str]:
        for text, names in ((CAME, self.came), (WENT, self.went), (FILES, self.files)):
            if names:
                yield text.format(names=listing(names))
        if self.benchmarks:
            yield BENCHMARKS
        for name, (before, after) in self.policies.items():
            yield POLICY.format(name=name, before=before, after=after)
        if self.software:
            yield SOFTWARE.format(before=self.versions[0], after=self.versions[1])
        text = FIGURES if len(self.figures) else NO_FIGURES
        count = counted(len(self.figures), "figure")
        yield text.format(count=count, audience=WHO[self.audience])

    def as_dict(self) -> dict[str, Any]:
        """Return the differences as plain JSON values."""
        plain = {n: getattr(self, n) for n in self.__dataclass_fields__ if n != "figures"}
        lists = {n: list(v) if isinstance(v, tuple) else v for n, v in plain.items()}
        return lists | {"figures": records(self.figures)}


def differences(
    ledger: Ledger, before: str, after: str, *, audience: Audience = "panel"
) -> Differences:
    """Return what differs between two freezes, named in the order of time.

    Each is reopened under its own framework and policy. Raise NoSuchFreeze for an unknown name,
    NotReopened where one cannot be brought back.
    """
    first, second = ledger.frozen(before), ledger.frozen(after)
    tables = [
        edition(ledger, freeze=name, audience=audience).context.findings for name in (before, after)
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
        policies=dict(_policies(first.policy, second.policy)),
        versions=(first.version, second.version),
        audience=audience,
    )


def _changed(first: Freeze, second: Freeze) -> tuple[str, ...]:
    names = sorted({*first.files, *second.files})
    return tuple(n for n in names if first.files.get(n) != second.files.get(n))


def _policies(
    first: Mapping[str, Any], second: Mapping[str, Any], within: str = ""
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Yield the settings that differ, those of an audience under its name: "panel minimum"."""
    for name in dict.fromkeys((*first, *second)):
        before, after = first.get(name), second.get(name)
        if isinstance(before, dict) and isinstance(after, dict):
            yield from _policies(before, after, f"{name} ")
        elif before != after:
            yield f"{within}{name}", (before, after)
