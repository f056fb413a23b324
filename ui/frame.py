"""What every page has around it: its question, its choices, its date, and what it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from ui import filters as choices
from ui import navigation, reads, states
from ui.explained import Explain, Explained, Told
from ui.filters import Filters
from ui.guard import Visit
from ui.pagelist import ICON, PRODUCT
from ui.reads import Held
from ui.shared import shared
from ui.text import plain
from wincore.charts import Line
from wincore.explanations import Explanation
from wincore.figures import Context
from wincore.findings import ALL
from wincore.framework import Framework, Indicator
from wincore.framework.categories import EVERYBODY
from wincore.wording import british_date

STYLE = Path(__file__).with_name("style.css")
DEMONSTRATION = "Demonstration: everything shown is fictional"
SEEN_AS = {
    "evaluator": "Evaluator's view, not to be passed on",
    "panel": "As the review panel sees it",
    "public": "As the public sees it",
}


@dataclass(frozen=True)
class Page:
    """An open page: who looks, what was chosen, what is held."""

    visit: Visit
    filters: Filters
    held: Held

    @property
    def framework(self) -> Framework:
        """The framework as its files are now."""
        return self.held.framework

    @property
    def context(self) -> Context:
        """What the figures of `wincore.figures` are made from."""
        return Context(
            findings=self.held.findings,
            snapshot=self.held.snapshot,
            framework=self.held.framework,
            audience=self.held.audience,
            wave=self.filters.wave,
            group=self.filters.group,
            employer=self.filters.employer,
        )

    def rows(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return findings of an indicator at the chosen wave, for the chosen employer if one is."""
        narrow = {"wave": self.filters.wave} | where
        if self.filters.one_employer:
            narrow = {"employer": self.filters.employer} | narrow
        return self.held.rows(indicator, **narrow)

    def employers(self, indicator: str, **where: str) -> pd.DataFrame:
        """Return findings of an indicator at the chosen wave for single employers."""
        found = self.rows(indicator, **where)
        single: pd.DataFrame = found[found["employer"] != ALL]
        return single

    @property
    def both_waves(self) -> tuple[str, ...]:
        """The chosen wave, and the first one where it is another."""
        return tuple(dict.fromkeys((self.filters.wave, self.context.first_wave)))

    def explain(
        self,
        *indicators: str,
        group: str = EVERYBODY,
        groups: Sequence[str] = (),
        waves: Sequence[str] = (),
    ) -> tuple[Explained, ...]:
        """Return the explanations of a chart's findings; an indicator that was taken out has none.

        ``groups`` and ``waves`` are those that the chart shows side by side, where it does.
        """
        known = {i.id: i for i in self.framework.indicators}
        whole = [
            (known[name], one, wave)
            for wave in waves or (self.filters.wave,)
            for name in indicators
            if name in known
            for one in groups or (group,)
        ]
        return tuple(
            Explain(i, self.held, w, g, self.filters.employer, _label(i, g, w, groups, waves))
            for i, g, w in whole
        )

    def told(self, *found: Explanation) -> tuple[Explained, ...]:
        """Return explanations of figures that are no findings, as charts take them."""
        wave, employer = self.filters.wave, self.filters.employer
        return tuple(Told(one, self.held, wave, employer) for one in found)

    def london(self, group: str) -> Line | None:
        """Return London's share of a group as pages use it first, or None where it is required."""
        row = self.framework.benchmark_for(group)
        if row is None or row.share is None:
            return None
        return Line(row.share, "London", f"{row.base}, {row.year}. {row.source}")

    def outcome_titles(self) -> dict[str, str]:
        """Return outcome id -> title, "all" first, with the rooms that are no outcome last."""
        known = {o.id: o.title for o in self.framework.outcomes}
        others = dict.fromkeys(i.outcome for i in self.framework.indicators)
        return {ALL: "All"} | known | {o: o.capitalize() for o in others if o not in known}

    def links_to_employers(self) -> None:
        """Draw a link to each employer's own story."""
        for name in sorted(set(self.held.findings["employer"]) - {ALL}):
            navigation.link("employers", plain(name), employer=name)

    def file_name(self, *words: str) -> str:
        """Return words for the name of a download that tells what was chosen."""
        chosen = (*words, *self.filters.words(), self.filters.as_at.isoformat())
        return " ".join(chosen)


def _label(
    indicator: Indicator, group: str, wave: str, groups: Sequence[str], waves: Sequence[str]
) -> str:
    """Return the title of an indicator, with group and wave where several stand side by side."""
    beside = (group if len(groups) > 1 else "", wave if len(waves) > 1 else "")
    return ", ".join([indicator.title, *(word for word in beside if word)])


def open_page(visit: Visit, *names: str, group: str = EVERYBODY) -> Page:
    """Draw the head of a page with the named choices (wave, group, employer) and return the page.

    ``group`` is the group shown until another is chosen. Ends the run where nothing is held yet.
    """
    st.html(STYLE)
    with shared():
        head = st.container(gap="small")
    day, audience = choices.as_at_and_audience(visit.who)
    held = reads.held(day, audience)
    reads.note_given(visit.role, held)
    with head:
        st.title(plain(visit.page.question), anchor=False)
        line = st.empty()
        filters = choices.choose(held, day, names, group=group)
    line.caption(plain(choices.described(filters)))
    return finished(visit, filters, held)


def finished(visit: Visit, filters: Filters, held: Held) -> Page:
    """Draw what stands around a page once its choices are made, and return the page."""
    st.session_state[states.RELAX] = filters.relaxable()
    st.set_page_config(_tab(visit, filters), ICON)
    side(visit)
    said = [f"As at {british_date(filters.as_at)}", SEEN_AS[held.audience]]
    foot(held.demonstration, " · ".join(said))
    if not held.snapshot.uploads:
        _nothing_held(visit)
    return Page(visit, filters, held)


def _tab(visit: Visit, filters: Filters) -> str:
    return " – ".join([visit.page.title, *filters.words(), PRODUCT])


def side(visit: Visit) -> None:
    """Say in the side bar who is signed in."""
    with st.sidebar:
        st.caption(f"Signed in: {plain(visit.who.who)}")
        if visit.who.can_leave:
            st.button("Sign out", on_click=st.logout, icon=":material/logout:")


def foot(demonstration: bool, said: str) -> None:
    """Keep in sight that this is a demonstration, and what the page shows."""
    with st.bottom, st.container(horizontal=True, key="foot", vertical_alignment="center"):
        if demonstration:
            st.badge(DEMONSTRATION, icon=":material/science:", color="violet")
        st.caption(plain(said))


def _nothing_held(visit: Visit) -> None:
    states.empty(states.NOTHING_HELD)
    if visit.role == "evaluator":
        navigation.link("upload", states.GO_UPLOAD)
    st.stop()
