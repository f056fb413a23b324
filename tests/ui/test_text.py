"""What people typed stands for itself, whatever Markdown or Streamlit would make of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.text import JOINER, bare, plain

HOSTILE = (
    "**bold** _it_ `code` ~~gone~~",
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "# heading",
    "- item",
    "1. item",
    "> quoted",
    "| a | b |",
    ":red[warning] :material/home: :smile:",
    "$x^2$ and \\(y\\)",
    "&lt;b&gt; &amp; &copy;",
    "=1+1 +2 -3 @sum",
    "https://example.org www.example.org a@example.org",
    "a -> b <- c -- d",
    "    four spaces make code",
    "line\nbreak\r\nand\ttab",
    "\\* already escaped",
)


def _shown(text: str) -> str:
    """Return the text that a reader of CommonMark sees, and fail if anything else is made of it."""
    tokens = MarkdownIt("commonmark").parse(plain(text))
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}, kinds
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in inline} <= {"text", "text_special"}
    return "".join(child.content for child in inline).replace(JOINER, "")


def _flat(text: str) -> str:
    return re.sub(r"[^\S\u00a0]+", " ", text).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_letter_by_letter(text):
    assert _shown(text) == _flat(text)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_text_is_shown_letter_by_letter(text):
    shown = _shown(text)
    assert shown.strip() == _flat(text).strip().replace(JOINER, "")


@pytest.mark.parametrize("mark", [":smile:", ":material/home:", ":red[x]", "://", "->", "--", "@x"])
def test_what_is_found_after_parsing_is_parted(mark):
    assert mark not in plain(f"a {mark} b").replace("\\", "")


def test_bare_undoes_plain():
    assert bare(plain("**7** of 10: a@b")) == "**7** of 10: a@b"


def test_a_number_and_its_unit_stay_together():
    assert "70\u00a0%" in bare(plain("70\u00a0% of all"))
