"""Claims about the programme: what speaks for each, what against, what else could explain it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.figure import show
from ui.frame import Page
from ui.text import plain
from wincore.claims import RULE, Assessed
from wincore.figures import claims

FICTIONAL = "Written for the demonstration programme, which is fictional"
BY_RULE, OWN = "By the figures: {strength}", "Evaluator's word: {strength}"
DIFFERS = "The evaluator's word differs from the rule's."


def claim_cards(page: Page) -> None:
    """Draw the claims as a table and each as a card, with the rule by which strength is given."""
    context = page.context
    show(
        claims.overview(context),
        "evidence.claims",
        download_name=page.file_name("claims"),
        explain=page.explain(*claims.exhibits(context)),
    )
    found = claims.cards(context)
    for one in found:
        _card(one)
    if found:
        st.caption(plain(RULE))


def _card(one: Assessed) -> None:
    with st.container(border=True, key=f"claim.{one.claim.id}", gap="small"):
        st.subheader(plain(one.claim.claim), anchor=False)
        said = [BY_RULE.format(strength=one.strength)]
        said += [OWN.format(strength=one.claim.strength)] if one.claim.strength else []
        st.markdown(" · ".join(f"**{plain(words)}**" for words in said))
        if one.claim.reason:
            st.markdown(plain(f"{DIFFERS} {one.claim.reason}" if one.differs else one.claim.reason))
        _list("Supporting", [e.words for e in one.supporting])
        _list("Contrary", [e.words for e in one.contrary])
        _list("Rival explanations that stand", one.claim.rivals)
        _list("Rival explanations answered", one.claim.answered)
        if one.claim.demonstration:
            st.caption(plain(FICTIONAL))


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        items = "\n".join(f"- {plain(line)}" for line in lines)
        st.markdown(f"**{plain(title)}**\n\n{items}")
