"""A survey instrument: items, answer sets and scales."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from wincore.framework.strict import Strict

ItemKind = Literal["likert", "single", "multiple", "number", "text"]
Demographic = Literal["employer", "ethnicity", "sex", "age_band", "level", "match_code"]


class Answer(Strict):
    """One answer: its code as stored, its label as printed, other labels found in files."""

    code: str
    label: str
    also: list[str] = Field(default_factory=list)


class AnswerSet(Strict):
    """A set of answers, from least to most; `top` holds the codes that count as agreeing."""

    id: str
    answers: list[Answer]
    ordered: bool = True
    top: list[str] = Field(default_factory=list)
    bottom: list[str] = Field(default_factory=list)
    neutral: str = ""

    def values(self) -> dict[str, int]:
        """Return code -> 1..k in the order of meaning."""
        return {a.code: i for i, a in enumerate(self.answers, start=1)}


class Item(Strict):
    """One question. `demographic` marks those that describe the respondent."""

    id: str
    text: str
    kind: ItemKind
    answers: str = ""  # id of an answer set
    scale: str = ""
    reverse: bool = False
    demographic: Demographic | Literal[""] = ""
    also: list[str] = Field(default_factory=list)  # earlier wordings that ask the same
    codes: list[str] = Field(default_factory=list)  # other column codes under which tools export it


class Scale(Strict):
    """Items that together measure one thing; the score is the mean of the items, 1 to k points."""

    id: str
    title: str
    indicator: str = ""
    items: list[str] = Field(default_factory=list)  # filled from the items when left empty
    short: str = ""


class Instrument(Strict):
    """A questionnaire with its items, its answer sets and its scales."""

    id: str
    title: str
    version: str
    respondents: str
    waves: list[str]
    paired: bool = False  # the same people are asked in each wave
    answer_sets: list[AnswerSet]
    scales: list[Scale]
    items: list[Item]

    @model_validator(mode="after")
    def _references_hold(self) -> Instrument:
        sets, scales = {a.id for a in self.answer_sets}, {s.id for s in self.scales}
        for item in self.items:
            if item.answers and item.answers not in sets:
                raise ValueError(f"item {item.id}: answer set {item.answers!r} is not defined")
            if item.scale and item.scale not in scales:
                raise ValueError(f"item {item.id}: scale {item.scale!r} is not defined")
        return self

    def answer_set(self, item: Item) -> AnswerSet | None:
        """Return the answer set of an item, or None for free text and numbers."""
        return {a.id: a for a in self.answer_sets}.get(item.answers)

    def item(self, item_id: str) -> Item:
        """Return the item of that id; raise KeyError if there is none."""
        return {i.id: i for i in self.items}[item_id]

    def scale_items(self, scale_id: str) -> list[Item]:
        """Return the items of a scale, in the order of the questionnaire."""
        return [i for i in self.items if i.scale == scale_id]
