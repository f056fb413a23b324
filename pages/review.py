"""Shall stage two go ahead?"""

import streamlit as st

from ui.figure import show
from ui.guard import guard
from ui.meeting import Section, show_sections
from ui.outcomes import lines
from ui.review import (
    conditions,
    decide,
    decision_asked,
    equality,
    going_round,
    options,
    overrides_beside,
    risk_note,
    suggestion,
    unknown,
)
from ui.reviewing import open_review
from ui.text import plain
from wincore.explanations import ratings
from wincore.figures import money, outcomes, review, risks, workforce
from wincore.statistics import gate
from wincore.summary import outcome_lines

visit = guard("review")
opened = open_review(visit)
page, context = opened.page, opened.page.context


def _objectives() -> None:
    show(
        outcomes.objectives(context),
        "review.objectives",
        download_name=page.file_name("objectives"),
        explain=page.explain(*outcomes.parts(context)),
    )


def _outcomes() -> None:
    lines(page, outcome_lines(context.findings, context.framework, context.wave), "outcome")
    overrides_beside(opened)


def _employers() -> None:
    show(
        outcomes.grid(context),
        "review.grid",
        download_name=page.file_name("outcomes"),
        explain=page.told(*ratings.of_outcomes(context)),
    )


def _money() -> None:
    show(
        money.by_stage(context),
        "review.stages",
        download_name=page.file_name("costs"),
        explain=page.explain(*money.AMOUNTS, waves=money.waves(context)),
    )
    show(
        money.unit_costs(context),
        "review.unit",
        download_name=page.file_name("unit costs"),
        explain=page.explain(*money.UNIT_COSTS),
    )


def _workforce() -> None:
    show(
        review.representation(context),
        "review.workforce",
        download_name=page.file_name("workforce"),
        explain=page.explain("workforce.representation", groups=review.groups(context)),
    )
    st.caption(plain(f"{review.BASELINE} {review.CENSUS}"))
    show(
        workforce.against_london(context),
        "review.employers",
        download_name=page.file_name("workforce of employers"),
        explain=page.explain("workforce.representation", group=context.group),
    )


def _risks() -> None:
    show(risks.register(context), "review.risks", download_name=page.file_name("risks"))
    risk_note(opened)


with opened.in_force():
    show_sections(
        [
            Section("The decision asked", lambda: decision_asked(opened)),
            Section(
                "Suggested outcome",
                lambda: suggestion(gate(context.findings, context.framework)),
            ),
            Section("Objectives", _objectives),
            Section("Outcomes", _outcomes),
            Section("Employers by outcomes", _employers),
            Section("Money", _money),
            Section("Workforce baseline", _workforce),
            Section("What is not known", lambda: unknown(context)),
            Section("Risks", _risks),
            Section("Equality note", lambda: equality(opened)),
            Section("Options", lambda: options(opened)),
            Section("Conditions and actions", lambda: conditions(opened)),
            Section("Record", lambda: decide(opened)),
            Section("Freezes and the pack", lambda: going_round(opened)),
        ]
    )
