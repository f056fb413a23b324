"""Change in detail on the page of an outcome, and what its verdicts depend on."""

from __future__ import annotations

import streamlit as st

from ui.figure import show
from ui.frame import Page
from ui.text import plain
from wincore.figures import change, sensitivity
from wincore.indicators.groups import other_definition

TRY = "Try what the verdicts depend on"
HELP = (
    "Repeats every test without each employer in turn, with missing answers counted as no and as "
    "yes, among the same people only, and by the other definition of Black. Takes a moment."
)


def change_in_detail(page: Page, outcome: str) -> None:
    """Draw how each indicator of an outcome changed; on demand, how firm each verdict stands."""
    context = page.context
    indicators = change.of_outcome(context, outcome)
    found = change.detail(context, indicators)
    show(
        found,
        f"{outcome}.change",
        brief=change.brief(found.table),
        download_name=page.file_name("change in detail", outcome),
        explain=page.explain(*indicators, group=context.group),
    )
    if context.wave == context.first_wave:
        return
    for sentence in change.unpaired(context, indicators):
        st.caption(plain(sentence))
    if st.toggle(TRY, key=f"{outcome}.try", help=HELP):
        tried = sensitivity.table(context, indicators)
        show(
            tried,
            f"{outcome}.sensitivity",
            brief=sensitivity.brief(tried.table),
            download_name=page.file_name("what the verdicts depend on", outcome),
            explain=page.explain(*indicators, groups=_definitions(context.group)),
            level=3,
        )


def _definitions(group: str) -> tuple[str, ...]:
    """Return the chosen group, and the same by the other definition where it has two."""
    return tuple(g for g in (group, other_definition(group)) if g)
