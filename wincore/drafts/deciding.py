"""Decisions on columns, labels and employers, as the mapping that reading a file takes."""

from __future__ import annotations

from collections.abc import Mapping

from wincore.drafts.questions import LabelQuestion
from wincore.framework.instrument import Instrument
from wincore.ingest.result import Checked, ColumnRole
from wincore.ingest.surveys.mapping import ColumnMapping, Decision

NOT_USED = "other"
DROPPED = "identifier"
ITEM = "item:"
ABOUT: dict[str, tuple[ColumnRole, str, str]] = {  # choice -> role, demographic, words
    "employer": ("employer", "", "The employer"),
    "wave": ("meta", "wave", "The wave"),
    "ethnicity": ("demographic", "ethnicity", "Ethnicity of the respondent"),
    "sex": ("demographic", "sex", "Sex of the respondent"),
    "age_band": ("demographic", "age_band", "Age of the respondent"),
    "match_code": ("demographic", "match_code", "Code by which answers are matched (hashed)"),
}
LEAVE_OUT = "Not used"
IDENTIFIES = "Identifies people: drop it"


def roles(instrument: Instrument | None) -> dict[str, str]:
    """Return what a column can be said to be: choice -> words, items in their order first."""
    items = instrument.items if instrument else []
    asked = {ITEM + i.id: i.text for i in items if not i.demographic}
    people = {choice: words for choice, (_, _, words) in ABOUT.items()}
    return asked | people | {NOT_USED: LEAVE_OUT, DROPPED: IDENTIFIES}


def decision(choice: str, reason: str = "") -> Decision:
    """Return the decision that a choice of `roles` stands for."""
    if choice.startswith(ITEM):
        return Decision(role="item", item=choice.removeprefix(ITEM), reason=reason)
    if choice in ABOUT:
        role, item, _ = ABOUT[choice]
        return Decision(role=role, item=item, reason=reason)
    return Decision(role="identifier" if choice == DROPPED else "other", reason=reason)


def choice_of(decided: Decision) -> str:
    """Return the choice of `roles` that a decision came from."""
    if decided.role == "item":
        return ITEM + decided.item
    if decided.role in ("employer", "identifier", "other"):
        return decided.role
    return decided.item if decided.item in ABOUT else NOT_USED


def with_column(mapping: ColumnMapping, header: str, decided: Decision | None) -> ColumnMapping:
    """Return the mapping with a decision on one column, or without one."""
    columns = {h: d for h, d in mapping.columns.items() if h != header}
    columns |= {header: decided} if decided else {}
    return mapping.model_copy(update={"columns": columns})


def with_label(mapping: ColumnMapping, question: LabelQuestion, code: str) -> ColumnMapping:
    """Return the mapping with the meaning of a label in all its items; "" takes it back."""
    labels = {item: dict(found) for item, found in mapping.labels.items()}
    for item in question.items:
        own = {label: c for label, c in labels.get(item, {}).items() if label != question.label}
        labels[item] = own | ({question.label: code} if code else {})
    return mapping.model_copy(update={"labels": {i: found for i, found in labels.items() if found}})


def label_code(mapping: ColumnMapping, question: LabelQuestion) -> str:
    """Return what was decided about a label, or ""."""
    return mapping.labels.get(question.items[0], {}).get(question.label, "")


def with_employer(mapping: ColumnMapping, name: str, employer_id: str) -> ColumnMapping:
    """Return the mapping with the employer a name means; "" takes it back."""
    employers = {n: e for n, e in mapping.employers.items() if n != name}
    employers |= {name: employer_id} if employer_id else {}
    return mapping.model_copy(update={"employers": employers})


def merged(first: ColumnMapping, then: ColumnMapping) -> ColumnMapping:
    """Return the decisions of both; of two on the same thing the latter counts."""
    labels = {i: dict(found) for i, found in first.labels.items()}
    for item, found in then.labels.items():
        labels[item] = labels.get(item, {}) | found
    return then.model_copy(
        update={
            "columns": first.columns | then.columns,
            "labels": labels,
            "employers": first.employers | then.employers,
        }
    )


def to_remember(mapping: ColumnMapping) -> ColumnMapping:
    """Return what also holds for the next file: not the wave and employer of this one."""
    return mapping.model_copy(update={"wave": "", "employer": ""})


def fitting(remembered: Mapping[str, object], checked: Checked) -> ColumnMapping:
    """Return those of the remembered decisions that concern a file: its columns, and all labels."""
    found = ColumnMapping.model_validate(dict(remembered)) if remembered else ColumnMapping()
    headers = {c.header for c in checked.columns}
    columns = {h: d for h, d in found.columns.items() if h in headers}
    return found.model_copy(update={"columns": columns})
