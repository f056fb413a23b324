"""Parts 13 and 14: what the evaluator writes for the panel, and what the panel decides."""

from __future__ import annotations

from wincore.charts import listed
from wincore.pack.content import Exhibit, Points, Section, Shade, Words
from wincore.pack.edition import Edition
from wincore.recording import listed as listed_words
from wincore.recording import titles_of
from wincore.wording import british_date, counted, sentence

DUTY = (
    "Section 149 of the Equality Act 2010 asks the panel to have due regard to the need to "
    "eliminate discrimination, to advance equality of opportunity and to foster good relations."
)
REGARD = "Due regard, and the options before the panel"
NO_NOTE = "The evaluator has not written the equality note yet."
NO_OPTIONS = "The evaluator has not written options yet."
NO_RECORD, TO_FILL_IN = "No decision is recorded yet", "To be filled in at the review"
BLANKS = (
    "Decision: Go · Go with conditions · Pause/repeat · Stop",
    "Reasons",
    "Ratings changed by the panel, and why",
    "Conditions: what, owner, by when, evidence",
    "Actions",
)
Blocks = tuple[Words | Points | Exhibit, ...]


def choices(edition: Edition, number: str) -> Section:
    """Give the equality note, the options with their consequences, and conditions proposed."""
    record = edition.record
    options = _table(edition, "options", "Options", "{count} before the panel", "option")
    blocks: Blocks = (
        Words(DUTY),
        Points("Equality note", (record.equality or NO_NOTE,)),
        *(options or (Words(NO_OPTIONS),)),
        *_conditions(edition),
    )
    return Section(number, "Equality note, options, conditions", blocks, finding=REGARD)


def _conditions(edition: Edition) -> list[Exhibit]:
    still_open = sum(c.state == "open" for c in edition.record.conditions)
    said = f"{counted(still_open, 'condition')} open"
    return _table(edition, "conditions", "Conditions", said)


def record(edition: Edition, number: str) -> Section:
    """Give the panel's decision, its reasons, the ratings it changed, and its actions."""
    actions = _table(edition, "actions", "Actions", "{count} agreed", "action")
    if edition.kept is None or not edition.record.decision:
        blank: Blocks = (Points(TO_FILL_IN, BLANKS), *overrides(edition), *actions)
        return Section(number, "Record of the panel", blank, finding=NO_RECORD)
    kept, content = edition.kept, edition.record
    when = f"Version {kept.version}, entered{edition.by(kept.who)} on {british_date(kept.at)}."
    blocks: Blocks = (Words(content.reasons), Words(when), *overrides(edition), *actions)
    return Section(number, "Record of the panel", blocks, finding=f"Decision: {content.decision}")


def overrides(edition: Edition) -> list[Exhibit]:
    """Return the ratings that the panel changed, or nothing."""
    said = "The panel changed {count}"
    name = "Ratings changed by the panel"
    return _table(edition, "overrides", name, said, "rating", shade="rating")


def _table(
    edition: Edition, place: str, name: str, said: str, noun: str = "", shade: Shade = ""
) -> list[Exhibit]:
    """Return a part of the record as an exhibit of the words that the page shows too."""
    words = listed_words(edition.record, place, titles_of(edition.context.framework))
    if words.empty:
        return []
    told = sentence(said.format(count=counted(len(words), noun)))
    return [Exhibit(f"record_{place}", name, listed(words, told), None, shade)]
