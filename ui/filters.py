"""Choices that live in the address, so that a view can be linked, and two pages share one choice.

A parameter is a plain word and is left out of the address while it has its default:
``/workforce?wave=baseline&group=Black+men&black=broad``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from ui import reads
from ui.identity import Identity
from ui.reads import Held
from ui.shared import shared
from wincore.findings import ALL, Audience
from wincore.framework.categories import EVERYBODY
from wincore.indicators.groups import GROUPS
from wincore.wording import british_date

WAVE, AS_AT, GROUP, BLACK, EMPLOYER, AUDIENCE = (
    "wave",
    "as_at",
    "group",
    "black",
    "employer",
    "audience",
)
PARAMETERS = (WAVE, AS_AT, GROUP, BLACK, EMPLOYER, AUDIENCE)
STRICT, BROAD = "strict", "broad"
BROAD_SUFFIX = " (broad)"
PICK = 230  # pixels of one choice on a wide screen
EVERY_EMPLOYER = "all employers"
ONE_DAY = (
    "The panel and the public see the newest figures only: those of two days could be taken from "
    "each other. What was shown before stands in the packs that were given out."
)
HELP_BLACK = (
    "Strict: African, Caribbean and Other Black. Broad adds White and Black Caribbean and White "
    "and Black African. Figures and benchmark always switch together."
)


@dataclass(frozen=True)
class Filters:
    """What the reader has chosen. ``group`` carries "(broad)" where the broad definition is on."""

    wave: str
    as_at: dt.date
    group: str = EVERYBODY
    employer: str = ALL
    audience: Audience = "evaluator"
    chosen: tuple[str, ...] = ()  # parameters that differ from their default

    @property
    def one_employer(self) -> bool:
        """True when a single employer is chosen."""
        return self.employer != ALL

    def words(self) -> list[str]:
        """Return the choices in words, for the line below the title and the browser's tab."""
        said = [self.wave[:1].upper() + self.wave[1:]]
        said += [self.group] if self.group != EVERYBODY else []
        said += [self.employer] if self.one_employer else []
        return said

    def relaxable(self) -> tuple[str, ...]:
        """Return the names of the choices that narrow the page, for a page that came out empty."""
        names = {WAVE: "the wave", GROUP: "the group", EMPLOYER: "the employer", AS_AT: "the date"}
        return tuple(names[c] for c in self.chosen if c in names)


def pick(label: str, options: Sequence[str], key: str, default: str, help_: str = "") -> str:
    """Draw a select box bound to the address; return the choice, always one of those offered."""
    place = options.index(default) if default in options else 0
    with shared():
        found = st.selectbox(
            label, options, place, key=key, help=help_ or None, bind="query-params"
        )
    return found if found in options else options[place]


def as_at_and_audience(who: Identity) -> tuple[dt.date, Audience]:
    """Draw the two choices that hold on every page, in the side bar, and return them.

    The panel and the public see what is held now, and no other day: the figures of two days could
    be taken from each other. What they were given before stands in their packs.
    """
    newest = reads.latest_day()
    with st.sidebar, shared():
        place = st.container()
        seen_as = _audience(who)
    with place, shared():
        if seen_as != "evaluator":
            st.caption(f"As at {british_date(newest)}", help=ONE_DAY)
            return newest, seen_as
        day = st.date_input("As at", newest, key=AS_AT, format="DD/MM/YYYY", bind="query-params")
    return (day if isinstance(day, dt.date) else newest), seen_as


def _audience(who: Identity) -> Audience:
    allowed = who.may_see_as()
    if len(allowed) == 1:
        return who.role
    found = pick("View as", list(allowed), AUDIENCE, who.role)
    return next((a for a in allowed if a == found), allowed[-1])


def choose(held: Held, day: dt.date, names: Sequence[str], *, group: str = EVERYBODY) -> Filters:
    """Draw the named choices in one row and return all; one that is not drawn has its default.

    ``names`` are among wave, group and employer; ``group`` is the default group. The switch between
    the strict and the broad definition comes with the group.
    """
    defaults = {WAVE: latest_wave(held), GROUP: group, EMPLOYER: EVERY_EMPLOYER}
    chosen = dict(defaults)
    black = STRICT
    width = PICK * max(1, len(names) + (GROUP in names))
    with shared():
        row = st.container(horizontal=True, key="filters", vertical_alignment="bottom", width=width)
    with row:
        for name in names:
            chosen[name] = _DRAW[name](held, defaults[name])
        if GROUP in names and chosen[GROUP] + BROAD_SUFFIX in GROUPS:
            black = _definition()
    moved = [n for n in chosen if chosen[n] != defaults[n]]
    return Filters(
        wave=chosen[WAVE],
        as_at=day,
        group=chosen[GROUP] + (BROAD_SUFFIX if black == BROAD else ""),
        employer=ALL if chosen[EMPLOYER] == EVERY_EMPLOYER else chosen[EMPLOYER],
        audience=held.audience,
        chosen=tuple(moved + ([AS_AT] if day != reads.latest_day() else [])),
    )


def latest_wave(held: Held) -> str:
    """Return the last wave for which there is any figure, or the first wave."""
    with_data = set(held.findings.loc[held.findings["value"].notna(), "wave"])
    waves = [w.id for w in held.framework.programme.waves]
    return next((w for w in reversed(waves) if w in with_data), waves[0])


def _wave(held: Held, default: str) -> str:
    return pick("Wave", [w.id for w in held.framework.programme.waves], WAVE, default)


def _group(held: Held, default: str) -> str:
    return pick("Group", [g for g in GROUPS if not g.endswith(BROAD_SUFFIX)], GROUP, default)


def _employer(held: Held, default: str) -> str:
    names = sorted(set(held.findings["employer"]) - {ALL})
    return pick("Employer", [EVERY_EMPLOYER, *names], EMPLOYER, default)


def _definition() -> str:
    with shared():
        found = st.segmented_control(
            "Black",
            [STRICT, BROAD],
            default=STRICT,
            required=True,
            key=BLACK,
            help=HELP_BLACK,
            bind="query-params",
        )
    return BROAD if found == BROAD else STRICT


_DRAW: dict[str, Callable[[Held, str], str]] = {WAVE: _wave, GROUP: _group, EMPLOYER: _employer}


def described(filters: Filters) -> str:
    """Return the line that says what a page shows: choices and date."""
    return " · ".join([*filters.words(), f"as at {british_date(filters.as_at)}"])
