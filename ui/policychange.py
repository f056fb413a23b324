"""Put another policy in force: chosen here, written into its file, and told in the log."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui import states
from ui.desk import Desk
from ui.figure import heading
from ui.policy import NAMES, SAID, lines
from ui.text import plain
from wincore.disclosure.changing import (
    PolicyRefused,
    as_lines,
    change_policy,
    changes_to,
    file_of_policy,
)
from wincore.disclosure.policy import AudienceRule, Policy, read_policy
from wincore.findings import Audience

CHANGE = "Change the policy"
WHERE = (
    "The policy is the file {file} beside the programme. Changing it here rewrites the values in "
    "that file and puts a line into the log; changing the file by hand does the same without one."
)
RULES = {"suppress": "Hide small counts", "round": "Round every count"}
LETTERS = "{who}: employers as letters"
MINIMUM = "{who}: minimum count"
REASON = "Why? The reason goes into the log."
CONFIRM = "Put this policy in force"
NOTHING = "Choose something else than what is in force, and what follows from it is said here."
IN_FORCE = "The policy is changed, from now on and for everybody. The log has the reason."
REFUSED = "The policy was not changed"
HIGHER = (
    "{who} loses figures it has seen. What was given out in packs stays known, so that a figure "
    "may look hidden that a reader still has."
)
LOWER = (
    "{who} gains figures. They cannot be taken back, and figures given out before limit what may "
    "be freed: some stay hidden that a fresh start would show."
)
LETTERS_ON = (
    "{who} sees letters for employers from now on. Packs given out before name them, and whoever "
    "holds one may match the figures."
)
LETTERS_OFF = (
    "{who} sees the names of employers. Letters in packs given out before can then be matched."
)
ROUND = (
    "Every count about people changes on every page, and nothing is hidden for being small. The "
    "audit above says what a reader can still conclude: rounding keeps no promise."
)
SUPPRESS = "Counts are exact again, and small ones hidden."
PLANS = "Pages of the panel and the public take some seconds longer once, until their plan is made."
LOWEST, HIGHEST = 2, 100


def offer(desk: Desk) -> None:
    """Draw the choices, what follows from them, the lines of the file, and the button."""
    heading(CHANGE)
    st.caption(plain(WHERE.format(file=file_of_policy().name)))
    now = read_policy()
    other = _chosen(now)
    changes = changes_to(other, now)
    if not changes:
        st.markdown(plain(NOTHING))
        return
    lines(consequences(now, other))
    st.code(as_lines(changes), language="toml")
    st.text_input(REASON, key="policy.reason")
    if st.button(CONFIRM, key="policy.confirm", type="primary"):
        _change(desk, other)


def _chosen(now: Policy) -> Policy:
    ids = list(RULES)
    rule = st.radio(
        "Rule", ids, ids.index(now.rule), format_func=RULES.__getitem__, horizontal=True
    )
    chosen = {a: _rule(now.of(a), a, place) for place, a in zip(st.columns(2), NAMES, strict=True)}
    update: dict[str, Any] = {"rule": rule} | {str(a): r for a, r in chosen.items()}
    return now.model_copy(update=update)


def _rule(
    now: AudienceRule, audience: Audience, place: st.delta_generator.DeltaGenerator
) -> AudienceRule:
    who = NAMES[audience]
    with place:
        label = MINIMUM.format(who=who)
        minimum = st.number_input(
            label, LOWEST, HIGHEST, now.minimum, 1, key=f"policy.new.{audience}"
        )
        letters = st.checkbox(
            LETTERS.format(who=who), now.letters, key=f"policy.letters.{audience}"
        )
    return now.model_copy(update={"minimum": int(minimum), "letters": letters})


def consequences(now: Policy, other: Policy) -> list[str]:
    """Return what follows from another policy, in plain words."""
    told = []
    if other.rule != now.rule:
        told.append(ROUND if other.rule == "round" else SUPPRESS)
    for audience, who in NAMES.items():
        old, new = now.of(audience), other.of(audience)
        if new.minimum != old.minimum:
            told.append((HIGHER if new.minimum > old.minimum else LOWER).format(who=who))
        if new.letters != old.letters:
            told.append((LETTERS_ON if new.letters else LETTERS_OFF).format(who=who))
    return [*told, PLANS] if told else told


def _change(desk: Desk, other: Policy) -> None:
    try:
        change_policy(
            desk.ledger, other, desk.who, str(st.session_state.get("policy.reason") or "")
        )
    except PolicyRefused as refused:
        states.failed(REFUSED, str(refused))
        return
    st.session_state[SAID] = IN_FORCE
    st.rerun()
