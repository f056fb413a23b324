"""Try a policy before it is chosen: another minimum, or rounding in place of hiding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from ui import states
from ui.figure import heading
from ui.lists import first_lines
from ui.policy import WHOM, lines, whom
from ui.reads import Held
from ui.text import plain
from wincore.disclosure.policy import read_policy
from wincore.disclosure.previewing import (
    Compared,
    Preview,
    Progress,
    compare_rules,
    preview,
    with_minimum,
)
from wincore.findings import Audience
from wincore.wording import counted, number, out_of, sentence

LOWEST, HIGHEST = 3, 20
TRY = "Try another minimum"
TRY_HELP = (
    "Nothing changes for anybody. Every plan is worked out anew over all tables together, which "
    "takes some seconds for each minimum."
)
WORK = "Work it out"
IN_FORCE = "A minimum of {minimum} is in force for {whom}. Choose another one to compare."
SHOWS = (
    "With a minimum of {minimum}, {whom} would see {then} figures about people instead of "
    "{now}: {hidden} would be hidden, {freed} would be shown."
)
COUNTS = (
    "Of the {cells} counts that tables, levels and stages have a place for, {then} would be hidden "
    "instead of {now}."
)
SAME = "No figure would be hidden or shown otherwise."
FREES = (
    "What is shown once cannot be taken back: whoever has a pack keeps it. A lower minimum is a "
    "step in one direction."
)
TRIED = "What has been tried"
RULES = "Hide small counts, or round every count?"
RULES_HELP = (
    "The audit plays a reader who has everything shown, and works out from all of it together in "
    "which range each small count must lie."
)
ATTACK = "Attack both rules"
HIDING = (
    "Hiding: {hidden} of {cells} counts are hidden for {whom}. The audit finds {failed} that "
    "anybody could tell more closely than allowed; the narrowest range is {width} people wide."
)
ROUNDING = (
    "Rounding to {base}: nothing is hidden. Of {small} small counts of people the audit tells "
    "{exact} exactly, and of {certain} for certain that it is a small group with somebody in it."
)
FIT = (
    "Hiding keeps totals and large groups exact and leaves gaps; rounding leaves no gap and makes "
    "every figure about people slightly wrong. Rounding meets no promise about how closely a small "
    "count may be told."
)
FAILED = "It could not be worked out"
MOST = 12  # results kept in a visit
Made = TypeVar("Made")


def another_minimum(kept: Held) -> None:
    """Draw the slider, and on demand what the minimum chosen would hide or free."""
    heading(TRY)
    st.caption(plain(TRY_HELP))
    audience = whom("try")
    now = read_policy().of(audience).minimum
    minimum = st.slider("Minimum", LOWEST, HIGHEST, now, key=f"policy.minimum.{audience}")
    if minimum == now:
        st.markdown(plain(IN_FORCE.format(minimum=number(now), whom=WHOM[audience])))
        return
    other = with_minimum(read_policy(), audience, minimum)
    key = ("minimum", *_key(kept), audience, minimum)
    found = _worked_out(
        key, WORK, lambda tell: preview(kept.snapshot, kept.framework, audience, other, tell)
    )
    if found is not None:
        _told(found, audience, minimum, now, kept)
        _tried(kept, audience)


def _key(kept: Held) -> tuple[str, ...]:
    return kept.snapshot.fingerprint, kept.framework.fingerprint, read_policy().fingerprint


def _results() -> dict[tuple[Any, ...], Any]:
    found: dict[tuple[Any, ...], Any] = st.session_state.setdefault("policy.results", {})
    return found


def _worked_out(key: tuple[Any, ...], label: str, make: Callable[[Progress], Made]) -> Made | None:
    """Draw the button; return what is made when it is pressed, or was made in this visit before."""
    results = _results()
    if key not in results and st.button(label, key=f"policy.{key[0]}", type="primary"):
        bar = st.progress(0.0)
        try:
            results[key] = make(lambda done, what: bar.progress(done, plain(what)))
        except (ValueError, RuntimeError) as error:
            states.failed(FAILED, str(error))
        finally:
            bar.empty()
        while len(results) > MOST:
            results.pop(next(iter(results)))
    made: Made | None = results.get(key)
    return made


def _told(found: Preview, audience: Audience, minimum: int, now: int, kept: Held) -> None:
    counts = found.by_indicator()
    said = SHOWS.format(
        minimum=number(minimum),
        whom=WHOM[audience],
        then=number(found.then),
        now=out_of(found.now, found.about),
        hidden=number(counts["hidden"].sum()),
        freed=number(counts["freed"].sum()),
    )
    st.markdown(f"**{plain(said)}**")
    cells, then = number(found.cells), number(found.hidden_then)
    st.markdown(plain(COUNTS.format(cells=cells, then=then, now=number(found.hidden_now))))
    if minimum < now:
        st.warning(plain(FREES), icon=":material/warning:")
    if counts.empty:
        st.markdown(SAME)
        return
    titles = {i.id: i.title for i in kept.framework.indicators}
    words = pd.DataFrame(
        {
            "Indicator": [titles.get(i, i) for i in counts["indicator"]],
            "Would be hidden": [number(n) for n in counts["hidden"]],
            "Would be shown": [number(n) for n in counts["freed"]],
        }
    )
    first_lines(words, sentence(TRY), "policy.moved")


def _tried(kept: Held, audience: Audience) -> None:
    mine = {k[-1]: v for k, v in _results().items() if k[:-1] == ("minimum", *_key(kept), audience)}
    if len(mine) < 2:
        return
    rows = [
        {"Minimum": str(m), "Figures shown": number(p.then), "Counts hidden": number(p.hidden_then)}
        for m, p in sorted(mine.items())
    ]
    st.subheader(TRIED, anchor=False)
    first_lines(pd.DataFrame(rows), TRIED, "policy.tried")


def hide_or_round(kept: Held) -> None:
    """On demand, say what the audit finds when small counts are hidden, and when all are round."""
    heading(RULES)
    st.caption(plain(RULES_HELP))
    audience = whom("rule")
    key = ("rules", *_key(kept), audience)
    found = _worked_out(
        key, ATTACK, lambda tell: compare_rules(kept.snapshot, kept.framework, audience, tell)
    )
    if found is not None:
        lines(_compared(found, audience))


def _compared(found: Compared, audience: Audience) -> list[str]:
    hidden, rounded = found.suppressed, found.rounded
    width = "–" if hidden.tightest is None else number(hidden.tightest)
    return [
        HIDING.format(
            hidden=number(hidden.hidden), cells=number(hidden.cells), whom=WHOM[audience],
            failed=counted(hidden.under_protected, "count"), width=width,
        ),
        ROUNDING.format(
            base=number(found.base), small=number(rounded.small), exact=number(rounded.exact),
            certain=number(rounded.certainly_small),
        ),
        FIT,
    ]  # fmt: skip
