"""One escape for every text that people typed, before it stands in a page.

Streamlit reads Markdown, colour directives, emoji names and icons in labels, headings, captions,
messages and the cells of `st.table`. `plain` makes a text stand for itself in all of them.
"""

from __future__ import annotations

import re

JOINER = "\u2060"  # word joiner: invisible, no width; parts what would be read as one
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&\"'=^])")
_SPACES = re.compile(r"[^\S\u00a0]+")  # all but the space that keeps a number with its unit
_AFTER_PARSING = re.compile(r"(:|@|www\.|->|<-|--)")


def plain(text: object) -> str:
    """Return text that Markdown shows letter by letter, on one line.

    Two readings happen: the Markdown marks are undone by a backslash; what Streamlit finds after
    that in the finished text (``:icon:``, ``->``, addresses) is parted by a word joiner.
    """
    flat = _SPACES.sub(" ", str(text)).strip()
    parted = _AFTER_PARSING.sub(lambda found: JOINER.join((*found[1], "")), flat)
    return _MARKS.sub(r"\\\1", parted)


def bare(text: object) -> str:
    """Return a text as it was before `plain`, for tests and for file names."""
    return re.sub(r"\\(.)", r"\1", str(text)).replace(JOINER, "")
