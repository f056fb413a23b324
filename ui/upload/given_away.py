"""What the files that are ready would give away beside what was shown before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from ui.desk import Desk
from ui.text import plain
from ui.upload.bench import Bench
from wincore.disclosure.policy import read_policy
from wincore.disclosure.subtracting import Subtraction
from wincore.rehearsal import give_away
from wincore.store.holding import Candidate

HEAD = "What a reader could take from each other"


def show(held: Bench, desk: Desk, candidates: Sequence[Candidate]) -> None:
    """Say what the panel and the public could work out by subtraction, and what prevents it."""
    st.subheader(HEAD, anchor=False)
    for one in _found(held, desk, candidates):
        words = plain(" ".join(one.words()))
        if one.is_safe:
            st.markdown(f"- {words}")
        else:
            st.warning(words, icon=":material/shield:")


def _found(held: Bench, desk: Desk, candidates: Sequence[Candidate]) -> tuple[Subtraction, ...]:
    """Return what is given away, worked out once for the same files, store and policy."""
    key = (
        "given away",
        tuple((c.sha256, c.waves, day, mode) for c, day, mode in candidates),
        tuple((u.id, u.state) for u in desk.uploads()),
        tuple(r.snapshot for r in desk.ledger.releases()),
        desk.framework.fingerprint,
        read_policy().fingerprint,
    )
    if key not in held.rehearsals:
        held.rehearsals[key] = give_away(desk.ledger, candidates, desk.framework)
    return cast(tuple[Subtraction, ...], held.rehearsals[key])
