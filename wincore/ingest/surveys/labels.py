"""Answer labels: which code or state a label means, and which language an unknown one is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wincore.datasets import MISSING_STATES
from wincore.framework.categories import fold
from wincore.framework.instrument import Answer, AnswerSet

# Used where the framework names no states of its own.
STATES: dict[str, str] = {
    fold(label): state
    for state, labels in {
        "dont_know": ("Don't know", "Do not know", "Not sure", "Unsure", "No opinion"),
        "not_applicable": ("Not applicable", "N/A", "NA", "Does not apply", "Not relevant"),
        "prefer_not": ("Prefer not to say", "Prefer not to answer", "Rather not say"),
        "blank": ("No answer", "(blank)", "No response", "Skipped", "-"),
    }.items()
    for label in labels
}
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})\s*(?:[-–—=:.)]|\s)\s*(?P<label>\S.*)$")
_TRAILING = re.compile(r"^(?P<label>.*\S)\s*[([=]\s*(?P<number>\d{1,2})\s*[)\]]?$")
_CODED = re.compile(r"^A0?(?P<number>\d{1,2})$", re.I)
_LANGUAGES: dict[str, tuple[str, ...]] = {
    "German": (
        *("stimme zu", "stimme voll zu", "stimme voll und ganz zu", "stimme eher zu"),
        *("stimme nicht zu", "stimme eher nicht zu", "stimme überhaupt nicht zu", "teils teils"),
        *(
            "trifft zu",
            "trifft nicht zu",
            "weder noch",
            "weiß nicht",
            "keine angabe",
            "immer",
            "nie",
        ),
        *("manchmal", "oft", "selten", "ja", "nein"),
    ),
    "French": (
        *(
            "d accord",
            "tout à fait d accord",
            "plutôt d accord",
            "pas d accord",
            "plutôt pas d accord",
        ),
        *(
            "pas du tout d accord",
            "ni d accord ni pas d accord",
            "ne sait pas",
            "toujours",
            "jamais",
        ),
        *("souvent", "parfois", "rarement", "oui", "non", "neutre"),
    ),
    "Spanish": (
        *("de acuerdo", "muy de acuerdo", "totalmente de acuerdo", "en desacuerdo"),
        *("muy en desacuerdo", "totalmente en desacuerdo", "ni de acuerdo ni en desacuerdo"),
        *("no sé", "siempre", "nunca", "a veces", "a menudo", "sí"),
    ),
    "Italian": (
        *("d accordo", "completamente d accordo", "in disaccordo", "né d accordo né in disaccordo"),
        *("non so", "sempre", "mai", "qualche volta", "spesso", "raramente"),
    ),
    "Dutch": (
        *("mee eens", "helemaal mee eens", "oneens", "helemaal oneens", "eens"),
        *("niet eens niet oneens", "weet niet", "altijd", "nooit", "soms", "vaak"),
    ),
    "Portuguese": (
        *("concordo", "concordo totalmente", "discordo", "discordo totalmente"),
        *("nem concordo nem discordo", "não sei", "sempre", "às vezes"),
    ),
    "Polish": (
        *("zgadzam się", "zdecydowanie się zgadzam", "nie zgadzam się", "trudno powiedzieć"),
        *("zdecydowanie się nie zgadzam", "zawsze", "nigdy", "czasami"),
    ),
}
_OF_LABEL = {label: language for language, labels in _LANGUAGES.items() for label in labels}


@dataclass(frozen=True)
class Labels:
    """What the labels of one answer set mean: folded label -> answer code or state."""

    codes: dict[str, str]
    order: dict[str, int] = field(default_factory=dict)  # code -> 1..k, states left out
    titles: dict[str, str] = field(default_factory=dict)  # code -> label as printed
    decided: dict[str, str] = field(default_factory=dict)  # by the evaluator; these come first

    def code(self, label: str) -> str | None:
        """Return the code of a label as written, with or without a number beside it, or None."""
        folded = fold(label)
        found = self.decided.get(folded) or self.codes.get(folded)
        if found:
            return found
        for pattern in (_NUMBERED, _TRAILING):
            match = pattern.match(label)
            if match and fold(match["label"]) in self.codes:
                return self.codes[fold(match["label"])]
        return None

    def puts(self, label: str, code: str) -> bool:
        """True when only a decision makes the label this answer of the scale."""
        folded = fold(label)
        return code in self.order and folded in self.decided and self.codes.get(folded) != code

    def by_number(self, number: int) -> str | None:
        """Return the code at a place of the scale, 1 being the least, or None."""
        return next((code for code, place in self.order.items() if place == number), None)


def labels_of(
    answers: AnswerSet | None, states: list[Answer], decided: dict[str, str] | None = None
) -> Labels:
    """Return the labels of an answer set together with the states outside its base."""
    known = dict(STATES)
    known |= {fold(t): s.code for s in states for t in (s.label, *s.also)}
    known |= {state: state for state in MISSING_STATES}
    known.pop("", None)
    base = [a for a in answers.answers if a.code not in MISSING_STATES] if answers else []
    for answer in answers.answers if answers else []:
        known |= {fold(t): answer.code for t in (answer.label, *answer.also)}
        if not answer.code.isdigit():
            known.setdefault(fold(answer.code), answer.code)
    order = {a.code: i for i, a in enumerate(base, start=1)}
    return Labels(known, order, {a.code: a.label for a in base}, decided or {})


def number_of(label: str) -> int | None:
    """Return the number that an answer is, begins or ends with: ``4``, ``A4``, ``4.0``."""
    text = label.removesuffix(".0")
    if text.isdigit() and len(text) <= 2:
        return int(text)
    for pattern in (_CODED, _NUMBERED, _TRAILING):
        match = pattern.match(label)
        if match:
            return int(match["number"])
    return None


def language_of(labels: list[str]) -> str | None:
    """Return the language, other than English, in which at least half of the labels are."""
    found = [_OF_LABEL[fold(t)] for t in labels if fold(t) in _OF_LABEL]
    if not labels or len(found) * 2 < len(labels):
        return None
    return max(set(found), key=found.count)
