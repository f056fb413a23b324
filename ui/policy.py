"""The disclosure policy as the evaluator reads it: what is in force, and what is near the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ui import choices, reads, states
from ui.figure import heading
from ui.lists import first_lines
from ui.reads import Held
from ui.text import plain
from wincore.disclosure.policy import Policy, read_policy
from wincore.disclosure.previewing import REACH, near_threshold
from wincore.disclosure.saying import in_words
from wincore.findings import ALL, Audience
from wincore.wording import counted, number

NAMES: dict[Audience, str] = {"panel": "The review panel", "public": "The public"}
WHOM: dict[Audience, str] = {"panel": "the panel", "public": "the public"}
INSIDE = "For the evaluator only: these are true counts"
NEAR = "What is near the threshold now"
NEAR_HELP = "Counts that are shown now, and that up to {reach} people fewer would hide."
NEAR_SAID = "{total} shown to {whom} near the minimum; one person fewer would hide {at}."
NOTHING_NEAR = "No count shown to {whom} is within {reach} people of the minimum."
NOTHING_HELD = (
    "No data are held yet: there is nothing to hide. The policy can be changed all the same."
)
WORKING = "Protecting the figures for {whom} …"
TABLES = {"workforce": "Workforce", "recruitment": "Recruitment", "survey": "Survey answers"}
SAID = "policy.said"


def in_force() -> None:
    """Say what the panel and the public see, in words."""
    if said := st.session_state.pop(SAID, ""):
        st.success(plain(said), icon=":material/check:")
    policy = read_policy()
    for place, audience in zip(st.columns(2), NAMES, strict=True):
        with place:
            heading(_headline(policy, audience))
            st.markdown("\n".join(f"- {plain(line)}" for line in in_words(policy, audience)))


def _headline(policy: Policy, audience: Audience) -> str:
    if policy.rule == "round":
        return f"{NAMES[audience]} sees counts rounded to {number(policy.base)}"
    return f"{NAMES[audience]} sees no count below {number(policy.of(audience).minimum)}"


def held() -> Held | None:
    """Return what is held now as the evaluator sees it; None, and say so, where nothing is."""
    found = reads.held(reads.latest_day(), "evaluator")
    if not found.snapshot.uploads:
        states.empty(NOTHING_HELD)
        return None
    return found


def whom(key: str) -> Audience:
    """Draw the choice between panel and public; return the one chosen."""
    return choices.one_of("For", NAMES, key)


def near(kept: Held) -> None:
    """List the counts that are shown and near the threshold."""
    heading(NEAR)
    st.badge(INSIDE, icon=":material/lock:", color="orange")
    st.caption(plain(NEAR_HELP.format(reach=number(REACH + 1))))
    audience = whom("near")
    with states.loading(WORKING.format(whom=WHOM[audience])):
        found = near_threshold(kept.snapshot, kept.framework, audience)
    if found.empty:
        st.markdown(plain(NOTHING_NEAR.format(whom=WHOM[audience], reach=number(REACH))))
        return
    st.markdown(f"**{plain(_counted(found, audience))}**")
    first_lines(_words(found), NEAR, "policy.near")


def _counted(found: pd.DataFrame, audience: Audience) -> str:
    at = int((found["frees"] == 1).sum())
    total = counted(len(found), "count")
    return NEAR_SAID.format(total=total, whom=WHOM[audience], at=number(at))


def _words(found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What": [_what(r) for r in found.to_dict("records")],
            "For": ["Programme" if e == ALL else e for e in found["employer"]],
            "Wave": found["wave"],
            "Group": found["group"],
            "People": [number(v) for v in found["value"]],
            "Hidden with": [f"{counted(v, 'person')} fewer" for v in found["frees"]],
        }
    ).astype(str)


def _what(row: dict[Any, Any]) -> str:
    table, at = TABLES.get(str(row["table"]), str(row["table"])), str(row["stratum"])
    return (
        f"{table}: {at.replace('.', ', ').replace('+', ' and ').replace('_', ' ').strip(', ')}"
        if at
        else table
    )


def lines(items: Sequence[str]) -> None:
    """Draw sentences as a list."""
    st.markdown("\n".join(f"- {plain(item)}" for item in items))
