"""The rehearsal: what accepting the files that are ready would change. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from ui import movements, reads, states
from ui.desk import Desk
from ui.explain import worded
from ui.lists import first_lines
from ui.text import plain
from ui.upload import accepting, given_away, whole
from ui.upload.bench import Bench
from wincore.drafts import Standing
from wincore.drafts.together import Together, rehearse_together
from wincore.findings import ALL
from wincore.movements import PROGRAMME, summary
from wincore.rowchanges import title
from wincore.store.holding import Candidate
from wincore.wording import british_date, counted, listing, number

HEAD = "What accepting {count} would change"
GIVING = "Working out what a reader could take from each other …"
WORKING = "Rehearsing: working out every figure with and without the files …"
NOTHING_READY = "The other files are not ready yet. The cards above say what each still needs."
AS_AT = "A rehearsal, as at {day}. Nothing is stored."
REPEATED = "{file}: {count} answered this survey in the same wave already."
LEFT_OUT = "{file}: {rows} read, {left} left out ({why})."
RIVALS = "{files} speak of the same thing ({tables}): there, the last one counts."
MOST_NAMES = 4
RATES = "Response rates afterwards"
MISSING = "Still missing afterwards"
NONE_MISSING = "Nothing that was asked for is missing."
MOST = 12  # rehearsals kept


def show(held: Bench, desk: Desk, stands: Mapping[str, Standing]) -> None:
    """Draw the button that accepts what is ready, then what that would change."""
    ready = [i for i, stand in stands.items() if stand == "ready" and i not in held.accepted]
    if not ready:
        if any(i not in held.accepted and s != "held" for i, s in stands.items()):
            states.empty(NOTHING_READY)
        return
    count = "this file" if len(ready) == 1 else f"the {counted(len(ready), 'file')}"
    st.header(HEAD.format(count=count), anchor=False)
    first = st.container()
    accepting.every(desk, ready)
    with first, states.loading(WORKING):
        found = _rehearsed(held, desk, ready)
        st.caption(plain(AS_AT.format(day=british_date(found.as_at))))
        st.markdown(f"**{plain(summary(found.moved))}**")
        _rows(found)
    _draw(found, desk)
    with states.loading(GIVING):
        given_away.show(held, desk, _candidates(held, desk, ready))


def _candidates(held: Bench, desk: Desk, ready: Sequence[str]) -> list[Candidate]:
    return [
        (held.checked[i], whole.described(held.drafts[i], held.checked[i], desk),
         whole.mode(held.drafts[i]))
        for i in ready
    ]  # fmt: skip


def _rehearsed(held: Bench, desk: Desk, ready: Sequence[str]) -> Together:
    candidates = _candidates(held, desk, ready)
    counting = any(u.state == "accepted" for u in desk.uploads())
    as_at = reads.latest_day() if counting else min(day for _, day, _ in candidates)
    key = (
        desk.ledger.snapshot(as_at).fingerprint,
        desk.framework.fingerprint,
        as_at,
        tuple((c.sha256, c.waves, c.instrument, day, mode) for c, day, mode in candidates),
        tuple(held.drafts[i].choices.add_employers for i in ready),
        tuple(held.drafts[i].mapping.model_dump_json() for i in ready),
    )
    if key not in held.rehearsals:
        while len(held.rehearsals) >= MOST:
            held.rehearsals.pop(next(iter(held.rehearsals)))
        held.rehearsals[key] = rehearse_together(desk.ledger, candidates, desk.framework, as_at)
    found = held.rehearsals[key]
    assert isinstance(found, Together)
    return found


def _draw(found: Together, desk: Desk) -> None:
    movements.show(found.moved, desk.framework, found.names, "upload.moved", level=3)
    if len(found.rates):
        st.subheader(RATES, anchor=False)
        first_lines(_rates(found.rates, desk), RATES, "upload.rates")
    st.subheader(MISSING, anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in _missing(found.missing, desk)))


def _rows(found: Together) -> None:
    files = found.files
    lines = [
        RIVALS.format(files=_some(names), tables=listing(map(title, tables)))
        for names, tables in found.rivals.items()
    ]
    lines += [
        LEFT_OUT.format(
            file=f.file,
            rows=counted(f.rows, "row"),
            left=number(sum(f.left_out.values())),
            why=listing(f"{n} {why}" for why, n in f.left_out.items()),
        )
        for f in files
        if f.left_out
    ]
    people = ((f, counted(f.repeated, "person")) for f in files if f.repeated)
    lines += [REPEATED.format(file=f.file, count=count) for f, count in people]
    if lines:
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _some(files: Sequence[str]) -> str:
    shown = list(files[-MOST_NAMES:])
    more = [f"{number(len(files) - len(shown))} more"] if len(files) > len(shown) else []
    return listing([*more, *shown])


def _rates(rates: pd.DataFrame, desk: Desk) -> pd.DataFrame:
    titles = {i.id: i.title for i in desk.framework.indicators}
    words = {
        "Survey": [titles.get(i, i) for i in rates["indicator"]],
        "Wave": rates["wave"],
        "For": [PROGRAMME if e == ALL else e for e in rates["employer"]],
        "Responses": [number(n) for n in rates["numerator"]],
        "Of": [number(n) for n in rates["denominator"]],
        "Rate": [worded(v, "share") for v in rates["value"]],
    }
    return pd.DataFrame(words).astype(str)


def _missing(missing: pd.DataFrame, desk: Desk) -> list[str]:
    titles = {i.id: i.title for i in desk.framework.instruments}
    lines = []
    for key, part in missing.groupby(["dataset", "wave"], sort=False):
        dataset, wave = map(str, key)
        name = titles.get(dataset, dataset.capitalize()) + (f", {wave}" if wave else "")
        lines.append(f"{name}: {listing(sorted(part['employer']))}")
    return lines or [NONE_MISSING]
