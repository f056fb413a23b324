"""Decisions of last time, offered again; and those on this file, to take away."""

from __future__ import annotations

import streamlit as st

from ui import download
from ui.desk import Desk
from ui.upload.bench import Asked, Bench, bench
from wincore.drafts.deciding import fitting, merged
from wincore.drafts.facts import tool
from wincore.ingest.result import Checked
from wincore.ingest.surveys import mapping_of
from wincore.ingest.surveys.mapping import ColumnMapping
from wincore.wording import counted, listing

OFFER = "Use the decisions of last time: {found}"
TAKE_AWAY = "Download the decisions on columns (JSON)"
EXPORT_HELP = "For the same tool and survey from a shell: python -m wincore load --mapping FILE"


def offer(held: Bench, desk: Desk, draft_id: str, checked: Checked) -> None:
    """Offer the decisions remembered for the tool and survey, as far as they settle something."""
    if not checked.instrument:
        return
    known = desk.ledger.remembered(checked.dialect, checked.instrument)
    kept = fitting(known, checked)
    found = _settled(held.asked[draft_id], kept, held.drafts[draft_id].mapping)
    if found:
        label = OFFER.format(found=listing(found))
        key = f"upload.{draft_id}.remembered"
        icon = ":material/history:"
        st.button(label, key=key, icon=icon, on_click=_use, args=(draft_id, kept))


def _settled(asked: Asked, kept: ColumnMapping, now: ColumnMapping) -> list[str]:
    columns = [h for h in asked.columns if h in kept.columns and h not in now.columns]
    labels = [
        q
        for q in asked.labels.values()
        if any(q.label in kept.labels.get(i, {}) for i in q.items)
        and not any(q.label in now.labels.get(i, {}) for i in q.items)
    ]
    names = [n for n in asked.employers if n in kept.employers and n not in now.employers]
    counts = {"column": len(columns), "answer": len(labels), "employer": len(names)}
    return [counted(n, noun) for noun, n in counts.items() if n]


def _use(draft_id: str, kept: ColumnMapping) -> None:
    bench().change(draft_id, lambda d: d.deciding(mapping=merged(kept, d.mapping)))


def export(held: Bench, draft_id: str, checked: Checked) -> None:
    """Offer the decisions that read this file as it is read now, as JSON."""
    if not checked.instrument:
        return
    mapping = mapping_of(checked, held.drafts[draft_id].mapping)
    st.download_button(
        TAKE_AWAY,
        mapping.model_dump_json(indent=2) + "\n",
        download.file_name("mapping", tool(checked), checked.instrument, suffix="json"),
        "application/json",
        key=f"upload.{draft_id}.mapping",
        icon=":material/download:",
        help=EXPORT_HELP,
        on_click="ignore",
    )
