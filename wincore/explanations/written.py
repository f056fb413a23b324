"""Why this number of texts on a theme: the question asked, and the words that were looked for."""

from __future__ import annotations

from functools import partial

from wincore.explanations.explanation import (
    ASKED,
    IN_FIGURES,
    MEANS,
    RANGE,
    WORKED_OUT,
    Explanation,
    Told,
)
from wincore.figures import comments
from wincore.figures.context import Context
from wincore.origins import uploads_used
from wincore.parts import Part, shown_to
from wincore.themes import Theme, read_themes, texts_of
from wincore.wording import absent, number, out_of

TITLE = "Themes in answers to “{question}”"
MEANING = (
    "How many of the texts written to an open question speak of a theme. A text may speak of "
    "several themes, or of none; texts that say nothing are left out."
)
FORMULA = "texts that hold one of the words of the theme ÷ texts. The words: {words}"
WORDS = "{theme}: {words}"
COUNTED = "none: every text is counted; words can miss a theme or find one that is not meant"
NOT_SHOWN = "not shown"


def of_questions(context: Context, instrument: str) -> tuple[Explanation, ...]:
    """Return an explanation of the themes of each open question."""
    asked = comments.questions(context, instrument)
    return tuple(
        Explanation(
            TITLE.format(question=words),
            ("themes", instrument, item, context.wave),
            partial(_told, context, instrument, item, words),
        )
        for item, words in asked.items()
    )


def _told(context: Context, instrument: str, item: str, words: str, whose: str) -> Told:
    texts = texts_of(context.snapshot, instrument, item, context.wave)
    inputs = " ".join(sorted(set(texts["upload"])))
    parts = [
        Part(MEANS, MEANING),
        Part(WORKED_OUT, FORMULA.format(words="; ".join(map(_words, read_themes())))),
        Part(ASKED, f"“{words}”"),
        Part(IN_FIGURES, _in_figures(context, instrument, words)),
        Part(RANGE, COUNTED),
        Part("Uploads", uploads_used(context.snapshot, inputs, context.audience)),
    ]
    return Told(shown_to(context.audience, parts))


def _words(theme: Theme) -> str:
    return WORDS.format(theme=theme.title, words=", ".join(theme.words))


def _in_figures(context: Context, instrument: str, words: str) -> str:
    """Write the numbers of texts as the table has them: rounded for others than the evaluator."""
    table = comments.themes(context, instrument).table
    own = table[table["Question"] == words] if len(table) else table
    return "; ".join(
        WORDS.format(theme=r["Theme"], words=_count(r["Texts"], r["Of"]))
        for r in own.to_dict("records")
    )


def _count(texts: float, of: float) -> str:
    if absent(texts):
        return NOT_SHOWN
    return number(texts) if absent(of) else out_of(texts, of)
