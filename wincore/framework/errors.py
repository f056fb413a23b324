"""What is wrong in a file of the framework: the file, the line, and the remedy."""

from __future__ import annotations

from pathlib import Path

NO_FILE = "the file is not there"
NOT_UTF8 = "the file is not UTF-8 text"
NOT_TOML = "this is not TOML: {reason}"
UNKNOWN_FIELD = "{thing} has the unknown field {field!r}"
MISSING_FIELD = "{thing} lacks the field {field!r}"
WRONG_VALUE = "{thing}: {field!r} is {value!r}, which does not fit: {reason}"
WRONG_WHOLE = "{thing}: {reason}"
TWICE = "{thing} {id!r} stands here a second time"
NO_INDICATOR = "{thing} names the indicator {id!r}, which does not exist"
NO_INSTRUMENT = "indicator {thing!r} names the instrument {id!r}, which does not exist"
NO_SCALE = (
    "indicator {thing!r} names the scale {id!r}, which instrument {instrument!r} does not have"
)
NO_SCALE_NAMED = "indicator {thing!r} comes from instrument {id!r} but names no scale of it"
NO_INSTRUMENT_NAMED = "indicator {thing!r} names a scale but no instrument"
NO_ITEMS = "scale {id!r} has no items"
OTHER_INDICATOR = "scale {id!r} feeds {own!r}, but the indicator made from it is {other!r}"
NO_WAVE = "instrument {thing!r} is asked in the wave {id!r}, which the programme does not have"
NO_ANSWER = "answer set {thing!r} names the code {id!r}, which none of its answers has"
NO_SET = "item {thing!r} uses the answer set {id!r}, which is not defined"
NO_SCALE_OF_ITEM = "item {thing!r} belongs to the scale {id!r}, which is not defined"
NO_CATEGORY = "label {thing!r} means the category {id!r}, which categories do not have"
CONTRADICTS = "label {thing!r} is the name of a category itself, but is said to mean {id!r}"
WRONG_HEADER = "the header is {found}, but must be {wanted}"
WRONG_WIDTH = "this row has {found} values, but the header has {wanted}"
DEFAULT_TWICE = "benchmark {thing!r} is the default for {id!r}, and so is another row"
NO_REASON = "claim {thing!r} has a strength of its own, but no reason for it"
OTHER_OUTCOME = "outcome {thing!r} has the headline {id!r}, which belongs to outcome {other!r}"

DEFINE = "define it, or use one of: {known}"
RENAME = "give one of the two another name, or remove it"
SPELL = "correct the spelling or remove it; the fields here are: {known}"
ADD = "add the line: {field} = …"
CORRECT = "correct the value"


class FrameworkError(Exception):
    """A file of the framework cannot be used; the message says where, what, and how to fix it."""

    def __init__(self, file: Path, line: int, what: str, fix: str) -> None:
        self.file, self.line, self.what, self.fix = file, line, what, fix
        super().__init__(f"{file.name}, line {line}: {what}. To fix it: {fix}.")
