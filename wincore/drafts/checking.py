"""Check drafts, each under its own decisions; what was checked once is not checked again."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from dataclasses import replace as with_fields

from wincore.ingest.result import Checked
from wincore.inputs import InputFile
from wincore.intake import Checker, Choices

Memory = MutableMapping[tuple[object, ...], Checked]


@dataclass(frozen=True)
class DraftChecker(Checker):
    """A checker that knows what was decided about each file.

    ``memory`` is kept between calls by whoever asks: a file is read again only when its decisions,
    the employers known or the framework have changed.
    """

    each: Mapping[InputFile, Choices] = field(default_factory=dict)
    memory: Memory = field(default_factory=dict, compare=False, repr=False)

    def check(self, file: InputFile) -> Checked:
        """Return what one file is under its own decisions."""
        choices = self.each.get(file, self.choices)
        key = (file, self.framework.fingerprint, self._employers(), *_told(choices))
        if key not in self.memory:
            checker = Checker(self.framework, self.register, self.key, choices, self.tell)
            self.memory[key] = checker.check(file)
        return self.memory[key]

    def deciding(self, file: InputFile, choices: Choices) -> DraftChecker:
        """Return a checker under which other decisions hold for one file."""
        return with_fields(self, each={**self.each, file: choices})

    def forget_others(self) -> None:
        """Drop what is remembered of files that are not among the drafts any more."""
        for key in [k for k in self.memory if k[0] not in self.each]:
            del self.memory[key]

    def _employers(self) -> tuple[tuple[str, str], ...]:
        if self.register is None or self.register.empty:
            return ()
        names = self.register[["employer_id", "employer"]].astype(str)
        return tuple(names.itertuples(index=False, name=None))


def _told(choices: Choices) -> tuple[object, ...]:
    mapping = choices.mapping.model_dump_json() if choices.mapping else ""
    return (
        choices.wave,
        choices.instrument,
        mapping,
        choices.add_employers,
        choices.corrections,
    )
