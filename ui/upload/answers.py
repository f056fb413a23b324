"""Labels and employers that are not known: what each means, decided from a list."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from ui.text import plain
from ui.upload.bench import Asked, Bench, bench
from wincore.drafts import Draft
from wincore.drafts.deciding import label_code, with_employer, with_label
from wincore.drafts.questions import EmployerQuestion, LabelQuestion, employers, labels
from wincore.framework import Framework
from wincore.ingest.result import Checked
from wincore.wording import counted

LABEL = "“{label}” ({count}) means"
LABELS = "{count} that the survey does not have"
NOT_DECIDED = "Choose an answer"
EMPLOYERS = "{count} not in the register"
EMPLOYER = "“{name}” is"
SIDE_BY_SIDE = 320  # pixels: two stand beside each other on a desk, one on a phone
ADD_ALL = "Add {count} to the register"
ADDED = "Names not mapped below are added to the register, with the status participating."
TAKE_BACK = "Do not add them"


def decide_labels(held: Bench, draft_id: str, checked: Checked, framework: Framework) -> None:
    """Draw a choice of answer for each label that is none."""
    asked = held.asked[draft_id]
    asked.labels |= {f"{q.items[0]}.{q.label}": q for q in labels(checked, framework)}
    if not asked.labels:
        return
    st.markdown(f"**{LABELS.format(count=counted(len(asked.labels), 'answer'))}**")
    for place, question in enumerate(asked.labels.values()):
        _label(held.drafts[draft_id], f"upload.{draft_id}.label.{place}", draft_id, question)
    if any(q.suggested for q in asked.labels.values()):
        st.button(
            "Use the suggested answers",
            key=f"upload.{draft_id}.labels",
            on_click=partial(_suggested, draft_id),
        )


def _label(draft: Draft, key: str, draft_id: str, question: LabelQuestion) -> None:
    first = [question.suggested] if question.suggested else []
    codes = [*first, *(c for c in question.options if c not in first)]
    st.session_state[key] = label_code(draft.mapping, question) or None
    near = f" – perhaps “{question.options[question.suggested]}”" if question.suggested else ""
    st.selectbox(
        plain(LABEL.format(label=question.label, count=counted(question.count, "cell")) + near),
        codes,
        index=None,
        key=key,
        placeholder=NOT_DECIDED,
        format_func=lambda code: question.options.get(code, code),
        on_change=_labelled,
        args=(draft_id, key, question),
    )


def _labelled(draft_id: str, key: str, question: LabelQuestion) -> None:
    code = str(st.session_state.get(key) or "")
    bench().change(draft_id, lambda d: d.deciding(mapping=with_label(d.mapping, question, code)))


def _suggested(draft_id: str) -> None:
    def change(draft: Draft) -> Draft:
        mapping = draft.mapping
        for question in bench().asked[draft_id].labels.values():
            if question.suggested and not label_code(mapping, question):
                mapping = with_label(mapping, question, question.suggested)
        return draft.deciding(mapping=mapping)

    bench().change(draft_id, change)


def decide_employers(
    held: Bench, draft_id: str, checked: Checked, register: pd.DataFrame | None
) -> None:
    """Draw, for each unknown name, whom it means; one button adds those who are new."""
    asked, draft = held.asked[draft_id], held.drafts[draft_id]
    asked.employers |= {q.name: q for q in employers(checked, register)}
    if not asked.employers:
        return
    st.markdown(f"**{EMPLOYERS.format(count=counted(len(asked.employers), 'employer'))}**")
    known: dict[str, str] = {}
    if register is not None:
        known = dict(zip(register["employer_id"], register["employer"], strict=True))
    _add_button(draft_id, draft, asked)
    with st.container(horizontal=True, key=f"upload.{draft_id}.employers"):
        for place, question in enumerate(asked.employers.values() if known else ()):
            key = f"upload.{draft_id}.employer.{place}"
            _employer(draft, key, draft_id, question, known)


def _add_button(draft_id: str, draft: Draft, asked: Asked) -> None:
    key = f"upload.{draft_id}.add"
    if draft.choices.add_employers:
        st.caption(ADDED)
        st.button(TAKE_BACK, key=key, on_click=_add, args=(draft_id, False))
        return
    rest = [n for n in asked.employers if n not in draft.mapping.employers]
    if rest:
        label = ADD_ALL.format(count=counted(len(rest), "employer"))
        icon = ":material/domain_add:"
        st.button(label, key=key, icon=icon, on_click=_add, args=(draft_id, True))


def _add(draft_id: str, add: bool) -> None:
    bench().change(draft_id, lambda d: d.deciding(add_employers=add))


def _employer(
    draft: Draft, key: str, draft_id: str, question: EmployerQuestion, known: dict[str, str]
) -> None:
    first = [question.suggested] if question.suggested else []
    ids = [*first, *(i for i in known if i not in first)]
    mapped = draft.mapping.employers.get(question.name)
    st.session_state[key] = mapped if mapped in ids else None
    near = f" – perhaps “{known[question.suggested]}”" if question.suggested else ""
    st.selectbox(
        plain(EMPLOYER.format(name=question.name) + near),
        ids,
        index=None,
        key=key,
        placeholder="Choose an employer of the register",
        width=SIDE_BY_SIDE,
        format_func=lambda i: known.get(i, i),
        on_change=_mapped,
        args=(draft_id, key, question.name),
    )


def _mapped(draft_id: str, key: str, name: str) -> None:
    chosen = str(st.session_state.get(key) or "")
    bench().change(draft_id, lambda d: d.deciding(mapping=with_employer(d.mapping, name, chosen)))
